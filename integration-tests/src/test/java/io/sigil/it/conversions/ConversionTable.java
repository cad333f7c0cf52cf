package io.sigil.it.conversions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the cells. */
final class ConversionTable {
    private final List<Cell> cells;
    private final Explanations explanations;

    ConversionTable(List<Cell> cells, Explanations explanations) {
        this.cells = cells;
        this.explanations = explanations;
    }

    /** Those that differ and that no rule explains. */
    List<Cell> unexplained() {
        return cells.stream()
                .filter(cell -> !cell.equal() && explanations.of(cell).isEmpty())
                .toList();
    }

    /** One line. */
    String summary(String title) {
        long equal = cells.stream().filter(Cell::equal).count();
        int different = unexplained().size();
        return title + ": " + cells.size() + " cells: " + equal + " equal, " + (cells.size() - equal - different)
                + " explained, " + different + " different";
    }

    /** Every cell in one file, those that no rule explains in another. */
    void writeTo(Path folder, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Cell cell : cells) {
            Optional<Explanations.Rule> rule = cell.equal() ? Optional.empty() : explanations.of(cell);
            lines.add(cell.column() + "|" + cell.way() + "|" + cell.method() + "|" + cell.value() + "|"
                    + (cell.equal()
                            ? "equal"
                            : rule.map(Explanations.Rule::name).orElse("DIFFERENT")) + "|" + cell.plain() + "|"
                    + cell.ruled());
        }
        Files.write(folder.resolve(name + ".txt"), lines);
        Files.write(
                folder.resolve(name + "-different.txt"),
                lines.stream().filter(line -> line.contains("|DIFFERENT|")).toList());
    }
}
