package io.sigil.it.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.codec.Codec;
import io.sigil.codec.PlainForm;
import io.sigil.dialect.Dialect;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The plaintext form of a value is what the database's own cast of a plaintext column makes of it. */
class PlainFormTest {
    private record Sample(LogicalType type, String sqlType, List<?> values) {}

    private static List<Sample> samples(Dialect dialect) {
        List<Object> dates = new ArrayList<>(List.of("2024-02-29", "0001-01-01", "9999-12-31", "0987-06-05"));
        List<Object> moments = new ArrayList<>(List.of(
                "2024-02-29 23:59:59.999", "2001-01-01 00:00:00", "1999-12-31 12:00:00.1", "1000-01-01 00:00:00.01"));
        if (!dialect.isMySqlFamily()) {
            dates.addAll(List.of(LocalDate.of(12024, 1, 2), LocalDate.of(0, 3, 4), LocalDate.of(-44, 3, 15)));
            moments.addAll(List.of(LocalDateTime.of(12024, 1, 2, 3, 4, 5), LocalDateTime.of(-44, 3, 15, 1, 2, 3)));
        }
        String timestamp = dialect.isMySqlFamily() ? "DATETIME" : "TIMESTAMP";
        List<Sample> samples = new ArrayList<>(List.of(
                new Sample(LogicalType.ofLength(Kind.CHAR, 5), "CHAR(5)", List.of("ab", "abcde", "", "a b")),
                new Sample(
                        LogicalType.ofLength(Kind.VARCHAR, 9),
                        "VARCHAR(9)",
                        List.of("ab ", "", "Zo\u00eb \u5f20", "%_'")),
                new Sample(LogicalType.of(Kind.BOOLEAN), "BOOLEAN", List.of(true, false)),
                new Sample(LogicalType.of(Kind.SMALLINT), "SMALLINT", List.of(0, -32768, 32767)),
                new Sample(LogicalType.of(Kind.INTEGER), "INTEGER", List.of(0, 7, -2147483648, 2147483647)),
                new Sample(LogicalType.of(Kind.BIGINT), "BIGINT", List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE)),
                new Sample(
                        LogicalType.decimal(12, 2),
                        "DECIMAL(12,2)",
                        List.of("0", "0.50", "-0.05", "10", "1234567890.12", "-9999999999.99")),
                new Sample(LogicalType.decimal(20, 10), "DECIMAL(20,10)", List.of("0", "0.0000000001", "-1.5")),
                new Sample(LogicalType.decimal(30, 0), "DECIMAL(30,0)", List.of("0", "1000000000000000000000000")),
                new Sample(LogicalType.of(Kind.DATE), "DATE", dates),
                new Sample(LogicalType.ofFraction(Kind.TIMESTAMP, 3), timestamp + "(3)", moments),
                new Sample(
                        LogicalType.ofFraction(Kind.TIMESTAMP, 0), timestamp + "(0)", List.of("2024-02-29 23:59:58")),
                new Sample(
                        LogicalType.ofFraction(Kind.TIMESTAMP, 6),
                        timestamp + "(6)",
                        List.of("2024-02-29 23:59:59.000001", "2024-02-29 00:00:00.5")),
                new Sample(LogicalType.ofFraction(Kind.TIME, 0), "TIME(0)", List.of("00:00:00", "23:59:59")),
                new Sample(
                        LogicalType.ofFraction(Kind.TIME, 3),
                        "TIME(3)",
                        List.of("00:00:00", "23:59:59.9", "01:02:03.004"))));
        if (dialect != Dialect.MYSQL) {
            samples.add(new Sample(LogicalType.of(Kind.UUID), "UUID", List.of("0f0E0d0c-0b0a-0908-0706-050403020100")));
        }
        return samples;
    }

    @EachDatabase
    void isWhatTheDatabasesCastWrites(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            for (Sample sample : samples(database.dialect())) {
                compare(connection, database.dialect(), sample);
            }
        }
    }

    private static void compare(Connection connection, Dialect dialect, Sample sample) throws SQLException {
        Codec codec = Codec.of(sample.type, dialect);
        PlainForm form = PlainForm.of(codec);
        assertThat(form.decidesEquality()).as(sample.sqlType).isTrue();
        String cast = dialect.isMySqlFamily() ? "CHAR" : "VARCHAR";
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS forms");
            statement.execute("CREATE TABLE forms (id INT PRIMARY KEY, c " + sample.sqlType + ")");
            for (int i = 0; i < sample.values.size(); i++) {
                insert(connection, i, sample, dialect);
            }
            try (ResultSet rows = statement.executeQuery("SELECT id, CAST(c AS " + cast + ") FROM forms ORDER BY id")) {
                while (rows.next()) {
                    Object value = sample.values.get(rows.getInt(1));
                    byte[] canonical = codec.encode(value);
                    String stored = rows.getString(2);
                    assertThat(form.text(canonical))
                            .as("%s %s", sample.sqlType, value)
                            .isEqualTo(stored);
                    assertThat(form.canonical(stored))
                            .as("%s %s", sample.sqlType, value)
                            .isEqualTo(canonical);
                    assertThat(stored.length()).isLessThanOrEqualTo(form.longest());
                }
            }
        }
    }

    private static void insert(Connection connection, int id, Sample sample, Dialect dialect) throws SQLException {
        Object value = sample.values.get(id);
        String place = value instanceof String && !dialect.isMySqlFamily() ? "CAST(? AS " + sample.sqlType + ")" : "?";
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO forms VALUES (?, " + place + ")")) {
            insert.setInt(1, id);
            insert.setObject(2, value);
            insert.executeUpdate();
        }
    }
}
