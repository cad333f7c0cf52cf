package io.sigil.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.DetachedCells;
import io.sigil.kms.KmsEndpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.reflect.ClassTag$;

/** How often Spark's tasks ask the KMS, and where keys don't go. */
class KeysInSparkTest {
    private static final int PARTITIONS = 8;
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    Path folder;

    private KmsEndpoint kms;
    private SparkSession spark;
    private String url;

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "AKIASPARK");
        System.setProperty("aws.secretAccessKey", "never-checked");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void start() throws Exception {
        kms = KmsEndpoint.start();
        kms.createKey("alias/app");
        Path rules = folder.resolve("sigil.yaml");
        Files.writeString(rules, """
                version: 1
                keys:
                  pii: {kms: aws, keyId: alias/app, region: %s, endpoint: '%s'}
                tables:
                  people:
                    columns:
                      ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
                      email: {key: pii, search: equality}
                """.formatted(kms.region(), kms.uri()));
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (Connection first = DriverManager.getConnection(url, "sa", PASSWORD)) {
            assertThat(first.isClosed()).isFalse();
        }
        spark = Sessions.local(url, rules);
        spark.conf().set("spark.sigil.user", "sa");
        Path password = folder.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        spark.conf().set("spark.sigil.passwordFile", password.toString());
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void aJvmAsksOnceForEachDataKeyHoweverManyTasksItRuns() {
        Dataset<Row> cells = spark.range(0, 4000, 1, PARTITIONS)
                .selectExpr(
                        "sigil_encrypt(cast(id AS string), 'people.ssn') AS ssn",
                        "sigil_encrypt(cast(id AS string), 'people.email') AS email");
        cells.write().parquet(folder.resolve("lake").toString());
        // One data key each for deterministic cells, randomized cells and search tokens.
        assertThat(kms.count("GenerateDataKey")).isEqualTo(3);
        assertThat(kms.count("Decrypt")).isZero();
        for (int query = 0; query < 3; query++) {
            assertThat(spark.read()
                            .parquet(folder.resolve("lake").toString())
                            .repartition(PARTITIONS)
                            .selectExpr(
                                    "sigil_decrypt(ssn, 'people.ssn') AS ssn",
                                    "sigil_decrypt(email, 'people.email') AS email")
                            .filter("ssn = email")
                            .count())
                    .isEqualTo(4000);
        }
        assertThat(kms.count("GenerateDataKey")).isEqualTo(3);
        assertThat(kms.count("Decrypt")).isZero();
    }

    @Test
    void connectionsAndFunctionsShareTheirKeys() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", spark.conf().get("spark.sigil.rules"));
        properties.setProperty("user", "sa");
        properties.setProperty("password", PASSWORD);
        String sigils = "jdbc:sigil:" + url.substring("jdbc:".length());
        try (Connection connection = DriverManager.getConnection(sigils, properties);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (id BIGINT PRIMARY KEY, ssn VARCHAR(11), email VARCHAR)");
            statement.execute("INSERT INTO people VALUES (1, 'a', 'a'), (2, 'b', 'b')");
            int before = kms.count("GenerateDataKey") + kms.count("Decrypt");
            assertThat(spark.read()
                            .jdbc(sigils, "people", properties)
                            .withColumn("cell", SigilFunctions.encrypt(col("SSN"), "people.ssn"))
                            .withColumn("again", SigilFunctions.decrypt(col("cell"), "people.ssn"))
                            .filter("again = SSN")
                            .count())
                    .isEqualTo(2);
            assertThat(kms.count("GenerateDataKey") + kms.count("Decrypt")).isEqualTo(before);
        }
    }

    @Test
    void noKeyAndNoPasswordIsInClosuresEventsOrLogs() throws Exception {
        Dataset<Row> cells = spark.range(0, 100, 1, 2)
                .selectExpr("sigil_encrypt(cast(id AS string), 'people.email') AS email")
                .selectExpr("sigil_decrypt(email, 'people.email') AS mail", "email");
        assertThat(cells.filter("mail <> ''").count()).isEqualTo(100);
        byte[] cell = cells.first().getAs("email");
        ByteBuffer closure = SparkEnv.get()
                .closureSerializer()
                .newInstance()
                .serialize(cells.queryExecution().toRdd(), ClassTag$.MODULE$.Any());
        byte[] travelling = new byte[closure.remaining()];
        closure.get(travelling);
        List<byte[]> secrets = secrets(cell);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        secrets.add(PASSWORD.getBytes(StandardCharsets.UTF_8));
        for (byte[] secret : secrets) {
            requireAbsent(secret, travelling, "closure");
            for (Path file : written()) {
                requireAbsent(secret, Files.readAllBytes(file), file.toString());
            }
        }
        // The scan sees what is there.
        assertThat(indexOf(travelling, "people.email".getBytes(StandardCharsets.UTF_8)))
                .isNotNegative();
        assertThat(written())
                .anySatisfy(file -> assertThat(Files.readString(file)).contains("sigil_decrypt"));
    }

    /** The plain data keys: a second engine asks the KMS for them, and so does this. */
    private List<byte[]> secrets(byte[] cell) throws Exception {
        Properties other = new Properties();
        other.setProperty("sigil.rules", spark.conf().get("spark.sigil.rules"));
        other.setProperty("user", "sa");
        other.setProperty("password", PASSWORD);
        other.setProperty("LOCK_TIMEOUT", "4000");
        try (DetachedCells again = DetachedCells.open(url, other)) {
            again.column("people.email").open(cell, String.class, List.of());
            again.column("people.email").token("x");
        }
        return PlainKeys.of(kms);
    }

    private List<Path> written() throws Exception {
        String application = spark.sparkContext().applicationId();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> events = Files.walk(Sessions.events())) {
            events.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(application))
                    .forEach(files::add);
        }
        files.add(Path.of("target", "spark.log"));
        return files;
    }

    private static void requireAbsent(byte[] secret, byte[] content, String where) {
        String hex = HexFormat.of().formatHex(secret);
        for (byte[] form : List.of(
                secret,
                hex.getBytes(StandardCharsets.US_ASCII),
                hex.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII),
                Base64.getEncoder().withoutPadding().encode(secret))) {
            assertThat(indexOf(content, form)).as("secret in " + where).isNegative();
        }
    }

    private static int indexOf(byte[] content, byte[] sought) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .indexOf(new String(sought, StandardCharsets.ISO_8859_1));
    }
}
