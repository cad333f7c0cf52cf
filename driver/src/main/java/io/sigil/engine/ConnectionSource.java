package io.sigil.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of the delegate, with the application's own URL and credentials. Thread-safe. */
@FunctionalInterface
public interface ConnectionSource {
    /** A new connection, the caller's to close. */
    Connection open() throws SQLException;
}
