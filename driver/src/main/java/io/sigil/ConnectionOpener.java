package io.sigil;

import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Puts an encrypting connection in front of the delegate's. Thread-safe. */
interface ConnectionOpener {
    /**
     * @param rules not parsed yet; equal ones may share what was made of them
     * @param delegate gives raw connections, to the application's database; equal ones lead to the same database
     * @param unwrap what unwrapping the connection may hand out
     * @return never a raw connection
     */
    Connection open(RulesFile rules, DataSource delegate, UnwrapPolicy unwrap) throws SQLException;
}
