package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements and what becomes of them, dialect by dialect. In {@code cases/*.txt} a statement's line is followed by its
 * outcome: {@code P} passes through; {@code W} is rewritten, with the physical SQL ({@code =}: unchanged), the binding of
 * each placeholder and the decoder of each result column, result set after result set ({@code plain}: of any columns;
 * {@code any}: any results, nothing ruled in them); {@code R} is refused, with the message.
 */
class AnalysisCasesTest {

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Dialect dialect : List.of(Dialect.H2, Dialect.POSTGRESQL, Dialect.MYSQL)) {
            List<String> lines = Files.readAllLines(path(dialect));
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                all.add(Arguments.of(dialect, lines.get(i), lines.get(i + 1).strip()));
            }
        }
        return all.stream();
    }

    private static Path path(Dialect dialect) {
        return Path.of("src/test/resources/io/sigil/sql/cases", dialect + ".txt");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void statementHasItsOutcome(Dialect dialect, String sql, String outcome) {
        assertThat(outcome(new SqlFixture(dialect), sql)).isEqualTo(outcome);
    }

    static String outcome(SqlFixture fixture, String sql) {
        AnalyzedStatement statement = fixture.analyze(sql);
        return switch (statement.kind()) {
            case PASS_THROUGH ->
                "P" + (statement.changesSession() ? " session" : "") + (statement.changesSchema() ? " schema" : "");
            case REFUSED -> "R " + firstLine(statement.refusal().exception().getMessage());
            case REWRITTEN -> rewritten(statement, sql);
        };
    }

    /** The others show the place. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElseThrow();
    }

    private static String rewritten(AnalyzedStatement statement, String sql) {
        String text = statement.text().equals(sql) ? "=" : statement.text();
        String targets = statement.targets().stream().map(Relation::toString).collect(Collectors.joining(" and "));
        return "W " + text + " " + statement.parameters() + " -> " + results(statement.results())
                + (targets.isEmpty() ? "" : " into " + targets);
    }

    private static String results(ResultPlan plan) {
        if (plan.equals(ResultPlan.PLAIN)) {
            return "any";
        }
        List<String> results = new ArrayList<>();
        for (int i = 0; !plan.at(i).equals(ResultColumns.NONE); i++) {
            List<RuledColumn> columns = plan.at(i).columns();
            results.add(
                    columns == null
                            ? "plain"
                            : columns.stream()
                                    .map(c -> Objects.toString(c, "-"))
                                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return results.isEmpty() ? "none" : String.join(" then ", results);
    }
}
