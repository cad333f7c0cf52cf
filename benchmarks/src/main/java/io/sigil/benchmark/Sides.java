package io.sigil.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How each side is connected. The files lie in a folder that the run has made. */
final class Sides {
    static final String FOLDER = "sigil.benchmark.folder";

    private Sides() {}

    static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    /** The bare URL of a database: H2 lives in this JVM, the others were started by the run. */
    static String url(String database) {
        return database.equals("h2")
                ? "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1"
                : System.getProperty(SearchBenchmark.URL + database);
    }

    static Connection bare(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    static Connection connect(String database, Side side) throws SQLException, IOException {
        String url = url(database);
        Properties properties = new Properties();
        return switch (side) {
            case BARE, HAND, HAND_GCM -> bare(database);
            case SIGIL -> {
                properties.setProperty(
                        "sigil.rules", folder().resolve("persons.yaml").toString());
                yield DriverManager.getConnection("jdbc:sigil:" + url.substring("jdbc:".length()), properties);
            }
            case SHARDINGSPHERE ->
                DriverManager.getConnection("jdbc:shardingsphere:absolutepath:" + shardingSphere(database, url));
            case AWS -> {
                properties.setProperty("wrapperPlugins", "sqlParser,kmsEncryption");
                properties.setProperty("kms.region", "eu-central-1");
                yield DriverManager.getConnection("jdbc:aws-wrapper:" + url.substring("jdbc:".length()), properties);
            }
        };
    }

    private static Path shardingSphere(String database, String url) throws IOException {
        boolean postgres = database.equals("postgresql");
        String user = database.equals("mariadb") ? "root" : postgres ? "postgres" : "";
        return Files.writeString(folder().resolve("shardingsphere-" + database + ".yaml"), """
                databaseName: benchmark
                dataSources:
                  ds:
                    dataSourceClassName: com.zaxxer.hikari.HikariDataSource
                    jdbcUrl: '%s'
                    username: '%s'
                    password: '%s'
                    maximumPoolSize: 70
                rules:
                - !SINGLE
                  tables: ['%s']
                - !ENCRYPT
                  tables:
                    person_shardingsphere:
                      columns:
                        ssn: {cipher: {name: ssn, encryptorName: aes}}
                        name: {cipher: {name: name, encryptorName: aes}}
                    wide_shardingsphere:
                      columns:
                        a: {cipher: {name: a, encryptorName: aes}}
                        b: {cipher: {name: b, encryptorName: aes}}
                        c: {cipher: {name: c, encryptorName: aes}}
                        d: {cipher: {name: d, encryptorName: aes}}
                  encryptors:
                    aes:
                      type: AES
                      props: {aes-key-value: benchmark, digest-algorithm-name: SHA-1}
                props: {sql-show: false}
                """.formatted(
                        url, user, user, postgres ? "*.*.*" : "*.*"));
    }
}
