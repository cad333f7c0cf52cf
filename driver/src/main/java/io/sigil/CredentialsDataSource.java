package io.sigil;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source with one user's credentials. As thread-safe as the data source. */
final class CredentialsDataSource extends DelegateDataSource {
    private final DataSource dataSource;
    private final @Nullable String user;
    private final @Nullable String password;

    CredentialsDataSource(DataSource dataSource, @Nullable String user, @Nullable String password) {
        this.dataSource = dataSource;
        this.user = user;
        this.password = password;
    }

    @Override
    @SuppressWarnings("NullAway") // null is the delegate's affair
    public Connection getConnection() throws SQLException {
        return dataSource.getConnection(user, password);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CredentialsDataSource
                && dataSource.equals(((CredentialsDataSource) other).dataSource)
                && Objects.equals(user, ((CredentialsDataSource) other).user)
                && Objects.equals(password, ((CredentialsDataSource) other).password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dataSource, user, password);
    }

    @Override
    public String toString() {
        return "credentials of a " + dataSource.getClass().getName();
    }
}
