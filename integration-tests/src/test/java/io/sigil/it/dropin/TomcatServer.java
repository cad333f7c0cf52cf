package io.sigil.it.dropin;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Tomcat with drivers in its lib/ and one web application without any. Not thread-safe. */
final class TomcatServer implements AutoCloseable {
    private static final String SERVER = """
            <Server port="-1"><Service name="Catalina">
              <Connector port="%d" address="127.0.0.1"/>
              <Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine>
            </Service></Server>
            """;
    private final Process process;
    private final Path output;
    private final int port;

    private TomcatServer(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts it; it may not answer yet.
     *
     * @param home an unpacked Tomcat; nothing is written there
     * @param lib what lies in its lib/
     * @param classes the web application's
     * @param web the application's web.xml
     * @param context the application's context.xml
     * @param properties system properties
     */
    static TomcatServer start(
            Jdk jdk,
            Path home,
            Path base,
            List<Path> lib,
            Path classes,
            String web,
            String context,
            Map<String, String> properties)
            throws IOException {
        int port = freePort();
        Path application = base.resolve("webapps/ROOT/WEB-INF");
        for (String folder : List.of("conf", "lib", "logs", "temp", "work")) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.createDirectories(application);
        Files.createDirectories(base.resolve("webapps/ROOT/META-INF"));
        Files.writeString(base.resolve("conf/server.xml"), SERVER.formatted(port));
        Files.copy(home.resolve("conf/catalina.properties"), base.resolve("conf/catalina.properties"));
        Files.writeString(application.resolve("web.xml"), web);
        Files.writeString(base.resolve("webapps/ROOT/META-INF/context.xml"), context);
        for (Path jar : lib) {
            Files.copy(jar, base.resolve("lib").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        copy(classes, application.resolve("classes"));
        Path output = base.resolve("logs/output.txt");
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of(
                "-Dcatalina.home=" + home.toAbsolutePath(),
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                ChildJvm.path(List.of(
                        home.resolve("bin/bootstrap.jar").toAbsolutePath(),
                        home.resolve("bin/tomcat-juli.jar").toAbsolutePath())),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        Process process = ChildJvm.start(jdk, arguments, output);
        return new TomcatServer(process, output, port);
    }

    /** What the application answers; once it is there. */
    String get(String path) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 404) {
                    return answer.statusCode() == 200 ? answer.body() : answer.body() + output();
                }
            } catch (IOException e) {
                // Not yet.
            }
            Thread.sleep(50);
        }
        return output();
    }

    /** What it has printed and logged. */
    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var files = Files.walk(from)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
