package io.sigil;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** From what a program asked for to a connection: rules, delegate, engine. Thread-safe. */
final class Connector {
    private final ConnectionOpener opener;
    private final Supplier<Environment> environment;

    /** @param environment asked at each call, because class loaders are the calling thread's */
    Connector(ConnectionOpener opener, Supplier<Environment> environment) {
        this.opener = opener;
        this.environment = environment;
    }

    static Connector ofJvm() {
        return new Connector(new EngineConnectionOpener(), Environment::ofCurrentThread);
    }

    /** A connection to where the URL leads. */
    Connection connect(SigilUrl url, ConnectionSettings settings) throws SQLException {
        DelegateLookup lookup = new DelegateLookup(environment.get().classLoaders());
        String driverClass = settings.get(ConnectionProperty.DELEGATE_DRIVER);
        return connect(settings, new DriverDataSource(url, settings.delegateProperties(), driverClass, lookup));
    }

    /** A connection of the data source. */
    Connection connect(ConnectionSettings settings, DataSource delegate) throws SQLException {
        RulesFile rules = new RulesLookup(environment.get()).find(settings.get(ConnectionProperty.RULES));
        return opener.open(rules, delegate, settings.unwrapPolicy());
    }

    /** Sigil's properties, then those of the delegate if there is one. */
    DriverPropertyInfo[] propertyInfo(SigilUrl url, ConnectionSettings settings) throws SQLException {
        List<DriverPropertyInfo> all = new ArrayList<>();
        for (ConnectionProperty property : ConnectionProperty.values()) {
            all.add(property.info(settings.get(property)));
        }
        Driver delegate = delegate(url, settings);
        if (delegate != null) {
            DriverPropertyInfo[] its = delegate.getPropertyInfo(url.delegateUrl(), settings.delegateProperties());
            Collections.addAll(all, its != null ? its : new DriverPropertyInfo[0]);
        }
        return all.toArray(new DriverPropertyInfo[0]);
    }

    private @Nullable Driver delegate(SigilUrl url, ConnectionSettings settings) throws SQLException {
        DelegateLookup lookup = new DelegateLookup(environment.get().classLoaders());
        String driverClass = settings.get(ConnectionProperty.DELEGATE_DRIVER);
        if (driverClass != null) {
            return lookup.named(driverClass, url);
        }
        List<Driver> candidates = new ArrayList<>(lookup.registered(url));
        if (candidates.isEmpty()) {
            candidates.addAll(lookup.provided(url));
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }
}
