package io.sigil.it.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** H2 in this process, in files or in memory. */
final class H2Server implements DatabaseServer {
    private static final String USER = "sa";
    private static final String PASSWORD = "";

    private final DatabaseKind kind;
    private final Path folder;
    private final DatabaseNames names = new DatabaseNames();

    private H2Server(DatabaseKind kind) {
        this.kind = kind;
        this.folder = ServerFolders.fresh(kind == DatabaseKind.H2_FILE ? "h2" : "h2-memory");
    }

    static H2Server inFiles() {
        return new H2Server(DatabaseKind.H2_FILE);
    }

    static H2Server inMemory() {
        return new H2Server(DatabaseKind.H2_MEMORY);
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    @Override
    public String description() {
        return "H2 " + org.h2.engine.Constants.VERSION + ", in process";
    }

    @Override
    public TestDatabase createDatabase(String hint) {
        String name = names.next(hint);
        // Without DB_CLOSE_DELAY the database would go with its last connection.
        String place = kind == DatabaseKind.H2_FILE ? "file:" + folder.resolve(name) : "mem:" + name;
        return new TestDatabase(this, name, "jdbc:h2:" + place + ";DB_CLOSE_DELAY=-1", USER, PASSWORD);
    }

    @Override
    public List<Path> files() {
        return kind == DatabaseKind.H2_FILE ? List.of(folder) : List.of();
    }

    @Override
    public void flush(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public void drop(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS DELETE FILES");
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }

    @Override
    public void close() {
        // H2 closes its databases in a shutdown hook of its own.
    }
}
