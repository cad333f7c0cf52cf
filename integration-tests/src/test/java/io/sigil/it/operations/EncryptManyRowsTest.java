package io.sigil.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.JobProgress;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to encrypt many rows, beside a plain UPDATE of as many: {@code -Dsigil.test.encrypt.rows=1000000}. The UPDATE gives
 * each row a value of a cell's length by one statement.
 */
@EnabledIfSystemProperty(named = "sigil.test.encrypt.rows", matches = "\\d+")
class EncryptManyRowsTest {
    private static final double MOST = 2.5;

    private final int rows = Integer.getInteger("sigil.test.encrypt.rows", 0);

    @TempDir
    private Path folder;

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void encryptingStaysNearAPlainUpdate(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder)
                .rules("tables: {items: {columns: {v: {key: pii, type: VARCHAR(40)}}}}\n");
        boolean postgres = database.dialect() == Dialect.POSTGRESQL;
        // The servers of the tests write every statement with its parameters into a log, which no server at work does.
        table.execute(
                postgres
                        ? "ALTER DATABASE " + database.name() + " SET log_statement = 'none'"
                        : "SET GLOBAL general_log = OFF");
        try {
            encryptBeside(table, database);
        } finally {
            if (!postgres) {
                table.execute("SET GLOBAL general_log = ON");
            }
        }
    }

    private void encryptBeside(MovingTable table, TestDatabase database) throws Exception {
        fill(table, database, "items");
        fill(table, database, "plain");
        boolean postgres = database.dialect() == Dialect.POSTGRESQL;
        if (postgres) {
            table.execute("VACUUM ANALYZE items", "VACUUM ANALYZE plain");
        }
        double update = seconds(() -> table.execute(
                postgres
                        ? "UPDATE plain SET v = v || decode(repeat('00', 52), 'hex')"
                        : "UPDATE plain SET v = CONCAT(v, REPEAT(X'00', 52))"));
        AtomicLong verifying = new AtomicLong();
        long began = System.nanoTime();
        MoveResult result = move(table, verifying);
        double all = (System.nanoTime() - began) / 1e9;
        double moving = (verifying.get() - began) / 1e9;
        assertThat(result.isComplete()).isTrue();
        assertThat(result.rowsChanged()).isEqualTo(rows);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d rows, UPDATE %.1f s; moved in %.1f s (%.0f rows/s, %.2f times), verified too in %.1f s"
                        + " (%.0f rows/s, %.2f times)",
                database.dialect(),
                rows,
                update,
                moving,
                rows / moving,
                moving / update,
                all,
                rows / all,
                all / update));
        assertThat(moving / update).isLessThan(MOST);
    }

    private static MoveResult move(MovingTable table, AtomicLong verifying) throws Exception {
        try (RuledDatabase ruled = table.open()) {
            return MoveJob.of(
                            ruled,
                            Direction.ENCRYPT,
                            ColumnSelection.parse(ruled.rules(), "items"),
                            MoveOptions.defaults())
                    .run(new JobListener() {
                        @Override
                        public void progress(JobProgress progress) {
                            if (progress.phase() == JobProgress.Phase.VERIFYING) {
                                verifying.compareAndSet(0, System.nanoTime());
                            }
                        }
                    });
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private void fill(MovingTable table, TestDatabase database, String name) throws Exception {
        table.execute("CREATE TABLE " + name + " (id BIGINT PRIMARY KEY, note VARCHAR(60), v " + table.bytes() + ")");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            if (database.dialect() == Dialect.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO " + name + " SELECT i, 'a note that stays as it is ' || i,"
                            + " convert_to('the value of row ' || i, 'UTF8') FROM generate_series(1, " + rows + ") i");
                }
                connection.commit();
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name + " VALUES (?, ?, ?)")) {
                for (int i = 1; i <= rows; i++) {
                    insert.setLong(1, i);
                    insert.setString(2, "a note that stays as it is " + i);
                    insert.setBytes(3, ("the value of row " + i).getBytes(StandardCharsets.UTF_8));
                    insert.addBatch();
                    if (i % 5_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }
}
