package io.sigil.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.mysql.MySQLContainer;

/** A MySQL server in a container, where a container engine answers. */
final class MySqlContainerSource implements MySqlServer.Source {
    private static final String IMAGE = "mysql:9.7";
    private static final String DATA = "/var/lib/mysql";
    private static final String PASSWORD = "sigil";

    private final MySQLContainer container;
    private final Path folder;

    private MySqlContainerSource(MySQLContainer container, Path folder) {
        this.container = container;
        this.folder = folder;
    }

    static MySqlContainerSource start() throws ServerUnavailableException {
        // Testcontainers takes seconds to find that there is no engine; a look at the usual sockets takes none.
        if (!mayHaveEngine() || !DockerClientFactory.instance().isDockerAvailable()) {
            throw new ServerUnavailableException("no container engine answers");
        }
        @SuppressWarnings("resource") // closed with this source
        MySQLContainer container = new MySQLContainer(IMAGE)
                .withUsername("root")
                .withPassword(PASSWORD)
                .withCommand(
                        "--performance-schema=OFF", "--general-log=1", "--general-log-file=" + DATA + "/general.log");
        try {
            container.start();
        } catch (ContainerFetchException | ContainerLaunchException e) {
            throw new ServerUnavailableException(
                    "the container engine can't start " + IMAGE + " (" + e.getMessage() + ")");
        }
        return new MySqlContainerSource(container, ServerFolders.fresh("mysql"));
    }

    private static boolean mayHaveEngine() {
        String runtime = Objects.requireNonNullElse(System.getenv("XDG_RUNTIME_DIR"), "/run");
        String home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of(home, ".testcontainers.properties"))
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(runtime, "docker.sock"),
                                Path.of(runtime, "podman", "podman.sock"),
                                Path.of(home, ".docker", "run", "docker.sock"))
                        .anyMatch(Files::exists);
    }

    @Override
    public String baseUrl() {
        return "jdbc:mysql://" + container.getHost() + ":" + container.getMappedPort(MySQLContainer.MYSQL_PORT) + "/";
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
        return PASSWORD;
    }

    @Override
    public String title() {
        return "in a container";
    }

    @Override
    public List<Path> files() {
        return List.of(folder);
    }

    /** The engine hands out the data directory as an uncompressed archive, which can be searched as it is. */
    @Override
    public void fetchFiles() throws IOException {
        try (InputStream archive = container
                .getDockerClient()
                .copyArchiveFromContainerCmd(container.getContainerId(), DATA)
                .exec()) {
            Files.copy(archive, folder.resolve("data.tar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
