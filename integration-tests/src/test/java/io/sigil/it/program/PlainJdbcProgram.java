package io.sigil.it.program;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Canary;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * An ordinary JDBC program, as somebody might have written it years ago. It uses java.sql alone, knows nothing of
 * Sigil, and must see the same through a Sigil DataSource as through a plain one: {@link #run} and {@link #metadata}
 * tell what it saw. It wants an empty database.
 */
public final class PlainJdbcProgram {

    /** Lines that begin with this quote a database's own formats: equal on both twins, but not on two databases. */
    public static final String OWN_FORMAT = "database's own ";

    private final DataSource dataSource;
    private final Dialect dialect;
    private final ProgramData data;

    /**
     * @param dataSource an empty database
     * @param edition 0 to 899; programs of one edition write the same values, programs of two editions share none that
     *     is ruled. A scan of a server's files is to take an edition of its own.
     */
    public PlainJdbcProgram(DataSource dataSource, Dialect dialect, int edition) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.data = new ProgramData(edition);
    }

    /** What the program writes into ruled columns, and nobody may find. */
    public List<Canary> canaries() {
        return data.canaries();
    }

    /** Creates the tables, works on them, and tells what it saw. */
    public List<String> run() throws SQLException {
        Transcript transcript = new Transcript();
        try (Connection connection = dataSource.getConnection()) {
            createTables(connection);
            ProgramWrites writes = new ProgramWrites(connection, data, transcript);
            writes.insertByPlaceholders();
            writes.insertByLiterals();
            writes.insertByBatch();
        }
        try (Connection connection = dataSource.getConnection()) {
            ProgramReads reads = new ProgramReads(connection, data, transcript);
            reads.byPlaceholder();
            reads.byLiteral();
            reads.joinsAndShapes();
            reads.typedGetters();
            reads.cursors();
            ProgramWrites writes = new ProgramWrites(connection, data, transcript);
            writes.update();
            writes.delete();
            writes.transactions();
            reads.joinsAndShapes();
            // Last, because a failed INSERT may or may not use up an identity value.
            ProgramErrors errors = new ProgramErrors(connection, data, transcript);
            errors.constraints();
            errors.limits();
        }
        return transcript.lines();
    }

    /** What the metadata says of the tables that {@link #run} made. */
    public List<String> metadata() throws SQLException {
        Transcript transcript = new Transcript();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            for (String table : List.of("users", "orders")) {
                String stored = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                try (ResultSet columns =
                        metaData.getColumns(connection.getCatalog(), connection.getSchema(), stored, "%")) {
                    transcript.rows(
                            "column of " + table,
                            columns,
                            Transcript.text("COLUMN_NAME"),
                            row -> row.getInt("DATA_TYPE"),
                            row -> row.getInt("COLUMN_SIZE"),
                            row -> row.getInt("DECIMAL_DIGITS"),
                            row -> row.getInt("NULLABLE"));
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT u.*, ssn AS s FROM users u WHERE id = 1")) {
                results(transcript, rows.getMetaData());
            }
        }
        return transcript.lines();
    }

    private static void results(Transcript transcript, ResultSetMetaData metaData) throws SQLException {
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            transcript.line(
                    "result column",
                    metaData.getColumnLabel(i) + ", type " + metaData.getColumnType(i) + ", precision "
                            + metaData.getPrecision(i) + ", scale " + metaData.getScale(i) + ", class "
                            + metaData.getColumnClassName(i) + ", nullable " + metaData.isNullable(i));
        }
    }

    private void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String ddl : ProgramSchema.ddl(dialect)) {
                statement.execute(ddl);
            }
        }
    }
}
