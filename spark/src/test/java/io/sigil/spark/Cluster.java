package io.sigil.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone cluster on this machine: a master and worker processes, each with one core. Programs run on it in a process of their
 * own, as spark-submit would start them.
 */
final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Path home;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> programs = new ArrayList<>();

    private Cluster(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** @param workers processes, each of one core */
    static Cluster start(Path folder, int workers) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("spark-home").toAbsolutePath());
        Files.createDirectories(home.resolve("jars"));
        Cluster cluster = new Cluster(home, freePort());
        cluster.launch(
                "master",
                "org.apache.spark.deploy.master.Master",
                List.of("--host", "127.0.0.1", "--port", "" + cluster.port, "--webui-port", "0"));
        await("the master", () -> isOpen(cluster.port));
        for (int worker = 1; worker <= workers; worker++) {
            cluster.launch(
                    "worker" + worker,
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            // Spark begins a task a second time on another host only.
                            "127.0.0." + worker,
                            "--webui-port",
                            "0",
                            "--cores",
                            "1",
                            "--memory",
                            "1g",
                            "--work-dir",
                            home.resolve("work" + worker).toString(),
                            cluster.master()));
        }
        await("the workers", () -> cluster.log("master").split("Registering worker", -1).length > workers);
        return cluster;
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** Starts a program; its output goes to a file of this name. */
    Process program(String name, Class<?> main, Map<String, String> settings, List<String> arguments)
            throws IOException {
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        options.add("-Dspark.master=" + master());
        options.add("-Dspark.driver.host=127.0.0.1");
        options.add("-Dspark.driver.bindAddress=127.0.0.1");
        options.add("-Dspark.ui.enabled=false");
        options.add("-Dspark.executor.memory=700m");
        options.add("-Dspark.executor.extraClassPath=" + classPath());
        Process program = java(name, options, main.getName(), arguments);
        programs.add(program);
        return program;
    }

    private void launch(String name, String main, List<String> arguments) throws IOException {
        processes.add(java(name, List.of(), main, arguments));
    }

    private Process java(String name, List<String> options, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx600m");
        command.add("-Dsigil.spark.log=" + home.resolve(name + ".log"));
        command.add("-Dsigil.spark.level=info");
        for (String opened : System.getProperty("sigil.spark.opens", "").split(" ", -1)) {
            if (!opened.isEmpty()) {
                command.add(opened);
            }
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".out").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    /** The executors that run now: workers start nothing else. */
    List<ProcessHandle> executors() {
        return processes.stream().flatMap(Process::descendants).collect(Collectors.toList());
    }

    /** What a process has written. */
    String log(String name) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String end : List.of(".out", ".log")) {
            Path file = home.resolve(name + end);
            if (Files.exists(file)) {
                all.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    /** Every file that the cluster and its programs have written. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until it is so. */
    static void await(String what, Condition condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    @Override
    public void close() {
        programs.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
