package io.sigil.engine;

import io.sigil.audit.AuditLog;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKeys;
import io.sigil.keys.store.KeyStores;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.sql.PlanListener;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What every connection to one database under one rules file shares. Made without asking the database or a key service.
 * The file is watched. Thread-safe.
 */
public final class Engine implements AutoCloseable {
    private final KeyStoreConnections keyStoreConnections;
    private final ClassLoader classLoader;
    private final EngineEvents events;
    private final EngineBean bean;
    private final RulesWatch watch;
    private final InstanceReport report;
    /** Every one that was opened, since results of earlier statements may still be read. */
    private final List<DataKeys> opened = new CopyOnWriteArrayList<>();

    private Engine(
            Rules rules,
            RulesSource source,
            KeyStoreConnections keyStoreConnections,
            ClassLoader classLoader,
            Function<PlanListener, StatementAnalysis> analyses)
            throws SQLException {
        this.events = new EngineEvents(
                rules.source(), rules.audit().map(AuditLog::new).orElse(null));
        this.bean = new EngineBean(events);
        this.keyStoreConnections = keyStoreConnections;
        this.classLoader = classLoader;
        this.watch = new RulesWatch(
                new RulesInForce(rules, open(rules), events, () -> analyses.apply(events)), source, this::open);
        this.report =
                new InstanceReport(KeyStores.instances(rules.keystore(), keyStoreConnections), watch.generation());
    }

    /**
     * @param source of the rules, read now
     * @param analyses makes the analysis that serves until the schema changes
     * @throws SQLException SIGIL-1007 when the rules ask for what isn't there yet, SIGIL-5xxx when they name a key
     *     encryption service that isn't
     */
    static Engine of(RulesSource source, ClassLoader classLoader, Function<PlanListener, StatementAnalysis> analyses)
            throws SQLException {
        Rules rules = source.read();
        ConfigurationGate.require(rules);
        KeyStoreConnections connections =
                new KeyStoreConnections(rules.keystore().url());
        return new Engine(rules, source, connections, classLoader, analyses);
    }

    private DataKeys open(Rules rules) throws SQLException {
        DataKeys keys = DataKeys.open(
                rules.keys(),
                KeyStores.of(rules.keystore(), keyStoreConnections),
                classLoader,
                Clock.systemUTC(),
                events);
        opened.add(keys);
        return keys;
    }

    /** The rules in force. */
    public Rules rules() {
        return inForce().rules();
    }

    /** The data keys of this database. */
    public DataKeys keys() {
        return inForce().keys();
    }

    EngineEvents events() {
        return events;
    }

    RulesInForce inForce() {
        return watch.inForce();
    }

    /** Puts a change of the rules file into force, if there is one. */
    void lookForNewRules(CellSearch cells) {
        if (watch.look(cells)) {
            report.look(watch.generation());
        }
    }

    /**
     * A column of the rules in force, for cells that are not in its table.
     *
     * @param name {@code table.column} or {@code schema.table.column}, as the rules file spells them; the case counts only
     *     for names that stand in quotes there
     * @param dialect of the database where the cells come from or go to
     * @throws SQLException SIGIL-1004 when the rules have no such column, or several
     */
    public DetachedColumn detached(String name, Dialect dialect) throws SQLException {
        RulesInForce now = inForce();
        List<DetachedColumn> found = new ArrayList<>();
        for (TableRule table : now.rules().tables()) {
            for (ColumnRule column : table.columns()) {
                if (spells(name, table, column)) {
                    found.add(now.detached(table, column, dialect));
                }
            }
        }
        if (found.size() != 1) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    (found.isEmpty() ? "no ruled column " : "several ruled columns ") + name + ", in "
                            + now.rules().source() + "; cells are read by the rule of their column; write table.column"
                            + " or schema.table.column as the rules file spells them");
        }
        return found.get(0);
    }

    private static boolean spells(String name, TableRule table, ColumnRule column) {
        String bare = table.name() + "." + column.name();
        String full = table + "." + column.name();
        boolean exact = table.name().quoted() || column.name().quoted();
        return exact
                ? name.equals(bare) || name.equals(full)
                : name.equalsIgnoreCase(bare) || name.equalsIgnoreCase(full);
    }

    /** Forgets tables and plans of every home. */
    public void schemaChanged() {
        inForce().schemaChanged();
    }

    /** A connection is there, and more can be had from where it came. */
    void wake(ConnectionSource source) {
        bean.appear();
        keyStoreConnections.comeFrom(source);
    }

    /** A connection was made to the database of this URL. */
    void connected(String url) {
        keyStoreConnections.connected(url);
    }

    /**
     * The last connection has gone: no thread and no connection stay, plans and unwrapped keys do for a while.
     *
     * @return ends what is left of the key store's connections; it may take its time
     */
    Runnable sleep() {
        bean.vanish();
        return keyStoreConnections.detach();
    }

    /** Wipes the data keys. */
    @Override
    public void close() {
        opened.forEach(DataKeys::close);
        keyStoreConnections.close();
    }
}
