package io.sigil.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells in data frames: values in, cells out, and back. No database takes part. */
class CellFunctionTest {
    @TempDir
    Path folder;

    private SparkSession spark;

    @BeforeEach
    void session() throws Exception {
        Path rules = folder.resolve("sigil.yaml");
        Files.writeString(rules, """
                version: 1
                keystore: {file: '%1$s/keys.json'}
                keys:
                  demo: {kms: local, keyring: '%1$s/demo.p12', password: secret, create: true}
                tables:
                  all:
                    subject: id
                    columns:
                      c_char: {key: demo, type: CHAR(5)}
                      c_text: {key: demo, type: VARCHAR(20), storage: text}
                      c_clob: {key: demo, type: CLOB}
                      c_bool: {key: demo, type: BOOLEAN}
                      c_small: {key: demo, type: SMALLINT}
                      c_int: {key: demo, type: INTEGER, search: range, acceptLeakage: order}
                      c_big: {key: demo, type: BIGINT}
                      c_dec: {key: demo, type: "DECIMAL(12,2)"}
                      c_real: {key: demo, type: REAL}
                      c_double: {key: demo, type: DOUBLE}
                      c_date: {key: demo, type: DATE}
                      c_time: {key: demo, type: TIME(3)}
                      c_stamp: {key: demo, type: TIMESTAMP(6)}
                      c_zone: {key: demo, type: TIMESTAMP(6) WITH TIME ZONE}
                      c_bytes: {key: demo, type: VARBINARY(20)}
                      c_uuid: {key: demo, type: UUID}
                      ssn: {key: demo, type: VARCHAR(11), mode: deterministic}
                      email: {key: demo, search: equality, normalize: [lowercase]}
                      mail: {key: demo, search: equality, storage: text}
                      card: {key: demo, type: CHAR(16), mode: format-preserving, alphabet: digits}
                      iban: {key: demo, bindTo: [id]}
                      notes: {key: demo, perSubject: true}
                """.formatted(folder));
        spark = Sessions.local("jdbc:postgresql://nowhere/none", rules);
        // As by default: what Spark compiles calls functions otherwise than what it interprets.
        spark.conf().set("spark.sql.codegen.wholeStage", "true");
    }

    static Stream<Object[]> values() {
        return Stream.of(
                new Object[] {"c_char", lit("ab   "), "ab   "},
                new Object[] {"c_text", lit("Zoë 😀"), "Zoë 😀"},
                new Object[] {"c_clob", lit(""), ""},
                new Object[] {"c_bool", lit(true), true},
                new Object[] {"c_small", lit((short) -7), (short) -7},
                new Object[] {"c_int", lit(Integer.MIN_VALUE), Integer.MIN_VALUE},
                new Object[] {"c_big", lit(7), 7L},
                new Object[] {"c_dec", lit(new BigDecimal("-12.50")), new BigDecimal("-12.50")},
                new Object[] {"c_real", lit(0.1f), (double) 0.1f},
                new Object[] {"c_double", lit(1e-300), 1e-300},
                new Object[] {"c_date", lit("1582-10-04").cast("date"), Date.valueOf("1582-10-04")},
                new Object[] {"c_time", lit("12:34:56.789"), "12:34:56.789"},
                new Object[] {
                    "c_stamp",
                    lit("2024-03-31 02:30:00.123456").cast("timestamp_ntz"),
                    LocalDateTime.parse("2024-03-31T02:30:00.123456")
                },
                new Object[] {
                    "c_zone",
                    lit(Instant.parse("1969-12-31T23:59:59.999999Z")),
                    Timestamp.from(Instant.parse("1969-12-31T23:59:59.999999Z"))
                },
                new Object[] {"c_bytes", lit(new byte[] {0, -1}), new byte[] {0, -1}},
                new Object[] {
                    "c_uuid", lit("6f0b5c0e-2c1d-4f0e-9a57-6f2f3f1f7d11"), "6f0b5c0e-2c1d-4f0e-9a57-6f2f3f1f7d11"
                });
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTypeComesBack(String column, Column value, Object expected) {
        String name = "all." + column;
        Dataset<Row> cells =
                spark.range(3).select(SigilFunctions.encrypt(value, name).as("cell"));
        cells.write().parquet(folder.resolve("cells").toString());
        List<Row> opened = spark.read()
                .parquet(folder.resolve("cells").toString())
                .select(SigilFunctions.decrypt(col("cell"), name))
                .collectAsList();
        assertThat(opened).hasSize(3).allSatisfy(row -> assertThat(row.get(0)).isEqualTo(expected));
    }

    @Test
    void nullStaysNull() {
        Column none = lit(null).cast(DataTypes.StringType);
        Row row = spark.range(1)
                .select(
                        SigilFunctions.encrypt(none, "all.ssn"),
                        SigilFunctions.token(none, "all.ssn"),
                        SigilFunctions.decrypt(lit(null).cast(DataTypes.BinaryType), "all.ssn"))
                .first();
        assertThat(row.isNullAt(0) && row.isNullAt(1) && row.isNullAt(2)).isTrue();
    }

    @Test
    void randomizedCellsDifferAndDeterministicOnesDont() {
        Dataset<Row> cells = spark.range(10)
                .select(
                        SigilFunctions.encrypt(lit("x"), "all.email").as("email"),
                        SigilFunctions.encrypt(lit("x"), "all.ssn").as("ssn"));
        assertThat(cells.select("email").distinct().count()).isEqualTo(10);
        assertThat(cells.select("ssn").distinct().count()).isEqualTo(1);
    }

    @Test
    void tokensFindAndJoinCellsThatStayClosed() {
        spark.range(20)
                .select(
                        col("id"),
                        SigilFunctions.encrypt(mail("id"), "all.email").as("email"),
                        SigilFunctions.encrypt(mail("id"), "all.mail").as("mail"),
                        SigilFunctions.encrypt(col("id").cast("int"), "all.c_int")
                                .as("number"))
                .write()
                .parquet(folder.resolve("lake").toString());
        Dataset<Row> lake = spark.read().parquet(folder.resolve("lake").toString());
        lake.createOrReplaceTempView("lake");
        assertThat(ids("SELECT id FROM lake WHERE startswith(email, sigil_token('PERSON7@x.org', 'all.email'))"))
                .containsExactly(7L);
        assertThat(ids("SELECT id FROM lake WHERE startswith(mail, sigil_token('person8@x.org', 'all.mail'))"))
                .containsExactly(8L);
        assertThat(ids("SELECT id FROM lake WHERE number < sigil_token(3, 'all.c_int')"))
                .containsExactly(0L, 1L, 2L);
        assertThat(spark.sql(
                                "SELECT substring(email, 1, 20) AS token FROM lake UNION ALL SELECT substring(email, 1, 20)"
                                        + " FROM lake")
                        .distinct()
                        .count())
                .isEqualTo(20);
    }

    @Test
    void formatPreservingValuesKeepTheirForm() {
        Row row = spark.sql("SELECT sigil_encrypt('4111111111111111', 'all.card') AS card")
                .selectExpr("card", "sigil_decrypt(card, 'all.card')")
                .first();
        assertThat(row.getString(0)).matches("[0-9]{16}").isNotEqualTo("4111111111111111");
        assertThat(row.getString(1)).isEqualTo("4111111111111111");
    }

    @Test
    void cellsOfRowsAndSubjectsNeedThem() {
        Dataset<Row> cells = spark.range(3)
                .selectExpr(
                        "id",
                        "sigil_encrypt('DE00', 'all.iban', id) AS iban",
                        "sigil_encrypt('hush', 'all.notes', id) AS notes")
                .cache();
        assertThat(cells.selectExpr("sigil_decrypt(iban, 'all.iban', id) || sigil_decrypt(notes, 'all.notes')")
                        .collectAsList())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getString(0)).isEqualTo("DE00hush"));
        assertThatThrownBy(() -> cells.selectExpr("sigil_decrypt(iban, 'all.iban', id + 1)")
                        .collectAsList())
                .hasStackTraceContaining("SIGIL-4005");
    }

    @Test
    void whatIsNoCellIsAnError() {
        assertThatThrownBy(() -> spark.sql("SELECT sigil_decrypt(X'00010203', 'all.ssn')")
                        .collectAsList())
                .hasStackTraceContaining("SIGIL-4");
    }

    @Test
    void callsThatCantBeRightAreRefusedBeforeAnythingRuns() {
        refused("sigil_encrypt('x')", "SIGIL-1004");
        refused("sigil_encrypt('x', 'all.nothing')", "SIGIL-1004");
        refused("sigil_encrypt('x', cast(rand() AS string))", "SIGIL-1004");
        refused("sigil_encrypt(17, 'all.ssn')", "it takes STRING and is given INT");
        refused("sigil_encrypt(1.5D, 'all.c_int')", "it takes INT and is given DOUBLE");
        refused("sigil_decrypt('SIGL', 'all.ssn')", "it takes BINARY and is given STRING");
        SparkSession bare = Sessions.local().newSession();
        assertThatThrownBy(() -> bare.sql("SELECT sigil_encrypt('x', 'all.ssn')"))
                .hasStackTraceContaining("spark.sigil.url");
    }

    private void refused(String call, String why) {
        assertThatThrownBy(() -> spark.sql("SELECT " + call)).as(call).hasStackTraceContaining(why);
    }

    private static Column mail(String id) {
        return org.apache.spark.sql.functions.concat(lit("person"), col(id), lit("@x.org"));
    }

    private List<Long> ids(String sql) {
        return Arrays.stream((Row[]) spark.sql(sql).orderBy("id").collect())
                .map(row -> row.getLong(0))
                .collect(Collectors.toList());
    }
}
