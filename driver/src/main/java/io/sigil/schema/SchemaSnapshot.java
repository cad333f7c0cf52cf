package io.sigil.schema;

import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.sql.LooseName;
import io.sigil.sql.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tables since the last change of the schema, shared by the connections of one home. After a change
 * a new snapshot takes its place, so whatever was read too early is forgotten with the old one. Thread-safe.
 */
public final class SchemaSnapshot {
    /** Names that are remembered; an application has some thousands, whatever it does. */
    private static final int MAX_PLAIN_NAMES = 50_000;

    private final RuledTables tables;
    private final ProcedureFinder procedures;
    private final ConcurrentHashMap<TableAddress, Relation> relations = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TableRule, String> places = new ConcurrentHashMap<>();
    private final Map<TableRule, String> formerPlaces;
    private volatile @Nullable Dependents dependents;
    /** Names that stood over nothing ruled when the database was asked last. */
    private final Set<String> plainNames = ConcurrentHashMap.newKeySet();

    private volatile boolean outdated;

    public SchemaSnapshot(Rules rules, HomeSchema home) {
        this(new RuledTables(rules, home), new ProcedureFinder(rules, home), Map.of());
    }

    private SchemaSnapshot(RuledTables tables, ProcedureFinder procedures, Map<TableRule, String> formerPlaces) {
        this.procedures = procedures;
        this.tables = tables;
        this.formerPlaces = formerPlaces;
    }

    /** The next one, which knows only in which schemas ruled tables were so far. */
    public SchemaSnapshot afterChange() {
        Map<TableRule, String> so = new HashMap<>(formerPlaces);
        so.putAll(places);
        return new SchemaSnapshot(tables, procedures, Map.copyOf(so));
    }

    /** The schema that a rule without one means, if it has been looked up. */
    @Nullable
    String placeOf(TableRule rule) {
        return places.get(rule);
    }

    /** What {@link #placeOf} said before the last change of the schema. */
    @Nullable
    String formerPlaceOf(TableRule rule) {
        return formerPlaces.get(rule);
    }

    void rememberPlace(TableRule rule, String schema) {
        places.put(rule, schema);
    }

    RuledTables tables() {
        return tables;
    }

    ProcedureFinder procedures() {
        return procedures;
    }

    @Nullable
    Relation cached(TableAddress address) {
        return relations.get(address);
    }

    void cache(TableAddress address, Relation relation) {
        relations.put(address, relation);
    }

    private Dependents read(Connection delegate) throws SQLException {
        return new Dependents(
                tables.looseNames(),
                new DependentReader(tables.home().dialect()).read(delegate),
                tables.home().names().cuts());
    }

    /**
     * Reads the views again when one of the names is new; when there are others than before, this snapshot is outdated.
     * That costs a query for a text with words that no text had before, and none for whatever an application repeats.
     */
    boolean haveBecomeRuled(Set<String> looseNames, Connection delegate) throws SQLException {
        if (plainNames.containsAll(looseNames)) {
            return false;
        }
        if (!read(delegate).equals(dependents(delegate))) {
            outdated = true;
            return true;
        }
        if (plainNames.size() > MAX_PLAIN_NAMES) {
            plainNames.clear();
        }
        plainNames.addAll(looseNames);
        return false;
    }

    /** Whether it was found to be behind the database; plans that it led to mustn't be used. */
    public boolean isOutdated() {
        return outdated;
    }

    /** Whether a relation of this name rests on a ruled table. */
    boolean isDependent(String looseName, Connection delegate) throws SQLException {
        return dependents(delegate).dependents.contains(looseName);
    }

    boolean mayBeRuled(String looseName, Connection delegate) throws SQLException {
        return tables.looseNames().contains(looseName) || dependents(delegate).mayContain(looseName);
    }

    /** Reads once which views stand over ruled tables. Two connections may both do it; they find the same. */
    private Dependents dependents(Connection delegate) throws SQLException {
        Dependents known = dependents;
        if (known == null) {
            known = read(delegate);
            dependents = known;
        }
        return known;
    }

    /** Names as {@link LooseName} folds them. Immutable. */
    private static final class Dependents {
        /** No name with fewer characters has the 60 to 63 bytes to which PostgreSQL cuts a longer one. */
        private static final int CUT_LENGTH = 15;

        private final Set<String> dependents;
        private final Set<String> all;
        private final List<String> cutPrefixes;

        Dependents(Set<String> ruled, Iterable<Definition> definitions, boolean cuts) {
            dependents = Set.copyOf(Definition.namesOver(ruled, definitions));
            Set<String> union = new HashSet<>(ruled);
            union.addAll(dependents);
            all = Set.copyOf(union);
            cutPrefixes = all.stream()
                    .filter(name -> cuts && name.length() >= CUT_LENGTH)
                    .map(name -> name.substring(0, CUT_LENGTH))
                    .collect(Collectors.toUnmodifiableList());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Dependents && dependents.equals(((Dependents) other).dependents);
        }

        @Override
        public int hashCode() {
            return dependents.hashCode();
        }

        boolean mayContain(String looseName) {
            if (all.contains(looseName)) {
                return true;
            }
            for (String prefix : cutPrefixes) {
                if (looseName.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }
}
