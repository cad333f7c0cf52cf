package io.sigil.it.oracle;

import io.sigil.it.oracle.Observation.Failure;
import io.sigil.it.oracle.Observation.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does one step on one connection, as an application would, and writes down what it sees. Used once. */
final class StepRunner {
    private final Connection connection;
    private final Step step;
    private final List<Snapshot> results = new ArrayList<>();
    private final List<Long> updateCounts = new ArrayList<>();
    private final List<Snapshot> generatedKeys = new ArrayList<>();
    private Phase phase = Phase.PREPARING;

    private StepRunner(Connection connection, Step step) {
        this.connection = connection;
        this.step = step;
    }

    static Observation run(Connection connection, Step step) {
        StepRunner runner = new StepRunner(connection, step);
        Failure failure = null;
        try {
            runner.run();
        } catch (SQLException e) {
            failure = Failure.of(runner.phase, e);
        }
        return new Observation(runner.results, runner.updateCounts, runner.generatedKeys, failure);
    }

    private void run() throws SQLException {
        switch (step.style()) {
            case STATEMENT -> {
                try (Statement statement = connection.createStatement()) {
                    collect(statement, statement.execute(sql()));
                }
            }
            case STATEMENT_GENERATED_KEYS -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql(), Statement.RETURN_GENERATED_KEYS);
                    collectKeys(statement);
                }
            }
            case STATEMENT_BATCH -> {
                try (Statement statement = connection.createStatement()) {
                    for (String text : step.sql()) {
                        statement.addBatch(text);
                    }
                    phase = Phase.EXECUTING;
                    collect(statement.executeBatch());
                }
            }
            case PREPARED -> {
                try (PreparedStatement statement = connection.prepareStatement(sql())) {
                    executeRows(statement, false);
                }
            }
            case PREPARED_GENERATED_KEYS -> {
                try (PreparedStatement statement =
                        connection.prepareStatement(sql(), Statement.RETURN_GENERATED_KEYS)) {
                    executeRows(statement, true);
                }
            }
            case BATCH -> {
                try (PreparedStatement statement = connection.prepareStatement(sql())) {
                    phase = Phase.EXECUTING;
                    for (List<Object> row : step.rows()) {
                        bind(statement, row);
                        statement.addBatch();
                    }
                    collect(statement.executeBatch());
                }
            }
        }
    }

    private String sql() {
        return step.sql().get(0);
    }

    private void executeRows(PreparedStatement statement, boolean keys) throws SQLException {
        phase = Phase.EXECUTING;
        for (List<Object> row : step.rows()) {
            bind(statement, row);
            boolean isRows = statement.execute();
            if (keys) {
                collectKeys(statement);
            } else {
                collect(statement, isRows);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, row.get(i));
            }
        }
    }

    private void collect(Statement statement, boolean firstIsRows) throws SQLException {
        boolean isRows = firstIsRows;
        while (true) {
            if (isRows) {
                try (ResultSet rows = statement.getResultSet()) {
                    results.add(Snapshot.of(rows));
                }
            } else {
                int count = statement.getUpdateCount();
                if (count < 0) {
                    return;
                }
                updateCounts.add((long) count);
            }
            isRows = statement.getMoreResults();
        }
    }

    private void collect(int[] batch) {
        Arrays.stream(batch).asLongStream().forEach(updateCounts::add);
    }

    /** The update count and the keys of an INSERT; to ask for more results would give the keys away. */
    private void collectKeys(Statement statement) throws SQLException {
        updateCounts.add((long) statement.getUpdateCount());
        try (ResultSet keys = statement.getGeneratedKeys()) {
            generatedKeys.add(Snapshot.of(keys));
        }
    }
}
