package io.sigil;

import io.sigil.error.ErrorCode;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens connections over the engines that all connections of the JVM share. */
final class EngineConnectionOpener implements ConnectionOpener {
    @Override
    public Connection open(RulesFile rules, DataSource delegate, UnwrapPolicy unwrap) throws SQLException {
        throw ErrorCode.DATABASE_UNSUPPORTED.exception("no engine yet, for any database; nothing is encrypted; wait");
    }
}
