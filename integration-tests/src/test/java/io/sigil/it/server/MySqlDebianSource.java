package io.sigil.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A MySQL server unpacked from Debian's packages by {@code src/test/scripts/mysql-from-debian.sh}. */
final class MySqlDebianSource implements MySqlServer.Source {
    private static final int LOAD_MINUTES = 8;
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Path folder;
    private final int port;

    private MySqlDebianSource(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static MySqlDebianSource start() throws ServerUnavailableException, IOException {
        Path folder = ServerFolders.fresh("mysql");
        Path server = unpack(folder.resolve("unpack.log"));
        Path log = Files.createDirectories(folder.resolve("log"));
        ServerFolders.copy(server.resolve("data"), folder.resolve("data"));
        // The path of a Unix socket may have 107 bytes, which a deep working directory exceeds.
        Path sockets = Files.createTempDirectory("mysql");
        sockets.toFile().deleteOnExit();
        int port = ServerFolders.freePort();
        Process process = new ProcessBuilder(command(server, folder, sockets.resolve("s"), port))
                .redirectErrorStream(true)
                .redirectOutput(log.resolve("server.log").toFile())
                .start();
        MySqlDebianSource source = new MySqlDebianSource(process, folder, port);
        source.awaitReady();
        return source;
    }

    /** The folder that the script answers with. */
    private static Path unpack(Path log) throws ServerUnavailableException, IOException {
        Path script = ServerFolders.tests().resolve("src/test/scripts/mysql-from-debian.sh");
        Path answer = log.resolveSibling("unpack.out");
        Process process;
        try {
            process = new ProcessBuilder("bash", script.toString())
                    .redirectOutput(answer.toFile())
                    .redirectError(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new ServerUnavailableException("no bash to unpack Debian's packages with");
        }
        process.getOutputStream().close();
        if (!exits(process, LOAD_MINUTES * 60) || process.exitValue() != 0) {
            process.destroy();
            throw new ServerUnavailableException("not from Debian's packages (" + lastLine(log) + ")");
        }
        return Path.of(lastLine(answer));
    }

    private static List<String> command(Path server, Path folder, Path socket, int port) throws IOException {
        Properties layout = new Properties();
        try (InputStream in = Files.newInputStream(server.resolve("layout.properties"))) {
            layout.load(in);
        }
        List<String> command = new ArrayList<>(List.of(
                server.resolve(layout.getProperty("linker")).toString(),
                "--library-path",
                server.resolve(layout.getProperty("libraries")).toString(),
                server.resolve(layout.getProperty("mysqld")).toString(),
                "--no-defaults",
                "--basedir=" + server.resolve("usr"),
                "--datadir=" + folder.resolve("data"),
                "--lc-messages-dir=" + server.resolve(layout.getProperty("messages")),
                "--secure-file-priv=NULL",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("mysqld.pid"),
                "--mysqlx=OFF",
                // Costs a seventh of the server's processor time, and no test asks it.
                "--performance-schema=OFF",
                "--skip-log-bin",
                "--innodb-redo-log-capacity=8M",
                "--innodb-flush-log-at-trx-commit=2",
                "--max-connections=200",
                "--general-log=1",
                "--general-log-file=" + folder.resolve("log").resolve("general.log")));
        if (ServerFolders.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = DriverManager.getConnection(baseUrl() + options(), user(), password())) {
                if (connection.isValid(START_SECONDS)) {
                    return;
                }
            } catch (SQLException e) {
                exits(process, 0);
            }
        }
        close();
        throw new IOException(
                "MySQL didn't start: " + lastLine(folder.resolve("log").resolve("server.log")));
    }

    /** Waits, a fifth of a second at least. */
    private static boolean exits(Process process, int seconds) {
        try {
            return process.waitFor(Math.max(200, seconds * 1000L), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1);
    }

    @Override
    public String baseUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/";
    }

    @Override
    public String options() {
        return "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public String title() {
        return "from Debian's packages";
    }

    @Override
    public List<Path> files() {
        return List.of(folder.resolve("data"), folder.resolve("log"));
    }

    @Override
    public void fetchFiles() {
        // They lie on this machine.
    }

    @Override
    public void close() {
        process.destroy();
        if (!exits(process, STOP_SECONDS)) {
            process.destroyForcibly();
        }
    }
}
