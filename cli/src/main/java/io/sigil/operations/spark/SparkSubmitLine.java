package io.sigil.operations.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The {@code spark-submit} command that does a job on a Spark cluster, as an operator's shell takes it. Holds no password: the job
 * reads it from a file. Immutable.
 */
public final class SparkSubmitLine {
    private static final String MAIN = "io.sigil.spark.SparkJob";

    private final Builder given;

    private SparkSubmitLine(Builder given) {
        this.given = given;
    }

    /**
     * @param command {@code encrypt}, {@code decrypt}, {@code reencrypt}, {@code verify} or {@code shred-check}
     * @param selection {@code TABLE} or {@code TABLE.COLUMN}
     * @param url the database's own URL, without a password
     * @param rules path of the rules file, on the machine that submits
     */
    public static Builder of(String command, String selection, String url, String rules) {
        return new Builder(command, selection, url, rules);
    }

    /** The arguments one by one, for {@code ProcessBuilder}. */
    public List<String> arguments() {
        List<String> line = new ArrayList<>();
        line.add("spark-submit");
        given.master.ifPresent(master -> line.addAll(List.of("--master", master)));
        line.addAll(List.of("--class", MAIN));
        line.addAll(List.of("--files", given.rules));
        if (!given.jars.isEmpty()) {
            line.addAll(List.of("--jars", String.join(",", given.jars)));
        }
        line.add(given.jar);
        line.add(given.command);
        line.add(given.selection);
        line.addAll(List.of("--url", given.url, "--rules", fileName(given.rules)));
        given.user.ifPresent(user -> line.addAll(List.of("--user", user)));
        given.passwordFile.ifPresent(file -> line.addAll(List.of("--password-file", file)));
        given.partitions.ifPresent(count -> line.addAll(List.of("--partitions", Integer.toString(count))));
        given.maxRowsPerSecond.ifPresent(rows -> line.addAll(List.of("--max-rows-per-second", Long.toString(rows))));
        given.waitForInstances.ifPresent(
                seconds -> line.addAll(List.of("--wait-for-instances", Integer.toString(seconds))));
        if (given.ignoresInstances) {
            line.add("--ignore-instances");
        }
        return List.copyOf(line);
    }

    /** {@code --files} puts it into the folder where each executor runs. */
    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** One line for a POSIX shell. */
    @Override
    public String toString() {
        List<String> quoted = new ArrayList<>();
        for (String argument : arguments()) {
            quoted.add(
                    argument.matches("[A-Za-z0-9_./:,@%+=-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'");
        }
        return String.join(" ", quoted);
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String command;
        private final String selection;
        private final String url;
        private final String rules;
        private Optional<String> master = Optional.empty();
        private String jar = "sigil-spark.jar";
        private List<String> jars = List.of();
        private Optional<String> user = Optional.empty();
        private Optional<String> passwordFile = Optional.empty();
        private OptionalInt partitions = OptionalInt.empty();
        private OptionalLong maxRowsPerSecond = OptionalLong.empty();
        private OptionalInt waitForInstances = OptionalInt.empty();
        private boolean ignoresInstances;

        private Builder(String command, String selection, String url, String rules) {
            this.command = Objects.requireNonNull(command);
            this.selection = Objects.requireNonNull(selection);
            this.url = Objects.requireNonNull(url);
            this.rules = Objects.requireNonNull(rules);
        }

        /** As {@code spark://host:7077}; without it the cluster that spark-submit is configured for. */
        public Builder master(String master) {
            this.master = Optional.of(master);
            return this;
        }

        /**
         * @param jar path of sigil-spark's jar
         * @param more those of Sigil's driver and command line and of the database's driver
         */
        public Builder jars(String jar, List<String> more) {
            this.jar = Objects.requireNonNull(jar);
            this.jars = List.copyOf(more);
            return this;
        }

        public Builder user(String user) {
            this.user = Optional.of(user);
            return this;
        }

        /** @param file path of a file with the password alone, on every machine */
        public Builder passwordFile(String file) {
            this.passwordFile = Optional.of(file);
            return this;
        }

        /** About how many parts the table is divided into. */
        public Builder partitions(int count) {
            this.partitions = OptionalInt.of(count);
            return this;
        }

        /** Of all executors together. */
        public Builder maxRowsPerSecond(long rows) {
            this.maxRowsPerSecond = OptionalLong.of(rows);
            return this;
        }

        /** How long the job waits at its beginning for JVMs that run other rules. */
        public Builder waitForInstances(int seconds) {
            this.waitForInstances = OptionalInt.of(seconds);
            return this;
        }

        /** The job begins although a JVM runs other rules. */
        public Builder ignoreInstances() {
            this.ignoresInstances = true;
            return this;
        }

        public SparkSubmitLine build() {
            return new SparkSubmitLine(this);
        }
    }
}
