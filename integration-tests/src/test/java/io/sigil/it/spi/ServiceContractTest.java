package io.sigil.it.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.store.FileKeyStore;
import io.sigil.kms.KmsEndpoint;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.RulesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sigil's own services and one that somebody else might have written, by the JDK alone, under one contract. */
class ServiceContractTest {
    @TempDir
    private Path folder;

    private static KeyRule.Builder rule(String kms, String keyId) {
        return new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", kms).keyId(keyId);
    }

    private void master(String name) throws Exception {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void serviceThatDerivesAWrappingKeyForEachContext() throws Exception {
        master("one");
        master("two");
        ServiceContract.require(
                rule("deriving", "one").keyring(folder).build(),
                rule("deriving", "two").keyring(folder).trusted(List.of("one")).build());
    }

    @Test
    void awsKms() throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "secret");
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            String one = kms.createKey();
            String two = kms.createKey();
            List<String> trusted = List.of(one, two);
            ServiceContract.require(
                    rule("aws", one).region(kms.region()).endpoint(kms.uri()).build(),
                    rule("aws", two)
                            .region(kms.region())
                            .endpoint(kms.uri())
                            .trusted(trusted)
                            .build());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void applicationRunsWithAServiceOfItsOwn() throws Exception {
        master("one");
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: deriving, keyId: one, keyring: '" + folder + "'}\n"
                        + "tables:\n  users: {columns: {name: {key: pii, type: VARCHAR(20)}}}\n");
        String database = "h2:" + folder.resolve("data");
        try (Connection application = DriverManager.getConnection("jdbc:sigil:" + database + ";sigil.rules=" + rules);
                Statement statement = application.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.executeUpdate("INSERT INTO users VALUES (1, 'Ada')");
            try (ResultSet rows = statement.executeQuery("SELECT name FROM users")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("Ada");
            }
        }
        try (Connection plain = DriverManager.getConnection("jdbc:" + database);
                Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT kek_id FROM sigil_data_key WHERE key_id <> 0")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("one");
        }
        assertThat(RulesFile.load(rules).keys()).containsOnlyKeys("pii");
    }

    @Test
    void outageOfSomebodysServiceIsBridgedAndItsSqlStateEvictsNoConnection() throws Exception {
        KeyRule bridged = rule("deriving", "one")
                .keyring(folder)
                .cacheTtl(Duration.ofMillis(1))
                .staleIfKmsDown(Duration.ofHours(1))
                .build();
        FileKeyStore store = new FileKeyStore(folder.resolve("keys.json"), true);
        try (DataKeys keys =
                DataKeys.open(Map.of("pii", bridged), store, getClass().getClassLoader(), Clock.systemUTC())) {
            assertThatThrownBy(() -> keys.current("pii", KeyPurpose.SEARCH))
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessageStartingWith("SIGIL-5001: ")
                    .hasMessageContaining("'deriving'")
                    .hasMessageContaining("the folder of master keys can't be read")
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("HY000"));
            master("one");
            long id = keys.current("pii", KeyPurpose.RANDOMIZED).id();
            Files.delete(folder.resolve("one"));
            Thread.sleep(5);
            assertThat(keys.byId("pii", id).id()).isEqualTo(id);
        }
    }
}
