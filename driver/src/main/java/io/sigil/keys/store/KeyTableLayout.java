package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.StoredKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the key store's table is there, with the columns of today. Makes it, or brings one of an older layout up to
 * date, where it may; any number of JVMs may do so at once. No row is ever touched. Thread-safe.
 */
final class KeyTableLayout {
    /** No such table or schema: PostgreSQL 42P01 and 3F000; H2 42S02 to 42S04 and 90079; MySQL and MariaDB 42S02. */
    private static final Set<String> MISSING = Set.of("42P01", "3F000", "42S02", "42S03", "42S04", "90079");

    /** There is such a table already: PostgreSQL 42P07; H2, MySQL and MariaDB 42S01. */
    private static final Set<String> EXISTS = Set.of("42P07", "42S01");

    /** No such column: PostgreSQL 42703; H2, MySQL and MariaDB 42S22. */
    private static final Set<String> OUTDATED = Set.of("42703", "42S22");

    private static final Set<String> OLD_IDENTITY = Set.of("key_name", "purpose", "version");
    private static final Set<String> IDENTITY = Set.of("key_name", "subject", "purpose", "version");

    /** No right to alter it, or nobody may: PostgreSQL 42501 and 25006, H2 90096, 90040 and 90097. */
    private static final Set<String> DENIED = Set.of("42501", "25006", "90096", "90040", "90097");

    /** The same as error codes of MySQL and MariaDB, whose SQLState says less: no such privilege, read only. */
    private static final Set<Integer> DENIED_ERRORS = Set.of(1044, 1142, 1227, 1290, 1792, 1836);

    /** Six JVMs that alter a table of H2 at once have needed up to seven seconds on a busy machine. */
    private static final long UPDATE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final int SHORTEST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 400;

    private final KeyTable table;
    private final boolean change;

    /** @param change whether the table may be made and altered */
    KeyTableLayout(KeyTable table, boolean change) {
        this.table = table;
        this.change = change;
    }

    /** Null when the table is there and empty; makes the table, or what it lacks, when it may. */
    @Nullable
    String findStoreId(Connection connection) throws SQLException {
        try {
            return selectStoreId(connection);
        } catch (SQLException e) {
            if (is(e, MISSING)) {
                create(connection);
            } else if (is(e, OUTDATED)) {
                update(connection);
            } else {
                throw e;
            }
        }
        return selectStoreId(connection);
    }

    /**
     * For a store that is made now.
     *
     * @throws SQLException SIGIL-5016 where none may be made: a table that was emptied must not be taken for a new one
     */
    String newStoreId() throws SQLException {
        if (!change) {
            throw ErrorCode.KEY_STORE_MISSING.exception("key store table " + table
                    + " is empty; import an export, or restore it; for a new key store, set 'create: true' under"
                    + " 'keystore' once, or insert the first row as docs/keys.md shows");
        }
        return UUID.randomUUID().toString();
    }

    private void create(Connection connection) throws SQLException {
        if (!change) {
            throw ErrorCode.KEY_STORE_MISSING.exception(
                    "key store table " + table + " doesn't exist; create it, or set 'create: true' under 'keystore'");
        }
        try {
            execute(connection, table.create());
        } catch (SQLException notMade) {
            if (is(notMade, EXISTS)) {
                awaitShown(connection, notMade);
                return;
            }
            // Another JVM may have been faster; if not, this is the error that says why.
            try {
                selectStoreId(connection);
            } catch (SQLException stillMissing) {
                throw ErrorCode.KEY_STORE_MISSING.exception(
                        "key store table " + table + " doesn't exist and can't be created;"
                                + " grant CREATE to its user or create the table as docs/keys.md shows",
                        notMade);
            }
        }
    }

    /** H2 shows others no table between two steps of whoever alters it, and yet lets nobody make one of its name. */
    private void awaitShown(Connection connection, SQLException notMade) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                selectStoreId(connection);
                return;
            } catch (SQLException e) {
                if (is(e, OUTDATED)) {
                    update(connection);
                    return;
                }
                if (!is(e, MISSING)) {
                    throw e;
                }
            }
            if (System.nanoTime() - start > UPDATE_NANOS) {
                throw ErrorCode.KEY_STORE_MISSING.exception(
                        "key store table " + table + " can't be read although there is one; look at its database for a"
                                + " statement that alters it and doesn't end",
                        notMade);
            }
            pause();
        }
    }

    /**
     * Tries again for a while: H2 copies a table that it alters, so one JVM may come between two steps of another. Pauses of random
     * length keep JVMs that met once from meeting each time.
     */
    private void update(Connection connection) throws SQLException {
        if (!change) {
            throw outdated(connection, "'create' under 'keystore' is false", null);
        }
        requireOldest(connection);
        long start = System.nanoTime();
        while (true) {
            try {
                updateOnce(connection);
                return;
            } catch (SQLException e) {
                if (isDenied(e) || System.nanoTime() - start > UPDATE_NANOS) {
                    throw e;
                }
            }
            pause();
        }
    }

    /** A table that lacks what the oldest layout had is somebody else's, and no waiting makes it a key store. */
    private void requireOldest(Connection connection) throws SQLException {
        try (PreparedStatement select = table.prepare(connection, table.selectOldest())) {
            select.setLong(1, StoredKey.NO_ID);
            select.executeQuery().close();
        } catch (SQLException e) {
            if (is(e, OUTDATED)) {
                throw ErrorCode.KEY_STORE_OUTDATED.exception(
                        "table " + table + " isn't a key store: it lacks columns that every layout has had, so it was"
                                + " left alone; name another table under 'keystore'",
                        e);
            }
            // Another JVM alters it just now; whether that is all shows below.
        }
    }

    private void pause() throws SQLException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ErrorCode.KEY_STORE_UNAVAILABLE.exception("key store table " + table
                    + " not brought up to date, the thread was interrupted meanwhile; try again");
        }
    }

    /**
     * The keys' identity gets its new column before anything else, and the new constraint before the old one goes; the last
     * column of all says that everything was done. So whoever is cut off leaves a table that the next one completes.
     */
    private void updateOnce(Connection connection) throws SQLException {
        SQLException failed = executeUnlessDone(connection, table.addSubject(), null);
        if (!unique(connection).containsValue(IDENTITY)) {
            failed = executeUnlessDone(connection, table.addUnique(), failed);
        }
        Map<String, Set<String>> unique = unique(connection);
        if (!unique.containsValue(IDENTITY)) {
            throw outdated(connection, "the database didn't let it be altered", failed);
        }
        for (String drop : drops(connection, unique)) {
            failed = executeUnlessDone(connection, drop, failed);
        }
        if (unique(connection).containsValue(OLD_IDENTITY)) {
            throw outdated(connection, "the database didn't let it be altered", failed);
        }
        for (String add : table.addRest()) {
            failed = executeUnlessDone(connection, add, failed);
        }
        try {
            selectStoreId(connection);
        } catch (SQLException e) {
            throw outdated(connection, "the database didn't let it be altered", failed);
        }
    }

    /** Another JVM may do the same at the same time, so an error counts only if in the end something is missing. */
    private @Nullable SQLException executeUnlessDone(Connection connection, String sql, @Nullable SQLException before) {
        try {
            execute(connection, sql);
            return before;
        } catch (SQLException e) {
            return e;
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = table.prepare(connection, sql)) {
            statement.execute();
        }
    }

    /** What takes the old constraints away. */
    private List<String> drops(Connection connection, Map<String, Set<String>> unique) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        List<String> drops = new ArrayList<>();
        unique.forEach((name, columns) -> {
            if (columns.equals(OLD_IDENTITY)) {
                drops.add(table.dropUnique(quote + name.replace(quote, quote + quote) + quote, hasCatalogs(quote)));
            }
        });
        return drops;
    }

    /** MySQL and MariaDB, where a schema is called catalog and a unique constraint is its index. */
    private static boolean hasCatalogs(String quote) {
        return quote.equals("`");
    }

    /** The columns of each unique constraint, by its name. */
    private Map<String, Set<String>> unique(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String schema = table.schema();
        if (schema.isEmpty()) {
            schema =
                    hasCatalogs(metaData.getIdentifierQuoteString()) ? connection.getCatalog() : connection.getSchema();
        }
        Map<String, Set<String>> unique = new TreeMap<>();
        try (PreparedStatement select = table.prepare(connection, KeyTable.selectUnique())) {
            select.setString(1, table.plainName());
            select.setString(2, schema);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    unique.computeIfAbsent(rows.getString(1), name -> new TreeSet<>())
                            .add(rows.getString(2).toLowerCase(Locale.ROOT));
                }
            }
        }
        return unique;
    }

    private SQLException outdated(Connection connection, String why, @Nullable SQLException cause) {
        List<String> statements = new ArrayList<>(List.of(table.addSubject(), table.addUnique()));
        try {
            statements.addAll(drops(connection, unique(connection)));
        } catch (SQLException e) {
            statements.add("drop its unique constraint of key_name, purpose, version");
        }
        statements.addAll(table.addRest());
        return ErrorCode.KEY_STORE_OUTDATED.exception(
                "key store table " + table + " has an older layout; " + why + "; run " + String.join("; ", statements),
                cause);
    }

    private @Nullable String selectStoreId(Connection connection) throws SQLException {
        try (PreparedStatement select = table.prepare(connection, table.selectById())) {
            select.setLong(1, StoredKey.NO_ID);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString("store_id") : null;
            }
        }
    }

    /** Whether what was tried last failed for want of a right, which no waiting gives. */
    private static boolean isDenied(SQLException e) {
        return e.getCause() instanceof SQLException
                && (is((SQLException) e.getCause(), DENIED)
                        || DENIED_ERRORS.contains(((SQLException) e.getCause()).getErrorCode()));
    }

    private static boolean is(SQLException e, Set<String> states) {
        return e.getSQLState() != null && states.contains(e.getSQLState());
    }
}
