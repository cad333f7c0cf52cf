package io.sigil.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the databases differ, and what messages say. */
class CodecTest {

    private static Codec codec(LogicalType type, Dialect dialect) {
        return Codec.of(type, dialect, "users.ssn");
    }

    private static void refused(String state, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @ParameterizedTest
    @EnumSource
    void messagesNameTheColumnAndQuoteNoValue(Dialect dialect) {
        assertThatThrownBy(() ->
                        codec(LogicalType.ofLength(Kind.VARCHAR, 11), dialect).encode("secret-of-14-c"))
                .hasMessageStartingWith(
                        "SIGIL-3001: a value of 14 characters doesn't fit VARCHAR(11), column users.ssn;")
                .hasNoCause();
        for (LogicalType type : Types.ALL) {
            for (Object value : new Object[] {"secret-".repeat(9), new BigDecimal("7777777777777E77"), "7777-77-77"}) {
                try {
                    codec(type, dialect).encode(value);
                } catch (SQLException e) {
                    assertThat(e.getCause()).isNull();
                    assertThat(e.getMessage())
                            .contains("users.ssn")
                            .doesNotContain("secret")
                            .doesNotContain("7777");
                }
            }
        }
    }

    @Test
    void charIsPaddedOnlyWhereTheDatabasePads() throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.CHAR, 5);
        for (Dialect dialect : Dialect.values()) {
            Codec codec = codec(type, dialect);
            assertThat(codec.encode("ab")).isEqualTo(codec.encode("ab     ")).hasSize(2);
            assertThat(codec.decode(codec.encode("ab"))).isEqualTo(dialect.isMySqlFamily() ? "ab" : "ab   ");
        }
    }

    @Test
    void spacesBeyondVarcharAreCutByAllButH2() throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.VARCHAR, 3);
        refused("22001", () -> codec(type, Dialect.H2).encode("ab   "));
        assertThat(codec(type, Dialect.POSTGRESQL)
                        .decode(codec(type, Dialect.POSTGRESQL).encode("ab   ")))
                .isEqualTo("ab ");
        assertThat(codec(type, Dialect.MYSQL).decode(codec(type, Dialect.MYSQL).encode("abc  ")))
                .isEqualTo("abc");
        refused("22001", () -> codec(type, Dialect.POSTGRESQL).encode("ab  c"));
    }

    @Test
    void lengthsCountCodePointsExceptInH2() throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.VARCHAR, 2);
        assertThat(codec(type, Dialect.POSTGRESQL).encode("😀😀")).hasSize(8);
        assertThat(codec(type, Dialect.MARIADB).encode("😀😀")).hasSize(8);
        refused("22001", () -> codec(type, Dialect.H2).encode("😀😀"));
    }

    @Test
    void halfACharacterIsRefusedAndZeroByPostgresql() throws SQLException {
        LogicalType type = LogicalType.of(Kind.VARCHAR);
        for (Dialect dialect : Dialect.values()) {
            refused("22021", () -> codec(type, dialect).encode("a\ud800"));
        }
        refused("22021", () -> codec(type, Dialect.POSTGRESQL).encode("a\0b"));
        assertThat(codec(type, Dialect.MYSQL).encode("a\0b")).hasSize(3);
    }

    @Test
    void binaryIsPaddedWithZerosExceptInPostgresql() throws SQLException {
        LogicalType type = LogicalType.ofLength(Kind.BINARY, 3);
        assertThat(codec(type, Dialect.MYSQL).encode(new byte[] {1})).containsExactly(1, 0, 0);
        assertThat(codec(type, Dialect.POSTGRESQL).encode(new byte[] {1})).containsExactly(1);
        refused("22001", () -> codec(type, Dialect.MARIADB).encode(new byte[4]));
    }

    @Test
    void mysqlHasNoNaNAndNoInfinity() throws SQLException {
        LogicalType type = LogicalType.of(Kind.DOUBLE);
        refused("22003", () -> codec(type, Dialect.MYSQL).encode(Double.NaN));
        refused("22003", () -> codec(type, Dialect.MARIADB).encode(Double.NEGATIVE_INFINITY));
        assertThat(codec(type, Dialect.POSTGRESQL)
                        .decode(codec(type, Dialect.POSTGRESQL).encode("NaN")))
                .isEqualTo(Double.NaN);
    }

    @Test
    void realIsDoubleInMysql() throws SQLException {
        assertThat(codec(LogicalType.of(Kind.REAL), Dialect.MYSQL).maxCanonicalBytes())
                .isEqualTo(8);
        refused(
                "22003",
                () -> codec(LogicalType.of(Kind.REAL), Dialect.POSTGRESQL).encode(1e300));
    }

    @Test
    void fractionsAreRoundedByAllButMariadb() throws SQLException {
        LogicalType type = LogicalType.ofFraction(Kind.TIMESTAMP, 3);
        LocalDateTime moment = LocalDateTime.of(2020, 1, 31, 10, 11, 12, 123_987_654);
        for (Dialect dialect : Dialect.values()) {
            int millis = dialect == Dialect.MARIADB ? 123 : 124;
            assertThat(codec(type, dialect).decode(codec(type, dialect).encode(moment), LocalDateTime.class))
                    .isEqualTo(moment.withNano(millis * 1_000_000));
        }
    }

    @Test
    void onlyH2KeepsRoundedTimesBelowMidnight() throws SQLException {
        LocalTime last = LocalTime.of(23, 59, 59, 600_000_000);
        LogicalType type = LogicalType.of(Kind.TIME);
        Codec h2 = codec(type, Dialect.H2);
        assertThat(h2.decode(h2.encode(last), LocalTime.class)).isEqualTo(LocalTime.of(23, 59, 59));
        refused("22008", () -> codec(type, Dialect.POSTGRESQL).encode(last));
        refused("22008", () -> codec(type, Dialect.MYSQL).encode(last));
    }

    @Test
    void yearsEndWhereTheDatabaseEnds() throws SQLException {
        LogicalType type = LogicalType.of(Kind.DATE);
        refused("22008", () -> codec(type, Dialect.MYSQL).encode(LocalDate.of(10_000, 1, 1)));
        refused("22008", () -> codec(type, Dialect.POSTGRESQL).encode(LocalDate.of(-4713, 11, 23)));
        assertThat(codec(type, Dialect.POSTGRESQL).encode(LocalDate.of(10_000, 1, 1)))
                .hasSize(4);
        refused(
                "22008",
                () -> codec(LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE), Dialect.MYSQL)
                        .encode(OffsetDateTime.parse("2038-01-19T03:14:08Z")));
    }

    @Test
    void h2ReadsEarlyDatesByTheirInstantOthersByTheirFields() throws SQLException {
        DefaultZone.during("UTC", () -> {
            java.sql.Date date = java.sql.Date.valueOf("1500-01-01");
            Codec h2 = codec(LogicalType.of(Kind.DATE), Dialect.H2);
            Codec postgres = codec(LogicalType.of(Kind.DATE), Dialect.POSTGRESQL);
            assertThat(h2.decode(h2.encode(date), String.class)).isEqualTo("1500-01-10");
            assertThat(postgres.decode(postgres.encode(date), String.class)).isEqualTo("1500-01-01");
            assertThat(postgres.decode(postgres.encode(date))).isEqualTo(date);
        });
    }

    @Test
    void timestampWithTimeZoneIsAnInstantExceptInH2() throws SQLException {
        OffsetDateTime there = OffsetDateTime.parse("2020-01-31T10:11:12+05:30");
        LogicalType type = LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE);
        Codec postgres = codec(type, Dialect.POSTGRESQL);
        assertThat(postgres.decode(postgres.encode(there))).isEqualTo(Timestamp.from(there.toInstant()));
        assertThat(postgres.decode(postgres.encode(there), OffsetDateTime.class))
                .isEqualTo(OffsetDateTime.parse("2020-01-31T04:41:12Z"));
        assertThat(postgres.bytesDecideEquality()).isTrue();
        Codec h2 = codec(type, Dialect.H2);
        assertThat(h2.decode(h2.encode(there))).isEqualTo(there);
        assertThat(h2.bytesDecideEquality()).isFalse();
    }

    @Test
    void booleanWordsAreThoseOfTheDatabase() throws SQLException {
        LogicalType type = LogicalType.of(Kind.BOOLEAN);
        assertThat(codec(type, Dialect.POSTGRESQL).encode(" On ")).containsExactly(1);
        refused("22018", () -> codec(type, Dialect.H2).encode("on"));
        refused("22018", () -> codec(type, Dialect.MYSQL).encode("true"));
        refused("22018", () -> codec(type, Dialect.MYSQL).encode(2));
        assertThat(codec(type, Dialect.MYSQL).encode(1)).containsExactly(1);
        assertThat(codec(type, Dialect.POSTGRESQL).decode(new byte[] {1}, String.class))
                .isEqualTo("t");
        assertThat(codec(type, Dialect.MARIADB).decode(new byte[] {1}, String.class))
                .isEqualTo("1");
    }

    @Test
    void numericGettersCheckOverflow() throws SQLException {
        Codec codec = codec(LogicalType.of(Kind.BIGINT), Dialect.POSTGRESQL);
        byte[] big = codec.encode(3_000_000_000L);
        assertThat(codec.decode(big, Long.class)).isEqualTo(3_000_000_000L);
        refused("22003", () -> codec.decode(big, Integer.class));
        refused("22003", () -> codec.decode(codec.encode(300), Byte.class));
    }

    @Test
    void doublesAreShownAsTheDatabaseShowsThem() throws SQLException {
        Codec postgres = codec(LogicalType.of(Kind.DOUBLE), Dialect.POSTGRESQL);
        assertThat(postgres.decode(postgres.encode(1e10), String.class)).isEqualTo("10000000000");
        assertThat(postgres.decode(postgres.encode(1e300), String.class)).isEqualTo("1e+300");
        assertThat(postgres.decode(postgres.encode(1.5e-5), String.class)).isEqualTo("1.5e-05");
        assertThat(postgres.decode(postgres.encode(-0.5), String.class)).isEqualTo("-0.5");
    }

    @Test
    void largeObjectsAreReadableAndReadOnly() throws Exception {
        Codec text = codec(LogicalType.of(Kind.CLOB), Dialect.H2);
        Clob clob = text.decode(text.encode("hello"), Clob.class);
        assertThat(clob.getSubString(2, 3)).isEqualTo("ell");
        assertThat(clob.position("lo", 1)).isEqualTo(4);
        assertThat(clob.length()).isEqualTo(5);
        assertThatThrownBy(() -> clob.setString(1, "x")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> clob.getSubString(0, 1)).isInstanceOf(SQLException.class);
        try (Reader reader = text.decode(text.encode("hello"), Reader.class)) {
            assertThat(reader.read()).isEqualTo('h');
        }
        assertThat(text.encode(clob)).isEqualTo(text.encode("hello"));
        Codec bytes = codec(LogicalType.of(Kind.BLOB), Dialect.MARIADB);
        Blob blob = bytes.decode(new byte[] {1, 2, 3}, Blob.class);
        assertThat(blob.getBytes(2, 9)).containsExactly(2, 3);
        assertThat(blob.position(new byte[] {3}, 1)).isEqualTo(3);
        assertThat(bytes.encode(blob)).containsExactly(1, 2, 3);
    }

    @Test
    void bytesOfAnotherTypeAreRefused() {
        refused("22000", () -> codec(LogicalType.of(Kind.INTEGER), Dialect.H2).decode(new byte[8]));
        refused("22000", () -> codec(LogicalType.of(Kind.UUID), Dialect.H2).decode(new byte[15]));
        refused("22000", () -> codec(LogicalType.of(Kind.BOOLEAN), Dialect.H2).decode(new byte[] {2}));
        refused("22000", () -> codec(LogicalType.of(Kind.VARCHAR), Dialect.H2).decode(new byte[] {(byte) 0xff}));
    }
}
