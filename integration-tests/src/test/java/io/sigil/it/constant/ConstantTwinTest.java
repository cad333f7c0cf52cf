package io.sigil.it.constant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.schema.SessionReader;
import io.sigil.sql.SqlSession;
import io.sigil.sql.constant.ConstantReader;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/**
 * Every function that Sigil evaluates, against the real database: {@code SELECT f(args)} gives the same for each argument
 * that Sigil doesn't refuse.
 */
class ConstantTwinTest {
    private static final List<Object> TEXTS = Arrays.asList(
            null,
            "",
            " ",
            "  a b  ",
            "abc",
            "ABC xyz 09_-[]{}@`~",
            "iIlLkKsS",
            "\tq\n ",
            "a'b\"c\\d",
            "%_",
            "\u00e4\u00df\u0131\u0130",
            "\u00a0x\u00a0",
            "\ud83d\ude00xyz\ud83d\ude00",
            "ab\ud83d\ude00",
            "\u65e5\u672c\u8a9e",
            "abcdefghijkl   ",
            "long ".repeat(200));

    private static final List<Object> NUMBERS = Arrays.asList(
            null,
            0,
            1,
            -7,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            5_000_000_000L,
            new BigDecimal("10.50"),
            new BigDecimal("-0.005"),
            new BigDecimal("99999999999.99"));

    private static final List<String> TEXT = List.of(
            "upper(?)",
            "LOWER(?)",
            "trim(?)",
            "trim(leading from ?)",
            "trim(trailing from ?)",
            "trim(both from ?)",
            "ltrim(?)",
            "rtrim(?)",
            "concat(?, ?)",
            "concat(?, 'x', ?)",
            "concat('a', null, 'b')",
            "concat(?, '')",
            "coalesce(?, 'n/a')",
            "upper(coalesce(?, ?, 'n/a'))",
            "concat(upper(?), '-', trim(?))",
            "{fn ucase(?)}",
            "{fn lcase(?)}",
            "{fn ltrim(?)}",
            "{fn rtrim(?)}",
            "upper('it''s')",
            "concat(N'a', 'b')");

    private static final List<String> PIPES = List.of(
            "? || 'x'", "'a' || 'b' || 'c'", "? || ?", "(? || '-') || upper(?)", "'a' || null", "'' || ''", "? || ''");

    private static final List<String> ARITHMETIC =
            List.of("1 + 2", "10.50 - 0.5", "1 - 2 - 3", "-5 + 2.25", "-(1 + 2)");

    private static List<String> texts(Dialect dialect) {
        List<String> all = new ArrayList<>(TEXT);
        switch (dialect) {
            case H2 -> {
                all.addAll(PIPES);
                all.addAll(List.of(
                        "ucase(?)",
                        "lcase(?)",
                        "ifnull(?, 'x')",
                        "nullif(?, '')",
                        "nullif(?, 'abc')",
                        "cast(? as varchar(3))",
                        "cast(? as varchar)",
                        "cast(? as character varying(5))",
                        "cast('abcdef' as varchar(3))",
                        "cast(upper(?) as varchar(2))"));
            }
            case POSTGRESQL -> {
                all.addAll(PIPES);
                all.addAll(List.of(
                        "btrim(?)",
                        "nullif(?, '')",
                        "nullif(?, 'abc')",
                        "cast(? as varchar(3))",
                        "?::varchar(3)",
                        "?::varchar",
                        "?::text",
                        "'abcdef'::varchar(3)",
                        "(?)::text::varchar(5)",
                        "cast(? as character varying(5))",
                        "upper(?::text) || 'x'::varchar",
                        "concat(null::text, ?)",
                        "E'\\x41b\\u00e4\\103\\n' || ?",
                        "'a'\n  'b' || ?"));
            }
            case MARIADB, MYSQL ->
                all.addAll(List.of(
                        "ucase(?)",
                        "lcase(?)",
                        "ifnull(?, 'x')",
                        "cast(? as char(20))",
                        "cast(? as char)",
                        "concat('a' 'b', ?)",
                        "concat(\"c\", ?)"));
        }
        if (dialect == Dialect.MARIADB) {
            all.add("cast(? as varchar(20))");
        }
        return all;
    }

    private static List<String> numbers(Dialect dialect) {
        List<String> all = new ArrayList<>(ARITHMETIC);
        all.add("cast(? as decimal(13,2))");
        switch (dialect) {
            case H2 -> all.addAll(List.of("cast(? as integer)", "cast(? as bigint)", "cast(? as smallint)"));
            case POSTGRESQL ->
                all.addAll(List.of(
                        "?::int",
                        "?::bigint",
                        "?::numeric",
                        "?::numeric(12,2)",
                        "?::int2",
                        "? + 1",
                        "? - 2.5",
                        "-?",
                        "? + ?"));
            case MARIADB, MYSQL -> all.addAll(List.of("cast(? as signed)", "? + 1", "? - 2.5", "-?", "? + ?"));
        }
        return all;
    }

    @EachDatabase
    void textFunctionsGiveWhatTheDatabaseGives(TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            compareAll(connection, texts(database.dialect()), TEXTS);
        }
    }

    @EachDatabase
    void arithmeticGivesWhatTheDatabaseGives(TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            compareAll(connection, numbers(database.dialect()), NUMBERS);
        }
    }

    @EachDatabase
    void castsOfOtherTypesChangeNothing(TestDatabase database) throws Exception {
        List<Object> dates = Arrays.asList(null, LocalDate.of(2020, 2, 29), "2020-02-29", "1999-12-31");
        try (Connection connection = database.connect()) {
            compare(connection, "cast(? as date)", dates);
            if (database.dialect() == Dialect.H2 || database.dialect() == Dialect.POSTGRESQL) {
                UUID uuid = UUID.fromString("0aB01234-5678-9abc-def0-123456789abc");
                compare(connection, "cast(? as uuid)", Arrays.asList(null, uuid, uuid.toString()));
                compare(connection, "cast(? as boolean)", Arrays.asList(null, true, false));
            }
        }
    }

    @EachDatabase
    void stringsSideBySideAreOneWhereTheDatabaseSaysSo(TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            for (String text : List.of("'a'\n'b'", "'a' \r\n\t 'b''c'", "'a'\n'b'\n'c'")) {
                SqlSession session = SessionReader.of(connection).read();
                assertThat(Lexer.lex(text, session).tokens().get(0).value())
                        .isEqualTo(query(connection, text, List.of()));
            }
        }
    }

    private static void compareAll(Connection connection, List<String> expressions, List<Object> values) {
        SoftAssertions all = new SoftAssertions();
        for (String expression : expressions) {
            all.assertThatCode(() -> compare(connection, expression, values))
                    .as(expression)
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    private static void compare(Connection connection, String expression, List<Object> values) throws Exception {
        SqlSession session = SessionReader.of(connection).read();
        LexedSql sql = Lexer.lex(expression, session);
        ConstantReader reader = ConstantReader.read(sql, session, 0, new BitSet())
                .orElseThrow(() -> new AssertionError("not evaluated: " + expression));
        List<String> differences = new ArrayList<>();
        int evaluated = 0;
        for (List<Object> arguments : arguments(sql.placeholders(), values)) {
            Optional<Object> expected = evaluate(reader, sql, arguments);
            if (expected.isPresent()) {
                evaluated++;
                Object actual = query(connection, expression, arguments);
                Object wanted = normal(expected.get(), expected.get());
                if (!wanted.equals(normal(actual, expected.get()))) {
                    differences.add(expression + " with " + arguments + ": database " + actual + ", Sigil " + wanted);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(evaluated).as("evaluated %s", expression).isPositive();
    }

    private static List<List<Object>> arguments(int count, List<Object> values) {
        List<List<Object>> all = List.of(List.of());
        for (int i = 0; i < count; i++) {
            all = all.stream()
                    .flatMap(start -> values.stream().map(v -> {
                        List<Object> more = new ArrayList<>(start);
                        more.add(v);
                        return more;
                    }))
                    .collect(Collectors.toList());
        }
        return all;
    }

    /** Empty when Sigil refuses; {@link #NULL} for SQL NULL. */
    private static Optional<Object> evaluate(ConstantReader reader, LexedSql sql, List<Object> arguments)
            throws SQLException {
        try {
            Object value = reader.constant().value(slot -> {
                Token token = sql.slots().get(slot);
                long before = sql.slots().subList(0, slot).stream()
                        .filter(t -> t.kind() == TokenKind.PLACEHOLDER)
                        .count();
                return token.kind() == TokenKind.PLACEHOLDER ? arguments.get((int) before) : token.value();
            });
            return Optional.of(value == null ? NULL : value);
        } catch (SQLSyntaxErrorException e) {
            assertThat(e.getMessage()).startsWith("SIGIL-2002: ");
            for (Object argument : arguments) {
                if (argument instanceof String text && text.length() > 3) {
                    assertThat(e.getMessage()).doesNotContain(text);
                }
            }
            return Optional.empty();
        }
    }

    private static final Object NULL = "SQL NULL";

    private static Object query(Connection connection, String expression, List<Object> arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + expression)) {
            for (int i = 0; i < arguments.size(); i++) {
                Object argument = arguments.get(i);
                if (argument == null) {
                    select.setNull(i + 1, Types.NULL);
                } else if (argument instanceof String text) {
                    select.setString(i + 1, text);
                } else {
                    select.setObject(i + 1, argument);
                }
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Object value = row.getObject(1);
                return value == null ? NULL : value;
            }
        }
    }

    /** The drivers' classes for one value differ. */
    private static Object normal(Object value, Object like) {
        if (value == NULL) {
            return value;
        }
        if (like instanceof Number) {
            return new BigDecimal(value.toString()).stripTrailingZeros();
        }
        if (like instanceof Boolean) {
            return value;
        }
        return Objects.toString(value)
                                .toLowerCase(java.util.Locale.ROOT)
                                .equals(Objects.toString(like).toLowerCase(java.util.Locale.ROOT))
                        && (like instanceof UUID || isUuid(like))
                ? "uuid"
                : Objects.toString(value);
    }

    private static boolean isUuid(Object value) {
        return value.toString().length() == 36 && value.toString().indexOf('-') == 8;
    }
}
