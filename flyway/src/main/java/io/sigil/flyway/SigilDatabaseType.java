package io.sigil.flyway;

import java.sql.Connection;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.flywaydb.core.internal.database.base.BaseDatabaseType;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code jdbc:sigil:} URLs to Sigil's driver. Flyway asks the URL's type how to connect; once connected it asks
 * every type whether the database is its own, and that is then the inner URL's type. So whatever concerns the URL is
 * answered by the inner URL's type, and the rest is never asked. Tested with
 * Flyway 11 and 13. Thread-safe.
 */
public final class SigilDatabaseType extends BaseDatabaseType {
    private static final String PREFIX = "jdbc:sigil:";

    /** For {@code ServiceLoader}. */
    public SigilDatabaseType() {}

    /** The type of the URL behind Sigil's; null when Flyway has none, for instance because its module is missing. */
    private static @Nullable DatabaseType inner(@Nullable String url) {
        if (url == null || !url.startsWith(PREFIX)) {
            return null;
        }
        // The elements are typed differently in each version of Flyway.
        List<?> types = DatabaseTypeRegister.getDatabaseTypesForUrl(innerUrl(url), null);
        return types.stream()
                .filter(DatabaseType.class::isInstance)
                .map(DatabaseType.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static DatabaseType required(@Nullable String url) {
        DatabaseType inner = inner(url);
        if (inner == null) {
            throw new IllegalStateException("not a URL that this type takes");
        }
        return inner;
    }

    private static String innerUrl(String url) {
        return "jdbc:" + url.substring(PREFIX.length());
    }

    // How to connect

    @Override
    public String getName() {
        return "Sigil";
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return inner(url) != null;
    }

    @Override
    public String getDriverClass(String url, @Nullable ClassLoader classLoader) {
        return "io.sigil.SigilDriver";
    }

    @Override
    public void setDefaultConnectionProps(String url, Properties properties, ClassLoader classLoader) {
        required(url).setDefaultConnectionProps(innerUrl(url), properties, classLoader);
    }

    @Override
    public void setConfigConnectionProps(
            @Nullable Configuration configuration, Properties properties, ClassLoader classLoader) {
        DatabaseType inner = configuration == null ? null : inner(configuration.getUrl());
        if (inner != null) {
            inner.setConfigConnectionProps(configuration, properties, classLoader);
        }
    }

    /** Asked since Flyway 13. */
    @Override
    public void setOverridingConnectionProps(String url, Map<String, String> properties) {
        required(url).setOverridingConnectionProps(innerUrl(url), properties);
    }

    @Override
    public boolean externalAuthPropertiesRequired(String url, @Nullable String user, @Nullable String password) {
        return required(url).externalAuthPropertiesRequired(innerUrl(url), user, password);
    }

    @Override
    public Properties getExternalAuthProperties(String url, @Nullable String user) {
        return required(url).getExternalAuthProperties(innerUrl(url), user);
    }

    /** Asked since Flyway 13. */
    @Override
    public Properties getExternalAuthProperties(Configuration configuration, String url, @Nullable String user) {
        return required(url).getExternalAuthProperties(configuration, innerUrl(url), user);
    }

    // What the database is: never this type's to say

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String name, String version, Connection connection) {
        return false;
    }

    @Override
    public int getNullType() {
        return Types.NULL;
    }

    @Override
    public boolean supportsReadOnlyTransactions() {
        return false;
    }

    @Override
    public Database<?> createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        throw new IllegalStateException("the database's own type makes it");
    }

    @Override
    public Parser createParser(Configuration configuration, ResourceProvider resources, ParsingContext context) {
        throw new IllegalStateException("the database's own type makes it");
    }
}
