package io.sigil;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections of a driver, found by the URL or named. Thread-safe. */
final class DriverDataSource extends DelegateDataSource {
    private final SigilUrl url;
    private final Properties properties;
    private final @Nullable String driverClass;
    private final DelegateLookup lookup;
    private volatile @Nullable Driver driver;

    /**
     * @param properties nothing of Sigil's; not changed afterwards
     * @param driverClass null: whichever accepts the URL
     */
    DriverDataSource(SigilUrl url, Properties properties, @Nullable String driverClass, DelegateLookup lookup) {
        this.url = url;
        this.properties = properties;
        this.driverClass = driverClass;
        this.lookup = lookup;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Driver known = driver;
        Connection connection = known != null ? connect(List.of(known)) : null;
        if (connection == null && driverClass != null) {
            connection = connect(List.of(lookup.named(driverClass, url)));
        } else if (connection == null) {
            connection = connect(lookup.registered(url));
            if (connection == null) {
                connection = connect(lookup.provided(url));
            }
        }
        if (connection == null) {
            throw lookup.nothingFound(url);
        }
        return connection;
    }

    /** A driver may accept a URL and then answer null: it isn't for it after all (JDBC 4.3 §9.2). */
    private @Nullable Connection connect(List<Driver> candidates) throws SQLException {
        for (Driver candidate : candidates) {
            Properties copy = new Properties();
            copy.putAll(properties);
            Connection connection = candidate.connect(url.delegateUrl(), copy);
            if (connection != null) {
                driver = candidate;
                return connection;
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriverDataSource
                && url.delegateUrl().equals(((DriverDataSource) other).url.delegateUrl())
                && properties.equals(((DriverDataSource) other).properties)
                && Objects.equals(driverClass, ((DriverDataSource) other).driverClass);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url.delegateUrl(), properties, driverClass);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
