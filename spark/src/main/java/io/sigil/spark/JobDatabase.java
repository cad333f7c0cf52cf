package io.sigil.spark;

import io.sigil.error.ErrorCode;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.RuledDatabase;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/** The database of a job, as one task has it open. Not thread-safe. */
final class JobDatabase implements AutoCloseable {
    /**
     * What this JVM has read, by text: tasks whose rules are the same object share an engine, and so its keys. A job has one
     * rules file, so there are few.
     */
    private static final Map<String, Rules> READ = new ConcurrentHashMap<>();

    private final RuledDatabase database;
    private final ColumnSelection selection;

    private JobDatabase(RuledDatabase database, ColumnSelection selection) {
        this.database = database;
        this.selection = selection;
    }

    static JobDatabase open(JobSettings settings) throws SQLException {
        Rules rules = rules(settings.rules());
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        String password = password(settings);
        if (password != null) {
            properties.setProperty("password", password);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        RuledDatabase database = RuledDatabase.open(new JobConnections(settings.url(), properties), rules, loader);
        boolean opened = false;
        try {
            JobDatabase job = new JobDatabase(database, ColumnSelection.parse(rules, settings.selection()));
            opened = true;
            return job;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static Rules rules(String path) throws SQLException {
        String text = read(path);
        Rules known = READ.get(text);
        if (known != null) {
            return known;
        }
        try {
            Rules rules = RulesParser.parse(path, text, RulesParser.systemVariables());
            Rules first = READ.putIfAbsent(text, rules);
            return first == null ? rules : first;
        } catch (RulesException e) {
            throw ErrorCode.RULES_INVALID.exception(
                    "rules can't be used, in " + path + "; correct them:\n" + e.errors());
        }
    }

    /** Where {@code --files} has put it, when it isn't where the process runs: Spark's driver runs where it was started. */
    static Path file(String path) {
        Path here = Path.of(path);
        SparkEnv environment = SparkEnv.get();
        if (here.isAbsolute() || Files.exists(here) || environment == null) {
            return here;
        }
        return Path.of(SparkFiles.get(path));
    }

    static @Nullable String password(JobSettings settings) throws SQLException {
        return settings.passwordFile() == null
                ? null
                : read(settings.passwordFile()).strip();
    }

    private static String read(String path) throws SQLException {
        try {
            return Files.readString(file(path));
        } catch (IOException | InvalidPathException e) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("can't read the file " + path + ", of a Spark job; "
                    + e.getClass().getSimpleName()
                    + "; it has to be on every machine: send it with --files, or use a shared path");
        }
    }

    RuledDatabase database() {
        return database;
    }

    ColumnSelection selection() {
        return selection;
    }

    @Override
    public void close() {
        database.close();
    }
}
