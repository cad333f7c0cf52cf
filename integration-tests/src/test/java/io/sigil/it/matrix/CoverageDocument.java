package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.TwinResult.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** docs/sql-coverage.md, written from what the matrix found: it can't claim what isn't tested. */
final class CoverageDocument {
    private static final Map<Dialect, String> NAMES = new EnumMap<>(Map.of(
            Dialect.H2, "H2", Dialect.POSTGRESQL, "PostgreSQL", Dialect.MYSQL, "MySQL", Dialect.MARIADB, "MariaDB"));

    private static final String INTRODUCTION = """
            # SQL coverage

            What a statement over encrypted columns does. This page is written by the tests: every statement below ran on a
            plaintext database and, through Sigil, on an encrypted one, and rows, update counts, generated keys, column labels,
            metadata and kinds of errors were compared. Each ran with placeholders, with literals and with both mixed, for
            columns of several types, with `storage: binary` and `storage: text`.

            - **works**: the result equals that of the plaintext database.
            - **refused**: Sigil throws before anything is sent; errors.md explains the code. No plaintext left the driver.
            - **refused for now**: it will work in a later version.
            - **same error**: the database refuses the value, with or without Sigil, and the SQLState is of the same class.
            - **differs**: a known bug, unless what is said beside it says that it is meant.

            `c` and `c2` are encrypted columns of one domain, `t` and `u` tables that have them, `alien` is an encrypted column
            of another domain, `plain` a table without rules. `?` is a value: a placeholder or a literal.

            Three columns are randomized ones with `search: equality`, `prefix` (texts only) and `range`. The last one is
            format-preserving, of type VARCHAR or CHAR, with `alphabet: alphanumeric`.

            **Text compares as bytes do.** Two texts are equal under Sigil when every character is the same, case
            included. H2's and PostgreSQL's default collations decide equality the same way. MySQL and MariaDB
            compare without regard to case by default, so the plaintext columns of the comparison have the collation
            `utf8mb4_bin`; for an application that relies on `'Ann' = 'ann'` a searched column may name its collation in
            `normalize` ([rules.md](rules.md)). That collation
            ignores blanks at the end, and Sigil doesn't: `'Ann '` isn't `'Ann'`.

            **MySQL describes an integer that it computes by its plan**: `MIN(id) OVER (…)` or a CASE of numbers is INTEGER, or
            BIGINT where the rows go through a temporary table, also over plain columns and with equal rows. Over cells MySQL may
            choose another plan than over values, and then the description is that plan's; `getInt` and `getLong` work with both.
            MariaDB's `isNullable` of a plain column is of this kind: NOT NULL, or nullable where the rows go through a temporary table.
            """;

    private final MatrixFile file;
    private final List<MatrixOutcome> outcomes;

    CoverageDocument(MatrixFile file, List<MatrixOutcome> outcomes) {
        this.file = file;
        this.outcomes = outcomes;
    }

    String write() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("\n")
                .append(MatrixSummary.of("Cases of this page", outcomes)
                        .replaceFirst(": ", ": **")
                        .concat("**.\n"));
        if (!file.known().isEmpty()) {
            text.append(
                    "\nNot said again at each statement, bugs that any statement over a column of the type may show:\n\n");
            file.known().forEach(bug -> text.append("- ").append(bug).append('\n'));
        }
        text.append(positions());
        String part = "";
        for (MatrixRow row : file.rows()) {
            if (!row.part().equals(part)) {
                part = row.part();
                text.append("\n## ").append(part).append('\n');
            }
            text.append("\n### ").append(row.title()).append("\n\n");
            row.why().ifPresent(why -> text.append("*Refused:* ").append(why).append(".\n\n"));
            text.append(
                    "| statement | databases | deterministic | randomized | equality | prefix | range | format |\n|---|---|---|---|---|---|---|---|\n");
            statements(row).forEach((statement, cases) -> text.append(line(statement, cases)));
        }
        return text.toString();
    }

    /** What must work, and whether any of it is refused. */
    private String positions() {
        StringBuilder text = new StringBuilder("""

                ## What must work

                At each of these positions every statement must work with the kinds of columns named, with placeholders and
                literals, on every database that has it; where a statement stands at several, with those that all of them
                name. The build fails when one such case is refused. Why other statements are refused is said at them where that isn't
                plain; the last row is of statements that plaintext itself answers in two ways, as `NoOneAnswerTest` shows.

                | position | must work with | cases | of them refused | also tested by |
                |---|---|---|---|---|
                """);
        for (CoverageRow row : file.coverage().rows()) {
            List<Position> positions = file.coverage().positions().stream()
                    .filter(position -> position.row().equals(row))
                    .toList();
            List<MatrixOutcome> here = outcomes.stream()
                    .filter(outcome ->
                            outcome.matrixCase().line().positions().stream().anyMatch(positions::contains))
                    .toList();
            text.append("| ").append(row.text().replace("|", "\\|")).append(" | ");
            text.append(positions.stream()
                    .map(Position::works)
                    .distinct()
                    .map(CoverageDocument::modes)
                    .collect(Collectors.joining("; ")));
            text.append(" | ")
                    .append(here.stream().filter(MatrixOutcome::isDue).count())
                    .append(" | ")
                    .append(here.stream()
                            .filter(outcome -> outcome.isDue() && outcome.is(Outcome.REFUSED))
                            .count())
                    .append(" | ")
                    .append(row.also().stream()
                            .map(test -> "`" + test.substring(test.indexOf('.') + 1) + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String modes(Set<CipherMode> works) {
        if (works.isEmpty()) {
            return "none: refused";
        }
        return works.size() == CipherMode.values().length
                ? "all"
                : works.stream()
                        .sorted()
                        .map(mode -> mode.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }

    private Map<String, List<MatrixOutcome>> statements(MatrixRow row) {
        return outcomes.stream()
                .filter(outcome -> outcome.matrixCase().line().row().equals(row))
                .collect(Collectors.groupingBy(
                        outcome -> outcome.matrixCase().line().sql().stream()
                                .map(CoverageDocument::code)
                                .collect(Collectors.joining("; ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** A statement as code within a table: it may hold back quotes and pipes itself. */
    private static String code(String sql) {
        String text = Template.describe(sql).replace("|", "\\|");
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    private String line(String statement, List<MatrixOutcome> cases) {
        Set<Dialect> dialects = cases.stream()
                .map(outcome -> outcome.matrixCase().dialect())
                .collect(Collectors.toCollection(TreeSet::new));
        return "| " + statement + " | " + (dialects.size() == NAMES.size() ? "all" : names(dialects)) + " | "
                + Arrays.stream(CipherMode.values())
                        .map(mode -> cell(cases, mode))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    /** What it does, and on which databases where they differ. */
    private String cell(List<MatrixOutcome> cases, CipherMode mode) {
        Map<Dialect, String> byDialect = new EnumMap<>(Dialect.class);
        for (Dialect dialect : NAMES.keySet()) {
            List<MatrixOutcome> here = cases.stream()
                    .filter(outcome -> outcome.matrixCase().mode() == mode
                            && outcome.matrixCase().dialect() == dialect)
                    .toList();
            if (here.stream().anyMatch(outcome -> !outcome.known())) {
                byDialect.put(dialect, byType(here));
            }
        }
        if (byDialect.isEmpty()) {
            return "";
        }
        Map<String, Set<Dialect>> byWord = new LinkedHashMap<>();
        byDialect.forEach((dialect, word) ->
                byWord.computeIfAbsent(word, w -> new TreeSet<>()).add(dialect));
        List<String> words = new ArrayList<>();
        byWord.forEach((word, dialects) -> words.add(byWord.size() == 1 ? word : names(dialects) + ": " + word));
        return String.join("<br>", words);
    }

    private String byType(List<MatrixOutcome> cases) {
        Map<MatrixType, String> byType = new EnumMap<>(MatrixType.class);
        for (MatrixOutcome outcome : cases) {
            if (!outcome.known()) {
                byType.merge(outcome.matrixCase().type(), word(outcome), CoverageDocument::worse);
            }
        }
        Map<String, Set<String>> byWord = new LinkedHashMap<>();
        byType.forEach((type, word) -> byWord.computeIfAbsent(word, w -> new TreeSet<>())
                .add(type.name().toLowerCase(Locale.ROOT)));
        List<String> words = new ArrayList<>();
        byWord.forEach(
                (word, types) -> words.add(byWord.size() == 1 ? word : word + " (" + String.join(", ", types) + ")"));
        return String.join("; ", words);
    }

    /** Where one form of a statement differs, the statement does. */
    private static String worse(String one, String other) {
        return other.startsWith("**") || one.equals("works") ? other : one;
    }

    private String word(MatrixOutcome outcome) {
        Expectation expectation = outcome.matrixCase().expectation();
        if (outcome.is(Outcome.EQUAL)) {
            return outcome.result().failures().isEmpty() ? "works" : "same error";
        }
        if (outcome.is(Outcome.DIFFERENT)) {
            return "**differs**: " + file.bug(outcome.matrixCase());
        }
        String message = outcome.result().refusals().get(0);
        return outcome.isRefusedForNow()
                ? "refused for now: " + file.reason(expectation.detail().get(0))
                : "refused (" + message.substring(0, message.indexOf(':')) + ")";
    }

    private static String names(Set<Dialect> dialects) {
        return dialects.stream().map(NAMES::get).collect(Collectors.joining(", "));
    }
}
