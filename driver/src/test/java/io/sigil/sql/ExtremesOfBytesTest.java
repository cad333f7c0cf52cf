package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL has MIN and MAX of BYTEA since 18; before, cells are compared as hexadecimal text. */
class ExtremesOfBytesTest {
    private final SqlFixture old =
            new SqlFixture(new SqlSession(Dialect.POSTGRESQL, true, false, true, true, false, "db", List.of("public")));

    private String text(String sql) {
        AnalyzedStatement statement = old.analyze(sql);
        assertThat(statement.kind()).as(sql).isEqualTo(AnalyzedStatement.Kind.REWRITTEN);
        return statement.text();
    }

    @Test
    void anExtremeIsTakenFromHexadecimalTextThatSortsAsBytesDo() {
        assertThat(text("SELECT MAX(pay) FROM staff"))
                .isEqualTo("SELECT decode(MAX(encode(pay, 'hex') COLLATE \"C\"), 'hex') AS \"max\" FROM staff");
        assertThat(text("SELECT min(DISTINCT s.pay) FILTER (WHERE id > 1) m FROM staff s"))
                .isEqualTo(
                        "SELECT decode(min(DISTINCT encode(s.pay, 'hex') COLLATE \"C\") FILTER (WHERE id > 1), 'hex') m"
                                + " FROM staff s");
        assertThat(text("SELECT (MIN(pay) OVER (PARTITION BY id)) AS m FROM staff"))
                .isEqualTo("SELECT decode((MIN(encode(pay, 'hex') COLLATE \"C\") OVER (PARTITION BY id)), 'hex') AS m"
                        + " FROM staff");
        assertThat(text("SELECT id FROM staff GROUP BY id HAVING MIN(pay) < ? ORDER BY MIN(pay), id"))
                .isEqualTo(
                        "SELECT id FROM staff GROUP BY id HAVING decode(MIN(encode(pay, 'hex') COLLATE \"C\"), 'hex') < ?"
                                + " ORDER BY SUBSTRING(decode(MIN(encode(pay, 'hex') COLLATE \"C\"), 'hex'), 1, 20), id");
    }

    @Test
    void cellsInTextStorageHaveTheirExtremesAnyway() {
        assertThat(text("SELECT MIN(grade) FROM staff")).isEqualTo("SELECT MIN(grade) FROM staff");
    }

    @Test
    void anAliasOfAnExtremeThatIsSortedByBeforeAnotherKeyIsRefused() {
        assertThat(old.analyze("SELECT id, MIN(pay) AS m FROM staff GROUP BY id ORDER BY m, id")
                        .kind())
                .isEqualTo(AnalyzedStatement.Kind.REFUSED);
    }
}
