package io.sigil.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells that stand under each other. Not thread-safe. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(Screen screen) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        boolean header = true;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                boolean last = i == row.size() - 1;
                line.append(row.get(i)).append(last ? "" : " ".repeat(widths[i] - length(row.get(i))) + GAP);
            }
            screen.line(header ? screen.paint().heading(line.toString()) : line.toString());
            header = false;
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
