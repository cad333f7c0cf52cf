package io.sigil.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sigil.NativeUrlDriver;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Ruled tables as Spark reads and writes them. */
class RuledTableTest {
    /** What runs in every build is short; {@code -Dsigil.spark.tables=.*} is for the night. */
    @BeforeEach
    void onlyWhereItIsWanted(TestInfo test) {
        assumeTrue(!test.getTestMethod().orElseThrow().isAnnotationPresent(EachDatabase.class)
                || test.getDisplayName().matches(System.getProperty("sigil.spark.tables", ".*")));
    }

    @EachDatabase
    void ruledColumnsAreReadAsTheirLogicalTypes(TestDatabase database) throws Exception {
        People people = People.in(database);
        List<Row> rows = people.read().orderBy("id").collectAsList();
        assertThat(rows).hasSize(People.ROWS);
        Row first = rows.get(0);
        assertThat(first.getLong(0)).isEqualTo(1);
        assertThat(first.getString(1)).isEqualTo("name1");
        assertThat(first.getString(2)).isEqualTo(People.ssn(1));
        assertThat(first.getString(3)).isEqualTo("Person1@X.org");
        assertThat(first.getDecimal(5)).isEqualTo(new BigDecimal("100.50"));
        assertThat(first.getDate(6)).isEqualTo(Date.valueOf("1960-01-02"));
        assertThat(rows.get(9).isNullAt(7)).isTrue();
    }

    /** Where names are quoted by the wrong character, MySQL and MariaDB answer with the names themselves. */
    @EachDatabase
    void namesAreNotReadAsTexts(TestDatabase database) throws Exception {
        People people = People.in(database);
        for (Dataset<Row> table : List.of(people.read(), byNativeUrl(people))) {
            List<String> names = table.select(concat(col("name"), col("ssn")))
                    .as(Encoders.STRING())
                    .collectAsList();
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, People.ROWS)
                            .mapToObj(id -> "name" + id + People.ssn(id))
                            .collect(Collectors.toList()));
        }
    }

    @EachDatabase
    void partitionsGiveEachRowOnce(TestDatabase database) throws Exception {
        People people = People.in(database);
        Dataset<Row> table = people.reader(people.url())
                .option("dbtable", "people")
                .option("partitionColumn", "id")
                .option("lowerBound", 1)
                .option("upperBound", People.ROWS)
                .option("numPartitions", 4)
                .load();
        assertThat(table.rdd().getNumPartitions()).isEqualTo(4);
        assertThat(ids(table.filter(col("ssn").notEqual(People.ssn(7))).select("id")))
                .containsExactly(range(id -> id != 7));
    }

    @EachDatabase
    void theDatabaseEvaluatesWhatTheRulesAllow(TestDatabase database) throws Exception {
        People people = People.in(database);
        for (Dataset<Row> table : List.of(people.read(), byNativeUrl(people))) {
            pushed(table, col("id").lt(4), "LessThan", 1, 2, 3);
            pushed(table, col("ssn").equalTo(People.ssn(5)), "EqualTo(", 5);
            pushed(table, col("ssn").isin(People.ssn(5), People.ssn(6), "x"), "In(", 5, 6);
            pushed(table, col("email").equalTo("PERSON8@x.org"), "EqualTo(", 8);
            pushed(table, col("last_name").startsWith("Odd3"), "StringStartsWith(", 3, 31, 33, 35, 37, 39);
            pushed(table, col("salary").between(new BigDecimal("100.51"), new BigDecimal("300.50")), "LessThan", 2, 3);
            pushed(table, col("notes").isNull(), "IsNull(", 10, 20, 30, 40);
        }
    }

    @EachDatabase
    void sparkEvaluatesWhatTheRulesRefuse(TestDatabase database) throws Exception {
        People people = People.in(database);
        for (Dataset<Row> table : List.of(people.read(), byNativeUrl(people))) {
            kept(table, col("ssn").lt(People.ssn(3)), "LessThan", 1, 2);
            kept(table, col("notes").equalTo("note 3"), "EqualTo(", 3);
            kept(table, col("notes").startsWith("note 1"), "StringStartsWith(", 1, 11, 12, 13, 14, 15, 16, 17, 18, 19);
            kept(table, col("born").lt(lit("1960-01-04").cast("date")), "LessThan", 1, 2);
            kept(table, col("last_name").startsWith("Even40 and much more"), "StringStartsWith(");
            kept(table, col("last_name").endsWith("d7"), "StringEndsWith(", 7);
            kept(table, col("notes").equalTo("note 3").or(col("id").equalTo(4)), "Or(", 3, 4);
        }
    }

    @EachDatabase
    void queriesAndAliasesAreUnderTheRulesToo(TestDatabase database) throws Exception {
        People people = People.in(database);
        Dataset<Row> query = people.reader(people.url())
                .option("query", "SELECT id, ssn AS tag, notes AS remark FROM people WHERE id < 20")
                .load();
        pushed(query, col("tag").equalTo(People.ssn(5)), "EqualTo(", 5);
        kept(query, col("remark").equalTo("note 6"), "EqualTo(", 6);
    }

    @EachDatabase
    void aggregatesAndJoinsAreSparks(TestDatabase database) throws Exception {
        People people = People.in(database);
        Dataset<Row> table = people.read();
        Row sum = table.groupBy(col("id").mod(2).as("odd"))
                .sum("salary")
                .orderBy("odd")
                .first();
        assertThat(sum.getDecimal(1)).isEqualTo("42010.00");
        Dataset<Row> other =
                people.read().select(col("ssn").as("other"), col("email").as("mail"));
        assertThat(table.join(other, col("ssn").equalTo(col("other"))).count()).isEqualTo(People.ROWS);
        assertThat(table.select("last_name").distinct().count()).isEqualTo(People.ROWS);
    }

    @EachDatabase
    void whatIsAppendedIsEncrypted(TestDatabase database) throws Exception {
        People people = People.in(database);
        try (Connection connection = people.connect()) {
            connection
                    .createStatement()
                    .execute(
                            "CREATE TABLE people_copy (id BIGINT, ssn VARCHAR(11), salary DECIMAL(12,2), notes VARCHAR(200))");
        }
        copied(people).write().mode(SaveMode.Append).jdbc(people.url(), "people_copy", people.properties());
        requireCopy(people);
        copied(people)
                .write()
                .mode(SaveMode.Overwrite)
                .option("truncate", true)
                .jdbc(people.url(), "people_copy", people.properties());
        requireCopy(people);
        copied(people)
                .write()
                .format("jdbc")
                .mode(SaveMode.Append)
                .option("url", people.nativeUrl())
                .option("driver", NativeUrlDriver.class.getName())
                .option("dbtable", "people_copy")
                .options(asMap(people))
                .save();
        assertThat(people.reader(people.url())
                        .option("dbtable", "people_copy")
                        .load()
                        .count())
                .isEqualTo(2 * People.ROWS);
    }

    @EachDatabase
    void aTableThatSparkCreatesHasCells(TestDatabase database) throws Exception {
        People people = People.in(database);
        for (int again = 0; again < 2; again++) {
            copied(people)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .option(
                            "createTableColumnTypes",
                            "%s VARCHAR(11), %s DECIMAL(12,2), %s VARCHAR(200)"
                                    .formatted(name(people, "ssn"), name(people, "salary"), name(people, "notes")))
                    .jdbc(people.url(), "people_copy", people.properties());
            requireCopy(people);
        }
    }

    @Test
    void urlsOfSigilHaveTheDialectOfTheirDatabase() {
        assertThat(quoted("jdbc:sigil:mysql://db/hr")).isEqualTo("`ssn`");
        assertThat(quoted("jdbc:sigil:mariadb://db/hr")).isEqualTo("`ssn`");
        assertThat(quoted("jdbc:mariadb://db/hr")).isEqualTo("`ssn`");
        assertThat(quoted("jdbc:sigil:aws-wrapper:mysql://db/hr")).isEqualTo("`ssn`");
        assertThat(quoted("jdbc:sigil:postgresql://db/hr")).isEqualTo("\"ssn\"");
        assertThat(quoted("jdbc:sigil:h2:mem:hr")).isEqualTo("\"ssn\"");
        assertThat(quoted("jdbc:mysql://db/hr")).isEqualTo("`ssn`");
        assertThatThrownBy(() -> quoted("jdbc:sigil:other://db/hr")).hasMessageStartingWith("SIGIL-1006");
    }

    private static String quoted(String url) {
        return JdbcDialects.get(url).quoteIdentifier("ssn");
    }

    private static Dataset<Row> byNativeUrl(People people) {
        return people.reader(people.nativeUrl())
                .option("driver", NativeUrlDriver.class.getName())
                .option("dbtable", "people")
                .load();
    }

    private static Dataset<Row> copied(People people) {
        return people.read()
                .select(
                        col("id").as(name(people, "id")),
                        col("ssn").as(name(people, "ssn")),
                        col("salary").as(name(people, "salary")),
                        col("notes").as(name(people, "notes")));
    }

    /** Spark quotes the names of what it writes, and H2 folds those of the rules to upper case. */
    private static String name(People people, String name) {
        return people.nativeUrl().startsWith("jdbc:h2:") ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static Map<String, String> asMap(People people) {
        return people.properties().entrySet().stream()
                .collect(Collectors.toMap(e -> (String) e.getKey(), e -> (String) e.getValue()));
    }

    private static void requireCopy(People people) throws SQLException {
        Dataset<Row> copy =
                people.reader(people.url()).option("dbtable", "people_copy").load();
        assertThat(copy.filter(col("ssn")
                                .equalTo(People.ssn(3))
                                .and(col("salary").gt(300)))
                        .select("notes")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("note 3");
        assertThat(copy.count()).isEqualTo(People.ROWS);
        try (Connection raw = people.raw();
                ResultSet rows = raw.createStatement().executeQuery("SELECT ssn, salary, notes FROM people_copy")) {
            while (rows.next()) {
                for (int column = 1; column <= 3; column++) {
                    byte[] stored = rows.getBytes(column);
                    assertThat(stored == null || (stored[0] == 0x75 && stored[1] == 0x34 && stored[2] == 0x56))
                            .isTrue();
                }
            }
        }
    }

    /** The rows are right, and the plan says that the database finds them. */
    private static void pushed(Dataset<Row> table, Column filter, String name, long... expected) {
        Dataset<Row> found = table.filter(filter).select("id");
        assertThat(plan(found)).as("%s", filter).contains("*" + name);
        assertThat(ids(found)).as("%s", filter).containsExactly(expected);
    }

    /** The rows are right, and the plan says that Spark finds them. */
    private static void kept(Dataset<Row> table, Column filter, String name, long... expected) {
        Dataset<Row> found = table.filter(filter).select("id");
        assertThat(plan(found)).as("%s", filter).contains(name).doesNotContain("*" + name);
        assertThat(ids(found)).as("%s", filter).containsExactly(expected);
    }

    private static String plan(Dataset<Row> data) {
        return data.queryExecution().executedPlan().toString();
    }

    private static long[] ids(Dataset<Row> data) {
        return data.collectAsList().stream()
                .mapToLong(row -> row.getLong(0))
                .sorted()
                .toArray();
    }

    private static long[] range(LongPredicate wanted) {
        return LongStream.rangeClosed(1, People.ROWS).filter(wanted).toArray();
    }
}
