package io.sigil.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A running database server, shared by all tests of one JVM. Thread-safe. */
public interface DatabaseServer extends AutoCloseable {

    DatabaseKind kind();

    /** Product and version as its driver reports them, and where the server comes from. */
    String description();

    /**
     * Makes an empty database of its own.
     *
     * @param hint part of its name: letters, digits, underscores
     */
    TestDatabase createDatabase(String hint) throws SQLException;

    /**
     * Where the server keeps data, write-ahead logs and statement logs; files or folders, read after {@link
     * #flush}. Empty when they can't be reached from here.
     */
    List<Path> files();

    /** Brings committed data and logs from the server's memory into {@link #files()}. */
    void flush(TestDatabase database) throws SQLException, IOException;

    /** Removes a database that {@link #createDatabase} made, whoever is still connected to it. */
    void drop(TestDatabase database) throws SQLException;

    /** Stops the server; its files stay until the next start. */
    @Override
    void close();
}
