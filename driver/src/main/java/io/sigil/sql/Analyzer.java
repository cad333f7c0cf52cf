package io.sigil.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sigil.error.ErrorCode;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;
import io.sigil.sql.plan.Effects;
import io.sigil.sql.plan.PassedThrough;
import io.sigil.sql.plan.RewrittenStatement;
import io.sigil.sql.plan.StatementPlan;
import io.sigil.sql.typing.TextTyper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From SQL text to its analysis, through two caches: by text, so that a repeated statement costs one look-up, and by
 * template, so that texts that differ only in their literals are parsed once. Thread-safe; one for each engine.
 */
public final class Analyzer {
    private static final int MAX_PLANS = 4_096;
    private static final int MAX_VARIANTS = 16;

    /** UTF-16 units; longer texts are analysed anew each time. */
    private static final int MAX_CACHED_TEXT = 65_536;

    /** UTF-16 units; a longer statement that names something ruled is refused. */
    private static final int MAX_TEXT = 8_000_000;

    private final PlanListener listener;
    private final Cache<PlanKey, AnalyzedStatement> byText =
            Caffeine.newBuilder().maximumSize(MAX_PLANS).build();
    private final Cache<PlanKey, List<StatementPlan>> byTemplate =
            Caffeine.newBuilder().maximumSize(MAX_PLANS).build();

    private final TextsSeen texts = new TextsSeen();

    public Analyzer() {
        this(PlanListener.NONE);
    }

    /** @param listener is told of every text that isn't in the cache */
    public Analyzer(PlanListener listener) {
        this.listener = listener;
    }

    /**
     * Analyses one SQL text, or finds it in the cache.
     *
     * @throws SQLException when the database can't be asked about a table, or a ruled table isn't fit; a refusal of the
     *     statement isn't thrown but returned
     */
    public AnalyzedStatement analyze(String sql, SqlSession session, Catalog catalog) throws SQLException {
        PlanKey key = new PlanKey(sql, session, catalog.home());
        AnalyzedStatement known = byText.getIfPresent(key);
        if (known != null) {
            return known;
        }
        long begun = System.nanoTime();
        AnalyzedStatement analyzed;
        try {
            analyzed = analyzeNew(sql, session, catalog, key);
        } catch (CatalogException e) {
            throw e.failure();
        }
        listener.planned(analyzed.kind(), System.nanoTime() - begun);
        return analyzed;
    }

    /**
     * The plan of a statement that begins, ends or divides a transaction, whatever the session's settings are; null for
     * every other. Asks the database nothing.
     */
    public static @Nullable AnalyzedStatement transactionControl(String sql, SqlSession session) {
        if (!TransactionControl.readsTheSameInEverySession(sql)) {
            return null;
        }
        try {
            return TransactionControl.is(Lexer.lex(sql, session)) ? PassedThrough.of(sql, Effects.TRANSACTION) : null;
        } catch (LexicalException e) {
            return null; // to be refused in due course
        }
    }

    /** Forgets every plan: the rules or the schema have changed. */
    public void forgetPlans() {
        byText.invalidateAll();
        byTemplate.invalidateAll();
    }

    /** A refused text is kept out too: its literals may be ruled values. */
    private static boolean holdsValues(AnalyzedStatement analyzed) {
        return analyzed.kind() == AnalyzedStatement.Kind.REFUSED
                || (analyzed instanceof RewrittenStatement && ((RewrittenStatement) analyzed).holdsValues());
    }

    private AnalyzedStatement analyzeNew(String sql, SqlSession session, Catalog catalog, PlanKey key)
            throws SQLException {
        LexedSql lexed;
        try {
            lexed = Lexer.lex(sql, session);
        } catch (LexicalException e) {
            return kept(key, sql, unreadable(sql, catalog, e));
        }
        AnalyzedStatement analyzed = analyzeNew(sql, session, catalog, lexed);
        // A text with literals may never come again; what comes twice may come often.
        boolean hasLiterals = lexed.slots().size() > lexed.placeholders();
        return hasLiterals && !texts.sawBefore(key.hashCode()) ? analyzed : kept(key, sql, analyzed);
    }

    private AnalyzedStatement kept(PlanKey key, String sql, AnalyzedStatement analyzed) {
        if (sql.length() <= MAX_CACHED_TEXT && !holdsValues(analyzed)) {
            byText.put(key, analyzed);
        }
        return analyzed;
    }

    private AnalyzedStatement analyzeNew(String sql, SqlSession session, Catalog catalog, LexedSql lexed)
            throws SQLException {
        if (TransactionControl.is(lexed)) {
            return PassedThrough.of(sql, Effects.TRANSACTION);
        }
        Effects effects = Effects.of(lexed);
        Set<String> names = lexed.looseNames();
        if (!namesRuled(names, catalog)
                && !DynamicSql.mayNameRuled(lexed, catalog)
                && !ProcedureMention.anyIn(lexed, catalog)) {
            return catalog.haveBecomeRuled(names)
                    ? PassedThrough.refused(sql, outdated())
                    : PassedThrough.of(sql, effects);
        }
        return RewrittenStatement.of(plan(lexed, session, catalog), lexed, effects);
    }

    /** The session reads the schema anew and asks again; nobody else gets to see this. */
    private static Refusal outdated() {
        return new Refusal(
                ErrorCode.UNDECIDED,
                "statement refused; views over ruled tables were made or dropped since the schema was read;"
                        + " execute it again");
    }

    private static boolean namesRuled(Set<String> looseNames, Catalog catalog) {
        for (String name : looseNames) {
            if (catalog.mayBeRuled(name)) {
                return true;
            }
        }
        return false;
    }

    /** A text that can't be split into tokens passes only when nothing in it looks like a ruled table's name. */
    private static AnalyzedStatement unreadable(String sql, Catalog catalog, LexicalException e) {
        if (!e.hidesNames() && !DynamicSql.mayNameAnything(sql, catalog)) {
            return PassedThrough.of(sql, Effects.ANY);
        }
        return PassedThrough.refused(
                sql,
                new Refusal(
                        ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                        "the statement may name a ruled table and isn't understood; " + e.getMessage()
                                + "; mend the statement"));
    }

    private StatementPlan plan(LexedSql sql, SqlSession session, Catalog catalog) {
        PlanKey key = new PlanKey(sql.template(), session, catalog.home());
        List<StatementPlan> variants = byTemplate.getIfPresent(key);
        if (variants != null) {
            for (StatementPlan variant : variants) {
                if (variant.holdsFor(sql)) {
                    return variant;
                }
            }
        }
        StatementPlan plan = newPlan(sql, session, catalog);
        if (sql.template().length() <= MAX_CACHED_TEXT) {
            byTemplate.put(key, added(variants, plan));
        }
        return plan;
    }

    private static List<StatementPlan> added(@Nullable List<StatementPlan> variants, StatementPlan plan) {
        List<StatementPlan> more = new ArrayList<>(MAX_VARIANTS);
        more.add(plan);
        if (variants != null) {
            more.addAll(variants.subList(0, Math.min(variants.size(), MAX_VARIANTS - 1)));
        }
        return List.copyOf(more);
    }

    private static StatementPlan newPlan(LexedSql sql, SqlSession session, Catalog catalog) {
        StatementRefusedException refusal = Gate.check(sql, MAX_TEXT);
        if (refusal != null) {
            return StatementPlan.refused(sql, refusal, new java.util.BitSet());
        }
        try {
            return sql.hasExecutableComment()
                    ? ExecutableComments.plan(sql, session, catalog)
                    : TextTyper.plan(sql, session, catalog);
        } catch (StackOverflowError e) {
            // The parser bounds its depth, but not that of the stack on which the application calls.
            return StatementPlan.refused(sql, Gate.tooDeep(), new java.util.BitSet());
        }
    }
}
