package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.schema.LocatedTable;
import io.sigil.schema.SessionCatalog;
import io.sigil.schema.SessionReader;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Analyzer;
import io.sigil.sql.CatalogException;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SqlSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine as one connection uses it: knows how the connection's session reads SQL, and finds out anew when that may have
 * changed. As thread-safe as a JDBC connection: one thread at a time, but {@link #close()} and
 * {@link #transactionChanged()} from any.
 */
public final class EngineSession implements AutoCloseable {
    /** PostgreSQL's in_failed_sql_transaction. */
    private static final String TRANSACTION_FAILED = "25P02";

    private final Engine engine;
    private final Runnable release;
    private final Connection delegate;
    private final SessionReader reader;
    private final CellSearch cells;
    private Vantage vantage;
    /** From where the latest statement was analysed, whatever the session has learned since. */
    private Vantage analysedFrom;

    private boolean settled;
    private volatile boolean stale;
    private volatile boolean sessionTouched;
    private volatile boolean schemaTouched;

    private EngineSession(Engine engine, Runnable release, Connection delegate) throws SQLException {
        this.engine = engine;
        this.release = release;
        this.delegate = delegate;
        this.reader = SessionReader.of(delegate);
        this.cells = new ConnectionCellSearch(delegate);
        SqlSession session = reader.read();
        RulesInForce inForce = engine.inForce();
        this.vantage = new Vantage(inForce, inForce.realm(reader.home(session)), session);
        this.analysedFrom = vantage;
        engine.connected(String.valueOf(delegate.getMetaData().getURL()));
    }

    /** Asks the delegate about its session. When this fails, the lease is still the caller's to close. */
    public static EngineSession open(EngineRegistry.Lease lease, Connection delegate) throws SQLException {
        return open(lease.engine(), lease::close, delegate);
    }

    /** As {@link #open}, but the lease stays open when the session is closed: others follow on it. */
    public static EngineSession share(EngineRegistry.Lease lease, Connection delegate) throws SQLException {
        return open(lease.engine(), () -> {}, delegate);
    }

    static EngineSession open(Engine engine, Runnable release, Connection delegate) throws SQLException {
        return new EngineSession(engine, release, delegate);
    }

    /** What the delegate calls the columns that a query with placeholders gives; the query isn't executed. */
    public List<String> labels(String physical) throws SQLException {
        try (PreparedStatement prepared = delegate.prepareStatement(physical)) {
            ResultSetMetaData metaData = prepared.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                labels.add(metaData.getColumnLabel(i));
            }
            return labels;
        }
    }

    public Engine engine() {
        return engine;
    }

    public Dialect dialect() {
        return reader.dialect();
    }

    /** The cipher of a ruled column. */
    public ColumnCipher cipher(RuledColumn column) {
        return vantage.realm.cipher(column);
    }

    /** Converts what is stored in a ruled column, for jobs that read and write past the analysis. */
    public CellConversion conversion(RuledColumn column) {
        return vantage.realm.conversion(column);
    }

    /**
     * The table that a rule means.
     *
     * @throws SQLException SIGIL-6001 when there is none, SIGIL-6003 when a column can't hold its rule's cells
     */
    public LocatedTable locate(TableRule rule) throws SQLException {
        return current().catalog(this).locate(rule);
    }

    /** Writes ruled literals as the dialect's literals of their cells, each time new ones. */
    public CellLiterals cellLiterals() {
        return new CellLiteralWriter(dialect(), vantage.realm);
    }

    /**
     * Analyses one SQL text as the session reads it now.
     *
     * @throws SQLException when the database can't be asked; a refusal is returned
     */
    public AnalyzedStatement analyze(String sql) throws SQLException {
        if (stale) {
            // PostgreSQL takes SET TRANSACTION before any query only, and Sigil's own would be one.
            AnalyzedStatement control = Analyzer.transactionControl(sql, vantage.session);
            if (control != null) {
                analysedFrom = vantage;
                return control;
            }
        }
        Vantage from = current();
        analysedFrom = from;
        AnalyzedStatement plan = from.generation.analysis().analyze(sql, from.session, from.catalog(this));
        if (from.generation.snapshot().isOutdated()) {
            engine.schemaChanged();
            return analyze(sql);
        }
        // A pool or framework may choose the schema right after connecting; home is where the work begins.
        if (plan.kind() == AnalyzedStatement.Kind.REFUSED) {
            engine.events().refused(plan.refusal().exception());
        }
        settled |= !plan.changesSession() || plan.kind() != AnalyzedStatement.Kind.PASS_THROUGH;
        return plan;
    }

    /**
     * From where statements are analysed now: another object whenever the session or the schema has changed. A prepared
     * statement that was analysed from elsewhere has to be analysed again.
     */
    public Object vantage() throws SQLException {
        return current();
    }

    /** As {@link #vantage()} was for the latest analysis; what has changed since isn't looked for. */
    public Object latestVantage() {
        return analysedFrom;
    }

    /** The rule of a table that the database's metadata name; null when it is a plain one. */
    public @Nullable TableRule ruleOf(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return current().catalog(this).ruleOf(catalog, schema, table);
    }

    /** The table or view that the metadata of a result name; null when nothing of it is ruled. */
    public @Nullable Relation ruledRelation(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        try {
            return current().catalog(this).ruledRelation(catalog, schema, table);
        } catch (CatalogException e) {
            throw e.failure();
        }
    }

    /** Whether the database spells the column of a rule so. */
    public boolean isColumnOf(String column, ColumnRule rule) throws SQLException {
        return current().catalog(this).isColumnOf(column, rule);
    }

    /** Whether a table of the database is Sigil's own. */
    public boolean isKeyTable(@Nullable String catalog, @Nullable String schema, String table) {
        return vantage.realm.home().isKeyTable(vantage.inForce.rules().keystore(), catalog, schema, table);
    }

    /** To be called after a statement was sent, also when it failed: parts of it may have had their effect. */
    public void executed(AnalyzedStatement plan) {
        if (plan.changesSession()) {
            sessionChanged();
        }
        if (plan.changesSchema()) {
            schemaTouched = true;
            engine.schemaChanged();
            // PostgreSQL's search path grows with the first temporary table.
            sessionChanged();
        }
        if (plan.endsTransaction()) {
            transactionEnded();
        }
    }

    /** Something may have changed how SQL reads. */
    public void sessionChanged() {
        stale = true;
        sessionTouched = true;
    }

    /** Tables turned out to be other than what is known of them. */
    public void schemaChanged() {
        engine.schemaChanged();
    }

    /** A commit or rollback, maybe to a savepoint: settings and DDL may have been undone. */
    public void transactionEnded() {
        stale |= sessionTouched;
        sessionTouched = false;
        if (schemaTouched) {
            schemaTouched = false;
            engine.schemaChanged();
        }
    }

    /** A branch of a global transaction begins or ends: where one ends, settings and DDL may have been undone. */
    public void transactionChanged() {
        sessionChanged();
        transactionEnded();
    }

    private Vantage current() throws SQLException {
        if (stale) {
            try {
                refresh();
            } catch (SQLException e) {
                // Only the end of the transaction can be executed now, and that must remain possible.
                if (!TRANSACTION_FAILED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
        engine.lookForNewRules(cells);
        RulesInForce inForce = engine.inForce();
        if (vantage.inForce != inForce) {
            vantage = new Vantage(inForce, inForce.realm(vantage.realm.home()), vantage.session);
        } else if (vantage.generation != vantage.realm.generation()) {
            vantage = new Vantage(inForce, vantage.realm, vantage.session);
        }
        return vantage;
    }

    private void refresh() throws SQLException {
        // Before it is read: what is said meanwhile is news.
        stale = false;
        boolean read = false;
        try {
            SqlSession session = reader.read();
            if (!session.equals(vantage.session)) {
                RulesInForce inForce = vantage.inForce;
                Realm realm = settled ? vantage.realm : inForce.realm(reader.home(session));
                vantage = new Vantage(inForce, realm, session);
            }
            read = true;
        } finally {
            if (!read) {
                stale = true;
            }
        }
    }

    /** Gives the engine back; the second time does nothing. */
    @Override
    public void close() {
        release.run();
    }

    /** A session between two changes, seen from one generation of the schema. */
    private static final class Vantage {
        private final RulesInForce inForce;
        private final Realm realm;
        private final Realm.Generation generation;
        private final SqlSession session;
        private @Nullable SessionCatalog catalog;

        Vantage(RulesInForce inForce, Realm realm, SqlSession session) {
            this.inForce = inForce;
            this.realm = realm;
            this.generation = realm.generation();
            this.session = session;
        }

        SessionCatalog catalog(EngineSession owner) {
            SessionCatalog open = catalog;
            if (open == null) {
                open = SessionCatalog.open(owner.delegate, generation.snapshot(), session, realm.shapes());
                catalog = open;
            }
            return open;
        }
    }
}
