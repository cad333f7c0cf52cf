package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads coverage.txt: what must work. {@code == part} and {@code = row} open a part and a row of the coverage table, {@code also
 * Class.method} names a test that holds the row beside the matrix; the others are the row's positions, {@code key | letters of the modes |
 * letters of the dialects that have it | forms of its values}, of which the last two may be missing.
 */
final class CoverageFile {
    private static final String NAME = "coverage.txt";

    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final List<CoverageRow> rows = new ArrayList<>();
    private String part = "";

    private CoverageFile() {}

    static CoverageFile read() throws IOException {
        CoverageFile file = new CoverageFile();
        try (InputStream in = CoverageFile.class.getResourceAsStream(NAME)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(file::line);
        }
        return file;
    }

    List<CoverageRow> rows() {
        return rows;
    }

    Collection<Position> positions() {
        return positions.values();
    }

    Position position(String key) {
        Position position = positions.get(key);
        if (position == null) {
            throw new IllegalArgumentException("no position " + key);
        }
        return position;
    }

    private void line(String line) {
        if (line.startsWith("== ")) {
            part = line.substring(3);
        } else if (line.startsWith("= ")) {
            rows.add(new CoverageRow(part, line.substring(2), List.of()));
        } else if (line.startsWith("also ")) {
            CoverageRow row = rows.remove(rows.size() - 1);
            rows.add(new CoverageRow(
                    row.part(), row.text(), List.of(line.substring(5).split(", ", -1))));
        } else {
            String[] fields = line.split(" \\| ", -1);
            positions.put(
                    fields[0],
                    new Position(
                            fields[0],
                            rows.get(rows.size() - 1),
                            modes(fields[1]),
                            fields.length > 2 ? MatrixFile.dialects(fields[2]) : EnumSet.allOf(Dialect.class),
                            fields.length > 3
                                    ? Stream.of(fields[3].split(" ", -1))
                                            .map(Template.Form::valueOf)
                                            .collect(Collectors.toSet())
                                    : Set.of(Template.Form.PLACEHOLDER, Template.Form.LITERAL)));
        }
    }

    private static Set<CipherMode> modes(String letters) {
        return letters.equals("-")
                ? Set.of()
                : letters.chars()
                        .mapToObj(Character::toString)
                        .map(CipherMode::ofLetter)
                        .collect(Collectors.toSet());
    }
}
