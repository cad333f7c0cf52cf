package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import io.sigil.it.matrix.MatrixLine.LineStyle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads matrix.txt. {@code == part} opens a part, {@code = position | title} and {@code = position | title | why} a heading: the position
 * is one of {@link CoverageFile}; the last field says why the lines are refused, and only stands at a position that must be refused. {@code
 * later reason = words} says why something is refused for now, {@code bug reason = words} what differs; {@code known
 * reason | dialect | type} names a bug that any case of this type may show; a line of cases is {@code dialects | expectations |
 * types and style | SQL ;; SQL}: dialects by letter (H2, PostgreSQL, MariaDB, mYsql), expectations by mode ({@code D=},
 * {@code D~plan} or {@code X2003}, see {@link Expectation}; what is expected of D is expected of F, which takes fewer types and has no procedures, unless
 * the line says otherwise; {@code F-} runs no F). {@code +position} beside the types names a further position of the line.
 */
final class MatrixFile {
    private static final String NAME = "matrix.txt";
    private static final Map<Character, Dialect> DIALECTS =
            Map.of('H', Dialect.H2, 'P', Dialect.POSTGRESQL, 'M', Dialect.MARIADB, 'Y', Dialect.MYSQL);
    private static final Set<MatrixType> CORE = EnumSet.of(MatrixType.TEXT, MatrixType.STORED, MatrixType.DATE);
    private static final Set<MatrixType> ALL = EnumSet.allOf(MatrixType.class);

    private final CoverageFile coverage;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<MatrixRow> rows = new ArrayList<>();
    private final List<MatrixLine> lines = new ArrayList<>();
    private String part = "";

    private MatrixFile(CoverageFile coverage) {
        this.coverage = coverage;
    }

    static MatrixFile read() throws IOException {
        MatrixFile file = new MatrixFile(CoverageFile.read());
        try (InputStream in = MatrixFile.class.getResourceAsStream(NAME)) {
            List<String> text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 0; i < text.size(); i++) {
                try {
                    file.line(text.get(i).strip(), i + 1);
                } catch (RuntimeException e) {
                    throw new IllegalStateException(NAME + ", line " + (i + 1) + ": " + text.get(i), e);
                }
            }
        }
        return file;
    }

    CoverageFile coverage() {
        return coverage;
    }

    List<MatrixRow> rows() {
        return rows;
    }

    List<MatrixLine> lines() {
        return lines;
    }

    /** Whether a bug is known that any case of this type may show. */
    boolean isKnown(MatrixCase matrixCase) {
        return known.containsKey(matrixCase.dialect() + " " + matrixCase.type());
    }

    /** The bugs that any case of a type may show, in words. */
    List<String> known() {
        return known.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + reasons.get(entry.getValue()))
                .toList();
    }

    /** The bug that a case shows, in words. */
    String bug(MatrixCase matrixCase) {
        String key = matrixCase.expectation().kind() == Expectation.Kind.KNOWN_BUG
                ? matrixCase.expectation().detail().get(0)
                : known.getOrDefault(matrixCase.dialect() + " " + matrixCase.type(), "");
        return reasons.getOrDefault(key, "not written down");
    }

    /** Why something is refused for now, in words. */
    String reason(String key) {
        return reasons.get(key);
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("== ")) {
            part = line.substring(3);
        } else if (line.startsWith("= ")) {
            String[] fields = line.substring(2).split(" \\| ", 3);
            if (fields.length > 2 && !coverage.position(fields[0]).isRefused()) {
                throw new IllegalArgumentException("what must work isn't refused for a reason");
            }
            rows.add(new MatrixRow(
                    part,
                    coverage.position(fields[0]),
                    fields[1],
                    fields.length > 2 ? Optional.of(fields[2]) : Optional.empty()));
        } else if (line.startsWith("later ") || line.startsWith("bug ")) {
            String[] fields = line.substring(line.indexOf(' ') + 1).split(" = ", 2);
            reasons.put(fields[0], fields[1]);
        } else if (line.startsWith("known ")) {
            String[] fields = line.substring(6).split(" \\| ", 3);
            known.put(DIALECTS.get(fields[1].charAt(0)) + " " + MatrixType.valueOf(fields[2]), fields[0]);
        } else {
            String[] fields = line.split(" \\| ", 4);
            Map<CipherMode, Expectation> expectations = expectations(fields[1]);
            if (Template.callsProcedure(fields[3])) {
                expectations.remove(CipherMode.FORMAT_PRESERVING);
            }
            lines.add(new MatrixLine(
                    rows.get(rows.size() - 1),
                    positions(rows.get(rows.size() - 1), fields[2]),
                    number,
                    dialects(fields[0]),
                    expectations,
                    types(fields[2]),
                    style(fields[2]),
                    List.of(fields[3].split(" ;; ", -1))));
        }
    }

    private Set<Position> positions(MatrixRow row, String field) {
        Set<Position> positions = new LinkedHashSet<>(Set.of(row.position()));
        for (String word : field.strip().split("[ ,]+", -1)) {
            if (word.startsWith("+")) {
                positions.add(coverage.position(word.substring(1)));
            }
        }
        return positions;
    }

    static Set<Dialect> dialects(String letters) {
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        letters.strip().chars().forEach(letter -> dialects.add(DIALECTS.get((char) letter)));
        return dialects;
    }

    private Map<CipherMode, Expectation> expectations(String field) {
        Map<CipherMode, Expectation> expectations = new EnumMap<>(CipherMode.class);
        List<String> words = new ArrayList<>(List.of(field.strip().split(" ", -1)));
        boolean withoutFormat = words.remove("F-");
        for (String word : words) {
            for (CipherMode mode : CipherMode.values()) {
                if (word.startsWith(mode.letter())) {
                    expectations.put(mode, Expectation.parse(word.substring(1)));
                }
            }
        }
        if (expectations.size() != words.size()) {
            throw new IllegalArgumentException(field);
        }
        Expectation deterministic = expectations.get(CipherMode.DETERMINISTIC);
        if (deterministic != null && !withoutFormat) {
            expectations.putIfAbsent(CipherMode.FORMAT_PRESERVING, deterministic);
        }
        for (Expectation expectation : expectations.values()) {
            boolean hasReason = expectation.kind() == Expectation.Kind.REFUSED_FOR_NOW
                    || expectation.kind() == Expectation.Kind.KNOWN_BUG;
            if (hasReason && !reasons.containsKey(expectation.detail().get(0))) {
                throw new IllegalArgumentException("no reason " + expectation.detail());
            }
        }
        return expectations;
    }

    private static List<MatrixType> types(String field) {
        Set<MatrixType> types = EnumSet.noneOf(MatrixType.class);
        for (String word : field.strip().split("[ ,]+", -1)) {
            switch (word) {
                case "all" -> types.addAll(ALL);
                case "core" -> types.addAll(CORE);
                case "unique" -> types.addAll(EnumSet.complementOf(EnumSet.of(MatrixType.BOOLEAN)));
                case "batch", "keys", "ddl" -> {}
                default -> {
                    if (!word.startsWith("+")) {
                        types.add(MatrixType.valueOf(word.toUpperCase(Locale.ROOT)));
                    }
                }
            }
        }
        return List.copyOf(types);
    }

    private static LineStyle style(String field) {
        return Stream.of(LineStyle.values())
                .filter(style -> Arrays.asList(field.strip().split("[ ,]+", -1))
                        .contains(style.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(LineStyle.PLAIN);
    }
}
