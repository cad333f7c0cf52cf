package io.sigil;

import io.sigil.dialect.Dialect;
import io.sigil.engine.DetachedColumn;
import io.sigil.engine.EngineKey;
import io.sigil.engine.EngineRegistry;
import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ruled columns of a database for programs that handle its cells outside of it: in files, queues, data frames. Rules and
 * keys are those of a connection of the same URL and properties, and shared with such connections in the same JVM: data
 * keys are asked for once. The database is asked only for the key store, and not at all when that is elsewhere.
 *
 * <p>Thread-safe. To be closed; columns that were handed out may be used until then.
 */
public final class DetachedCells implements AutoCloseable {
    private final EngineRegistry.Lease lease;
    private final Dialect dialect;

    private DetachedCells(EngineRegistry.Lease lease, Dialect dialect) {
        this.lease = lease;
        this.dialect = dialect;
    }

    /**
     * @param url of Sigil or the delegate's own
     * @param info as for {@code Driver.connect}; not changed
     * @throws SQLException when there are no rules or they can't be obeyed; when the URL names no database that Sigil knows
     */
    public static DetachedCells open(String url, @Nullable Properties info) throws SQLException {
        SigilUrl taken = SigilUrl.isSigils(url) ? SigilUrl.parse(url) : SigilUrl.parseNative(url);
        Dialect dialect = dialect(taken);
        ConnectionSettings settings = ConnectionSettings.of(taken.properties(), info);
        Environment environment = Environment.ofCurrentThread();
        DataSource delegate = new DriverDataSource(
                taken,
                settings.delegateProperties(),
                settings.get(ConnectionProperty.DELEGATE_DRIVER),
                new DelegateLookup(environment.classLoaders()));
        RulesFile rules = new RulesLookup(environment).find(settings.get(ConnectionProperty.RULES));
        EngineRegistry.Lease lease = EngineRegistry.jvm()
                .acquire(
                        new EngineKey(rules.identity(), delegate),
                        WatchedRules.of(rules),
                        EngineConnectionOpener.classLoader(),
                        delegate::getConnection);
        return new DetachedCells(lease, dialect);
    }

    private static Dialect dialect(SigilUrl url) throws SQLException {
        Dialect dialect = UrlSyntax.dialect(url.delegateUrl().substring("jdbc:".length()));
        if (dialect == null) {
            throw ErrorCode.DATABASE_UNSUPPORTED.exception("cells not read, of " + url.scheme()
                    + "; the URL names none of h2, postgresql, mysql and mariadb, on which the form of values depends;"
                    + " use the URL of the database's driver");
        }
        return dialect;
    }

    /**
     * A column of the rules as they are now.
     *
     * @param name {@code table.column} or {@code schema.table.column}, as the rules file spells them
     * @throws SQLException SIGIL-1004 when the rules have no such column, or several
     */
    public DetachedColumn column(String name) throws SQLException {
        return lease.engine().detached(name, dialect);
    }

    /** Lets go of keys and connections of the key store; the second time does nothing. */
    @Override
    public void close() {
        lease.close();
    }
}
