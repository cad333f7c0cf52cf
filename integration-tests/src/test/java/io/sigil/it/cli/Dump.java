package io.sigil.it.cli;

import io.sigil.it.server.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A dump of some tables by what the database has for it, restored into another database of the same server. */
final class Dump {
    private final Path folder;

    /** @param folder for files, empty or not */
    Dump(Path folder) {
        this.folder = folder;
    }

    /** @param definitions makes the tables, where the database's dump doesn't */
    void move(TestDatabase from, TestDatabase to, List<String> tables, List<String> definitions) throws Exception {
        switch (from.server().kind().dialect()) {
            case H2 -> script(from, to, tables);
            case POSTGRESQL -> copy(from, to, tables, definitions);
            case MARIADB, MYSQL -> mariadbDump(from, to, tables);
        }
    }

    private void script(TestDatabase from, TestDatabase to, List<String> tables) throws SQLException {
        Path file = folder.resolve(to.name() + ".sql");
        execute(from, "SCRIPT TO '" + file + "' TABLE " + String.join(", ", tables));
        execute(to, "RUNSCRIPT FROM '" + file + "'");
    }

    /** pg_dump isn't among the server's packages; COPY is what it puts the rows into. */
    private static void copy(TestDatabase from, TestDatabase to, List<String> tables, List<String> definitions)
            throws Exception {
        execute(to, definitions.toArray(new String[0]));
        try (Connection source = from.connect();
                Connection target = to.connect()) {
            CopyManager out = source.unwrap(PGConnection.class).getCopyAPI();
            CopyManager in = target.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                out.copyOut("COPY " + table + " TO STDOUT", rows);
                in.copyIn("COPY " + table + " FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
            }
        }
    }

    private void mariadbDump(TestDatabase from, TestDatabase to, List<String> tables) throws Exception {
        File file = folder.resolve(to.name() + ".sql").toFile();
        List<String> dump = client(from, "mariadb-dump", "--hex-blob", from.name());
        dump.addAll(tables);
        require(new ProcessBuilder(dump).redirectOutput(file));
        require(new ProcessBuilder(client(to, "mariadb", to.name())).redirectInput(file));
    }

    private static List<String> client(TestDatabase database, String program, String... arguments) throws SQLException {
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(basedir(database), "bin", program).toString(),
                "--no-defaults",
                "--protocol=tcp",
                "--host=" + uri.getHost(),
                "--port=" + uri.getPort(),
                "--user=" + database.user()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String basedir(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@basedir")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void require(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IOException(builder.command().get(0) + " ended with " + process.exitValue());
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
