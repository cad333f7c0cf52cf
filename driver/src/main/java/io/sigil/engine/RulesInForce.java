package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.rules.TinyDomains;
import io.sigil.schema.HomeSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What an engine does under one reading of the rules file; a changed file makes another one. Thread-safe. */
final class RulesInForce {
    private static final System.Logger LOG = System.getLogger(RulesInForce.class.getName());

    private final Rules rules;
    private final CellCiphers cells;
    private final Supplier<StatementAnalysis> analyses;
    private final ConcurrentHashMap<HomeSchema, Realm> realms = new ConcurrentHashMap<>();

    RulesInForce(Rules rules, DataKeys keys, EngineEvents events, Supplier<StatementAnalysis> analyses) {
        this.rules = rules;
        this.cells = new CellCiphers(keys, events);
        this.analyses = analyses;
        TinyDomains.warnings(rules).forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }

    /** The same keys under other rules. */
    RulesInForce with(Rules newRules, DataKeys keys) {
        return new RulesInForce(newRules, keys, cells.events(), analyses);
    }

    Rules rules() {
        return rules;
    }

    DataKeys keys() {
        return cells.keys();
    }

    /** @throws SQLException SIGIL-1008 when the database can't be held to the rules */
    Realm realm(HomeSchema home) throws SQLException {
        Realm known = realms.get(home);
        if (known != null) {
            return known;
        }
        ConfigurationGate.require(rules, home.dialect());
        return realms.computeIfAbsent(home, h -> new Realm(rules, h, cells, analyses));
    }

    /** A column whose cells are not in its table. */
    DetachedColumn detached(TableRule table, ColumnRule column, Dialect dialect) {
        return new DetachedColumn(table, column, dialect, cells);
    }

    /** Those that connections have asked for so far. */
    List<HomeSchema> homes() {
        return new ArrayList<>(realms.keySet());
    }

    void schemaChanged() {
        realms.values().forEach(Realm::schemaChanged);
    }
}
