package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.Procedure;
import io.sigil.sql.Relation;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database as one connection's session sees it, on one snapshot of the schema. Asks the database on a miss only.
 * Immutable; belongs to its connection.
 */
public final class SessionCatalog implements Catalog {
    /** Views over views, more than anybody stacks; a cycle ends here. */
    private static final int MAX_VIEW_DEPTH = 16;

    private final Connection delegate;
    private final SchemaSnapshot snapshot;
    private final SqlSession session;
    private final IdentifierCase names;
    private final TableReader reader;
    private final RuleFinder rules;
    private final RelationBinder binder;
    private final PhysicalTypes types;
    private final CellGuard guard;
    private final CellShapes shapes;
    private final int depth;
    private final boolean prepared;

    /** @param depth how many views stand between the statement and what is looked up */
    private SessionCatalog(
            Connection delegate,
            SchemaSnapshot snapshot,
            SqlSession session,
            CellShapes shapes,
            int depth,
            boolean prepared) {
        HomeSchema home = snapshot.tables().home();
        this.delegate = delegate;
        this.snapshot = snapshot;
        this.session = session;
        this.names = home.names();
        this.reader = new TableReader(home);
        this.rules = new RuleFinder(delegate, snapshot, reader);
        this.types = new PhysicalTypes(home.dialect(), shapes);
        this.binder = new RelationBinder(
                names, new ColumnFitness(shapes, types, prepared), shapes, new RowColumns(names, home.dialect()));
        this.guard = new CellGuard(home.dialect(), shapes);
        this.shapes = shapes;
        this.depth = depth;
        this.prepared = prepared;
    }

    /** Asks nothing yet. */
    public static SessionCatalog open(
            Connection delegate, SchemaSnapshot snapshot, SqlSession session, CellShapes shapes) {
        return new SessionCatalog(delegate, snapshot, session, shapes, 0, false);
    }

    /**
     * The database as it will be when every ruled column has its physical type: says of statements today what the driver will do
     * with them then.
     */
    public static SessionCatalog openAsPrepared(
            Connection delegate, SchemaSnapshot snapshot, SqlSession session, CellShapes shapes) {
        return new SessionCatalog(delegate, snapshot, session, shapes, 0, true);
    }

    @Override
    public boolean mayBeRuled(String looseName) {
        try {
            return snapshot.mayBeRuled(looseName, delegate);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    @Override
    public boolean haveBecomeRuled(Set<String> looseNames) throws SQLException {
        return snapshot.haveBecomeRuled(looseNames, delegate);
    }

    @Override
    public @Nullable Relation resolve(List<Name> name) throws SQLException {
        TableAddress address = address(name);
        if (address == null) {
            return null;
        }
        Relation known = snapshot.cached(address);
        if (known != null) {
            return known;
        }
        PhysicalTable table = reader.find(delegate, address);
        if (table == null) {
            return null;
        }
        requireNotHiding(table);
        Relation relation = isDependent(table) ? view(table) : bind(table, address);
        if (address.schemas().stream().noneMatch(HomeSchema::isTemporary)) {
            snapshot.cache(address, relation);
        }
        return relation;
    }

    /**
     * The table that a rule means, for whoever reads and writes its stored values.
     *
     * @throws SQLException SIGIL-6001 when there is none, SIGIL-6003 when a column can't hold its rule's cells
     */
    public LocatedTable locate(TableRule rule) throws SQLException {
        List<Name> name = new ArrayList<>();
        rule.schema().ifPresent(schema -> name.add(Name.of(schema.text(), schema.quoted())));
        name.add(Name.of(rule.name().text(), rule.name().quoted()));
        TableAddress address = address(name);
        PhysicalTable table = address == null ? null : reader.find(delegate, address);
        if (address == null || table == null) {
            throw ErrorCode.RULED_TABLE_MISSING.exception("no table " + rule + ", which the rule at " + rule.position()
                    + " names; create it, or correct the rule");
        }
        requireNotHiding(table);
        if (isDependent(table)) {
            throw dependent(table);
        }
        return new LocatedTable(
                table, binder.bind(table, rule, TableFacts.read(delegate, table, rule, session.dialect())));
    }

    private static String place(PhysicalTable table) {
        String schema = table.schema();
        return schema != null ? schema : String.valueOf(table.catalog());
    }

    @Override
    public @Nullable TableRule ruleFor(List<Name> name) throws SQLException {
        TableAddress address = address(name);
        if (address == null) {
            return null;
        }
        if (session.dialect().isMySqlFamily()) {
            return ruleFor(address, address.catalog(), null);
        }
        for (String schema : address.schemas()) {
            // PostgreSQL creates in the first schema of the path that isn't implied.
            if (!schema.equals("pg_catalog") && !(address.isUnqualified() && HomeSchema.isTemporary(schema))) {
                return ruleFor(address, schema, schema);
            }
        }
        return null;
    }

    @Override
    public @Nullable TableRule ruleOf(List<Name> name) throws SQLException {
        TableAddress address = address(name);
        if (address == null) {
            return null;
        }
        PhysicalTable table = reader.find(delegate, address);
        if (table == null) {
            return ruleFor(name);
        }
        requireNotHiding(table);
        if (isDependent(table)) {
            throw dependent(table);
        }
        return ruleOf(table, address);
    }

    private @Nullable TableRule ruleFor(TableAddress address, String place, @Nullable String schema)
            throws SQLException {
        TableRule rule = rules.ruleOf(address.catalog(), schema, address.name());
        if (rule == null) {
            rules.requireNotMeant(place, address.name(), address.isUnqualified());
        }
        return rule;
    }

    /** The rule of a table as the database's metadata name it; null when it is a plain one. */
    public @Nullable TableRule ruleOf(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rules.ruleOf(catalog, schema, table);
    }

    /** The table or view that the metadata of a result name; null when nothing of it is ruled. */
    public @Nullable Relation ruledRelation(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        if (!mayBeRuled(LooseName.of(table))) {
            return null;
        }
        String place = session.dialect().isMySqlFamily() ? catalog : schema;
        Name name = Name.of(table, true);
        Relation relation = resolve(place == null ? List.of(name) : List.of(Name.of(place, true), name));
        return relation != null && relation.ruled() ? relation : null;
    }

    @Override
    public boolean sameColumn(Name name, String column) {
        return names.sameColumn(names.fold(name), column);
    }

    @Override
    public boolean sameColumn(Name name, ColumnRule rule) {
        return names.sameColumn(names.fold(name), names.fold(rule.name()));
    }

    /** As {@link #sameColumn(Name, ColumnRule)}, for a column as the database spells it. */
    public boolean isColumnOf(String column, ColumnRule rule) {
        return names.sameColumn(names.fold(rule.name()), column);
    }

    @Override
    public boolean hasProcedures() {
        return !snapshot.procedures().isEmpty();
    }

    @Override
    public boolean mayBeProcedure(Name name) {
        return snapshot.procedures().mayBeProcedure(name);
    }

    @Override
    public @Nullable Procedure procedure(List<Name> name, int token) throws StatementRefusedException {
        return snapshot.procedures().find(name, token, session);
    }

    @Override
    public String physicalType(ColumnRule rule) {
        return types.of(rule);
    }

    @Override
    public String guard(String columnSql, ColumnRule rule) {
        return guard.condition(columnSql, rule);
    }

    @Override
    public String home() {
        return snapshot.tables().home().toString();
    }

    /** Null when the name says a catalog that the connection's statements can't reach. */
    private @Nullable TableAddress address(List<Name> name) {
        String table = names.fold(name.get(name.size() - 1));
        if (name.size() == 1) {
            return TableAddress.unqualified(session.catalog(), session.searchPath(), table);
        }
        String qualifier = names.fold(name.get(name.size() - 2));
        if (session.dialect().isMySqlFamily()) {
            return name.size() == 2 ? new TableAddress(qualifier, List.of(), table) : null;
        }
        if (name.size() == 3 && !names.sameTable(names.fold(name.get(0)), session.catalog())) {
            return null;
        }
        return new TableAddress(session.catalog(), List.of(schema(qualifier)), table);
    }

    /** {@code pg_temp} is the session's own temporary schema, whatever its number. */
    private String schema(String qualifier) {
        if (qualifier.equals("pg_temp")) {
            for (String schema : session.searchPath()) {
                if (HomeSchema.isTemporary(schema)) {
                    return schema;
                }
            }
        }
        return qualifier;
    }

    private Relation bind(PhysicalTable table, TableAddress address) throws SQLException {
        TableRule rule = ruleOf(table, address);
        return binder.bind(table, rule, TableFacts.read(delegate, table, rule, session.dialect()));
    }

    private @Nullable TableRule ruleOf(PhysicalTable table, TableAddress address) throws SQLException {
        TableRule rule = rules.ruleOf(table.catalog(), table.schema(), table.name());
        if (rule == null) {
            rules.requireNotMeant(place(table), table.name(), address.isUnqualified());
        }
        return rule;
    }

    private boolean isDependent(PhysicalTable table) throws SQLException {
        return snapshot.isDependent(LooseName.of(table.name()), delegate)
                && !(session.dialect().isMySqlFamily() && DependentReader.isBaseTable(delegate, table));
    }

    /** What stands over a ruled table, when it is a view; its definition is read in the session that sees it. */
    private Relation view(PhysicalTable table) throws SQLException {
        ViewReader views = new ViewReader(session);
        boolean ruled = rules.ruleOf(table.catalog(), table.schema(), table.name()) != null;
        String definition = ruled || depth >= MAX_VIEW_DEPTH ? null : views.definition(delegate, table);
        if (definition == null) {
            throw dependent(table);
        }
        SqlSession within = views.sessionWithin(table);
        return views.bind(
                table, definition, new SessionCatalog(delegate, snapshot, within, shapes, depth + 1, prepared), within);
    }

    private static SQLException dependent(PhysicalTable table) {
        return ErrorCode.UNDECIDED.exception("statement refused, at " + table.qualifiedName()
                + "; it is a synonym, a partition or a view that can't be followed, and names a ruled table;"
                + " use the table itself");
    }

    private void requireNotHiding(PhysicalTable table) throws SQLException {
        if (table.schema() != null
                && HomeSchema.isTemporary(table.schema())
                && snapshot.tables().looseNames().contains(LooseName.of(table.name()))) {
            throw ErrorCode.UNDECIDED.exception("statement refused, at " + table.qualifiedName()
                    + "; a temporary table hides the ruled table of this name; give it another name");
        }
    }
}
