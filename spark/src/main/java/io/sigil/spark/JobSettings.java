package io.sigil.spark;

import io.sigil.error.ErrorCode;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a job was told. Travels to executors: it holds names, and neither keys nor passwords.
 *
 * @param selection {@code TABLE} or {@code TABLE.COLUMN}
 * @param url the database's own
 * @param rules path of the rules file, as each JVM finds it
 * @param passwordFile path of a file with the password alone, as each JVM finds it
 * @param partitions about how many parts the table is divided into
 * @param maxRowsPerSecond of all executors together; 0: no limit
 * @param waitForInstances seconds for which the job waits, before it begins, for JVMs that run other rules
 * @param ignoreInstances begin although a JVM runs other rules
 */
record JobSettings(
        JobCommand command,
        String selection,
        String url,
        String rules,
        @Nullable String user,
        @Nullable String passwordFile,
        int partitions,
        long maxRowsPerSecond,
        int waitForInstances,
        boolean ignoreInstances)
        implements Serializable {
    private static final int DEFAULT_PARTITIONS = 200;
    private static final String IGNORE_INSTANCES = "--ignore-instances";

    /** @throws SQLException SIGIL-1004 when something is missing or unknown */
    static JobSettings parse(String[] arguments) throws SQLException {
        if (arguments.length < 2) {
            throw wrong("a command and a table are missing");
        }
        Map<String, String> options = new HashMap<>();
        List<String> known = List.of(
                "--url",
                "--rules",
                "--user",
                "--password-file",
                "--partitions",
                "--max-rows-per-second",
                "--wait-for-instances");
        boolean ignoreInstances = false;
        for (int i = 2; i < arguments.length; i += 2) {
            if (arguments[i].equals(IGNORE_INSTANCES)) {
                ignoreInstances = true;
                i--;
                continue;
            }
            if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
                throw wrong(arguments[i] + " is unknown or has no value");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return new JobSettings(
                JobCommand.named(arguments[0]),
                arguments[1],
                required(options, "--url"),
                required(options, "--rules"),
                options.get("--user"),
                options.get("--password-file"),
                (int) number(options, "--partitions", DEFAULT_PARTITIONS),
                number(options, "--max-rows-per-second", 0),
                (int) number(options, "--wait-for-instances", 0),
                ignoreInstances);
    }

    private static String required(Map<String, String> options, String name) throws SQLException {
        String value = options.get(name);
        if (value == null) {
            throw wrong(name + " is missing");
        }
        return value;
    }

    private static long number(Map<String, String> options, String name, long otherwise) throws SQLException {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw wrong(name + " has to be a number from 1 to 999999999");
        }
        return Long.parseLong(text);
    }

    private static SQLException wrong(String what) {
        return ErrorCode.CONFIGURATION_INVALID.exception(what
                + ", on the command line; a job takes a command, a table, --url and --rules; run spark-submit as sigil"
                + " prints it");
    }

    /** What one of several tasks that run at once may do. */
    OptionalLong maxRowsPerSecond(int tasks) {
        return maxRowsPerSecond == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, maxRowsPerSecond / Math.max(1, tasks)));
    }
}
