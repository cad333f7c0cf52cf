package io.sigil.spark;

import io.sigil.DetachedCells;
import io.sigil.engine.DetachedColumn;
import io.sigil.error.ErrorCode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Where executors find the rules and the keys of a column. What travels to them is names; each JVM reads the rules itself and asks the
 * key service itself. Serializable; one task uses it at a time.
 */
final class ExecutorCells implements Serializable {
    private static final String URL = "spark.sigil.url";
    private static final String RULES = "spark.sigil.rules";
    private static final String USER = "spark.sigil.user";

    /** A file, because Spark puts every setting into every task. */
    private static final String PASSWORD_FILE = "spark.sigil.passwordFile";

    private static final long serialVersionUID = 1;

    private final String url;
    private final @Nullable String rules;
    private final @Nullable String user;
    private final @Nullable String passwordFile;
    private final String column;

    /** What this task has open; null before it is first needed. */
    private transient @Nullable Opened opened;

    private ExecutorCells(SQLConf conf, String url, String column) {
        this.url = url;
        this.rules = given(conf, RULES);
        this.user = given(conf, USER);
        this.passwordFile = given(conf, PASSWORD_FILE);
        this.column = column;
    }

    /** As the session of the calling thread is configured. */
    static ExecutorCells ofSession(String column) {
        SQLConf conf = SQLConf.get();
        String url = conf.getConfString(URL, "");
        if (url.isEmpty()) {
            throw new RefusedException(ErrorCode.CONFIGURATION_INVALID.exception("no " + URL
                    + ", in the Spark session; functions over cells find the database's dialect and key store by"
                    + " it; set it to the database's URL, and " + RULES + " to the rules file"));
        }
        return new ExecutorCells(conf, url, column);
    }

    private static @Nullable String given(SQLConf conf, String name) {
        String value = conf.getConfString(name, "");
        return value.isEmpty() ? null : value;
    }

    /** {@code table.column}. */
    String column() {
        return column;
    }

    /** For the caller to close. */
    DetachedCells open() throws SQLException {
        Properties properties = new Properties();
        put(properties, "sigil.rules", rules);
        put(properties, "user", user);
        put(properties, "password", password());
        return DetachedCells.open(url, properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private @Nullable String password() throws SQLException {
        if (passwordFile == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException | InvalidPathException e) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("can't read the file " + passwordFile + ", named by "
                    + PASSWORD_FILE + "; " + e.getClass().getSimpleName()
                    + "; it has to be on every machine, readable by Spark's user alone");
        }
    }

    /** The function of a value; keys are shared with all tasks of the JVM. */
    @Nullable
    Object apply(CellFunction function, Object value, List<?> row) {
        try {
            TaskContext task = TaskContext.get();
            if (task == null) {
                // The planner tries a function on rows that it has at hand.
                try (DetachedCells cells = open()) {
                    return new Opened(cells, column).apply(function, value, row);
                }
            }
            Opened ready = opened;
            if (ready == null) {
                DetachedCells cells = open();
                task.addTaskCompletionListener((TaskCompletionListener) ended -> cells.close());
                ready = new Opened(cells, column);
                opened = ready;
            }
            return ready.apply(function, value, row);
        } catch (SQLException e) {
            throw new RefusedException(e);
        }
    }

    private static final class Opened {
        private final DetachedColumn column;
        private final SparkType type;

        Opened(DetachedCells cells, String name) throws SQLException {
            column = cells.column(name);
            type = SparkType.of(column.type());
        }

        @Nullable
        Object apply(CellFunction function, Object value, List<?> row) throws SQLException {
            Object result = function.apply(column, type, value, row);
            return result == CellFunction.NOTHING ? null : result;
        }
    }
}
