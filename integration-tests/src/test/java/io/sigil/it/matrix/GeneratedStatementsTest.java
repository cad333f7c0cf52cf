package io.sigil.it.matrix;

import static io.sigil.it.matrix.MatrixType.STORED;
import static io.sigil.it.matrix.MatrixType.TEXT;

import io.sigil.dialect.Dialect;
import io.sigil.it.matrix.Template.Form;
import io.sigil.it.oracle.Likeness;
import io.sigil.it.oracle.OracleSummary;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.Style;
import io.sigil.it.oracle.TwinResult;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.ServerUnavailableException;
import io.sigil.it.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Statements that nobody wrote: whatever they are, they are equal to plaintext or refused. */
class GeneratedStatementsTest {
    private static final MatrixType[] ALL = MatrixType.values();

    /** Statements in one try: the hunt for rare differences has more of them. */
    private static final int TIMES = Integer.getInteger("sigil.generated.times", 1);

    private static final Map<DatabaseKind, SharedTwins> TWINS = new EnumMap<>(DatabaseKind.class);
    private static final Map<DatabaseKind, OracleSummary> SUMMARIES = new EnumMap<>(DatabaseKind.class);

    /** Statements that the database refuses on both sides: they should be few, or little is tested. */
    private static final Map<DatabaseKind, Integer> FAILURES = new EnumMap<>(DatabaseKind.class);

    /**
     * MySQL describes an integer literal as BIGINT, and as INT where its plan puts the rows into a temporary table; MariaDB describes a
     * column as NOT NULL, and as nullable after such a table. So what they say of a statement depends on the plan that they happen to
     * choose. SQL_BUFFER_RESULT asks both sides for such a table; there is none where the plan finds beforehand that no row is left, and
     * then this likeness has to do.
     */
    private static final Map<DatabaseKind, Likeness> BUFFERED = Map.of(
            DatabaseKind.MYSQL, Likeness.EMPTY_INTEGERS,
            DatabaseKind.MARIADB, Likeness.EMPTY_NULLABILITY);

    /** A statement in one form. */
    record Generated(String template, MatrixType type, CipherMode mode, Form form) {}

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void onH2(@ForAll("forH2") List<Generated> generated) throws SQLException, IOException {
        checkAll(DatabaseKind.H2_MEMORY, generated);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void onPostgresql(@ForAll("forPostgresql") List<Generated> generated) throws SQLException, IOException {
        checkAll(DatabaseKind.POSTGRESQL, generated);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void onMariadb(@ForAll("forMariadb") List<Generated> generated) throws SQLException, IOException {
        checkAll(DatabaseKind.MARIADB, generated);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void onMysql(@ForAll("forMysql") List<Generated> generated) throws SQLException, IOException {
        checkAll(DatabaseKind.MYSQL, generated);
    }

    @Provide
    Arbitrary<List<Generated>> forH2() {
        return statements(Dialect.H2, ALL).list().ofSize(TIMES);
    }

    @Provide
    Arbitrary<List<Generated>> forPostgresql() {
        return statements(Dialect.POSTGRESQL, ALL).list().ofSize(TIMES);
    }

    @Provide
    Arbitrary<List<Generated>> forMariadb() {
        return statements(Dialect.MARIADB, ALL).list().ofSize(TIMES);
    }

    @Provide
    Arbitrary<List<Generated>> forMysql() {
        return statements(Dialect.MYSQL, ALL).list().ofSize(TIMES);
    }

    private static Arbitrary<Generated> statements(Dialect dialect, MatrixType... types) {
        Arbitrary<Generated> composed =
                generated(new StatementGrammar(dialect).statement(), CipherMode.DETERMINISTIC, Arbitraries.of(types));
        Arbitrary<Generated> searches = Arbitraries.of(CipherMode.EQUALITY, CipherMode.PREFIX, CipherMode.RANGE)
                .flatMap(mode -> generated(
                        new SearchGrammar(dialect, mode).statement(),
                        mode,
                        mode == CipherMode.PREFIX
                                ? Arbitraries.of(TEXT, STORED)
                                : Arbitraries.of(types).filter(mode::takes)));
        return Arbitraries.frequencyOf(Tuple.of(2, composed), Tuple.of(1, searches));
    }

    private static Arbitrary<Generated> generated(
            Arbitrary<String> templates, CipherMode mode, Arbitrary<MatrixType> types) {
        return Combinators.combine(templates, types, Arbitraries.of(Form.class))
                .as((template, type, form) -> new Generated(template, type, mode, form));
    }

    private static void checkAll(DatabaseKind kind, List<Generated> statements) throws SQLException, IOException {
        for (Generated generated : statements) {
            check(kind, generated);
        }
    }

    private static void check(DatabaseKind kind, Generated generated) throws SQLException, IOException {
        SharedTwins twins = twins(kind);
        if (twins == null) {
            // Skipped: a property has no other way to say so than to run without a check.
            return;
        }
        Template.Written written = Template.write(
                generated.template(), generated.type(), generated.mode(), kind.dialect(), generated.form());
        TwinResult result = result(twins, generated, written, written.sql(), Likeness.EXACT);
        Likeness buffered = BUFFERED.get(kind);
        if (buffered != null && isOfColumnsOnly(result) && written.sql().startsWith("SELECT ")) {
            result = result(
                    twins,
                    generated,
                    written,
                    "SELECT SQL_BUFFER_RESULT" + written.sql().substring("SELECT".length()),
                    buffered);
        }
        SUMMARIES.get(kind).count(result.outcome());
        if (!result.failures().isEmpty()) {
            FAILURES.merge(kind, 1, Integer::sum);
        }
        result.assertSafe();
    }

    private static TwinResult result(
            SharedTwins twins, Generated generated, Template.Written written, String sql, Likeness likeness)
            throws SQLException, IOException {
        boolean parameters = !written.rows().get(0).isEmpty();
        Step step = new Step(
                        parameters ? Style.PREPARED : Style.STATEMENT,
                        List.of(sql),
                        parameters ? written.rows().subList(0, 1) : List.of(),
                        MatrixCase.isOrdered(sql))
                .alike(likeness);
        String s = "_" + generated.type().suffix() + generated.mode().suffix();
        return twins.run(
                "a generated statement",
                List.of(step),
                sql.startsWith("SELECT") || sql.startsWith("WITH") ? List.of() : List.of("person" + s),
                generated.type().hasCanaries()
                        ? written.bound().stream().distinct().toList()
                        : List.of());
    }

    /** Differences of the plan are differences of the columns alone. */
    private static boolean isOfColumnsOnly(TwinResult result) {
        return !result.differences().isEmpty()
                && result.differences().stream()
                        .allMatch(difference -> difference.contains("differs: result columns")
                                && difference.indexOf("differs: ") == difference.lastIndexOf("differs: "));
    }

    /** Null when this machine can't have the database. */
    private static SharedTwins twins(DatabaseKind kind) throws SQLException, IOException {
        SharedTwins known = TWINS.get(kind);
        if (known != null) {
            return known;
        }
        try {
            SharedTwins twins = SharedTwins.open(
                    Servers.shared().get(kind),
                    RuledSide.sigil(),
                    Files.createTempDirectory("generated"),
                    MatrixSchema.fixture(List.of(ALL), kind.dialect()));
            TWINS.put(kind, twins);
            SUMMARIES.put(kind, new OracleSummary());
            return twins;
        } catch (ServerUnavailableException e) {
            return null;
        }
    }

    @AfterContainer
    static void report() throws SQLException {
        for (SharedTwins twins : TWINS.values()) {
            twins.close();
        }
        SUMMARIES.forEach((kind, summary) -> System.out.println("Twin oracle, generated, " + kind + ": " + summary
                + " (" + FAILURES.getOrDefault(kind, 0) + " of the equal ones with the same error)"));
    }
}
