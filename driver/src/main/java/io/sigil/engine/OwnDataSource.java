package io.sigil.engine;

import io.sigil.error.ErrorCode;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that never leaves Sigil and has nothing to set. */
abstract class OwnDataSource implements DataSource {
    @Override
    public Connection getConnection(String user, String password) {
        throw new AssertionError("credentials come with the application's connections");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sigil");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw ErrorCode.UNWRAP_DENIED.exception("unwrap denied, on a data source of the key store");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
