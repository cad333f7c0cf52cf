package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellRun;
import io.sigil.engine.CellSource;
import io.sigil.engine.ColumnCipher;
import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ShownLabel;
import io.sigil.sql.ValueUse;
import io.sigil.sql.constant.BoundConstant;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the application's parameters to those of the physical SQL. Ruled values are kept unencrypted, because each
 * execution and each row of a batch gets cells of its own. Belongs to one statement.
 */
final class ParameterBinder {
    private static final ValueUse[] NO_USES = {};
    private static final SearchPart[] NO_SEARCHES = {};
    private static final @Nullable CellSource[] NO_SOURCES = {};
    private static final @Nullable ConstantInput[] NO_CONSTANTS = {};
    private static final @Nullable CellArray[] NO_ARRAYS = {};
    private static final @Nullable Object[] NO_OBJECTS = {};

    private final PreparedStatement delegate;
    private final boolean passThrough;
    /** By application index - 1: the physical indexes that it feeds. */
    private final int[][] positions;
    /** By physical index - 1; null: a plain parameter. */
    private final @Nullable ColumnCipher[] ciphers;

    private final ValueUse[] uses;
    private final SearchPart[] searches;
    /** By physical index - 1: what becomes a cell at the next execution. */
    private final @Nullable CellSource[] pending;

    private final @Nullable CellSource[] literals;
    /** By physical index - 1: arrays that become arrays of cells. */
    private final @Nullable CellArray[] arrays;

    /** By physical index - 1: large objects that are read again at each execution. */
    private final @Nullable Object[] large;

    private final Dialect dialect;
    /** By application index: how the delegate would write a value that a label shows; null: no label shows any. */
    private final @Nullable Map<Integer, String> shown;
    /** By physical index - 1; null: not an expression. */
    private final @Nullable ConstantInput[] constants;

    private final RowInputs rows;
    /** By physical index - 1: see {@link StoredForms}; null as a whole: no value needs it. */
    private final @Nullable String @Nullable [] moves;

    /** Whether all cells go into one new row. */
    private final boolean oneRow;

    private ParameterBinder(
            PreparedStatement delegate,
            boolean passThrough,
            int[][] positions,
            @Nullable ColumnCipher[] ciphers,
            ValueUse[] uses,
            SearchPart[] searches,
            @Nullable CellSource[] literals,
            @Nullable ConstantInput[] constants,
            Dialect dialect,
            boolean labels,
            RowInputs rows,
            boolean oneRow,
            @Nullable String @Nullable [] moves) {
        this.oneRow = oneRow;
        this.moves = moves;
        this.rows = rows;
        this.shown = labels ? new HashMap<>() : null;
        this.arrays = uses.length == 0 ? NO_ARRAYS : new @Nullable CellArray[uses.length];
        this.large = uses.length == 0 ? NO_OBJECTS : new @Nullable Object[uses.length];
        this.dialect = dialect;
        this.constants = constants;
        this.delegate = delegate;
        this.passThrough = passThrough;
        this.positions = positions;
        this.ciphers = ciphers;
        this.uses = uses;
        this.searches = searches;
        this.literals = literals;
        this.pending = literals.length == 0 ? literals : literals.clone();
    }

    /** @throws SQLException when a ruled literal doesn't fit its column's logical type */
    static ParameterBinder of(PreparedPlan plan, EngineSession session, PreparedStatement delegate)
            throws SQLException {
        List<PhysicalParameter> parameters = plan.parameters();
        int count = parameters.size();
        @Nullable ColumnCipher[] ciphers = new @Nullable ColumnCipher[count];
        if (!anyRuled(parameters)) {
            return ofPlain(plan, session, delegate, ciphers);
        }
        @Nullable CellSource[] literals = new @Nullable CellSource[count];
        @Nullable ConstantInput[] constants = new @Nullable ConstantInput[count];
        ValueUse[] uses = new ValueUse[count];
        SearchPart[] searches = new SearchPart[count];
        PhysicalPositions positions = new PhysicalPositions(count);
        for (int i = 0; i < count; i++) {
            PhysicalParameter parameter = parameters.get(i);
            RuledColumn column = parameter.column();
            ColumnCipher cipher = column == null ? null : session.cipher(column);
            ciphers[i] = cipher;
            uses[i] = parameter.use();
            searches[i] = parameter.search();
            Object literal = parameter.literal();
            BoundConstant constant = parameter.constant();
            if (parameter.applicationIndex() > 0) {
                positions.feed(parameter.applicationIndex(), i + 1);
            } else if (cipher != null && constant != null) {
                constants[i] = new ConstantInput(constant);
                for (int index : constant.applicationIndexes()) {
                    positions.feed(index, i + 1);
                }
            } else if (cipher != null && literal != null) {
                literals[i] = CellSource.of(cipher, literal, null, parameter.use(), parameter.search());
            } else {
                throw new AssertionError("a lifted literal has a value and a ruled column");
            }
        }
        int[][] indexes = positions.byApplicationIndex();
        requireClear(indexes, ciphers);
        return new ParameterBinder(
                delegate,
                plan.isPassThrough(),
                indexes,
                ciphers,
                uses,
                searches,
                literals,
                constants,
                session.dialect(),
                showsParameters(plan.statement()),
                new RowInputs(parameters, session.dialect()),
                plan.statement().insertsOneRow(),
                moves(parameters));
    }

    /** Of parameters that are sent as they are: most queries by key have no others. */
    private static ParameterBinder ofPlain(
            PreparedPlan plan, EngineSession session, PreparedStatement delegate, @Nullable ColumnCipher[] none) {
        List<PhysicalParameter> parameters = plan.parameters();
        PhysicalPositions positions = new PhysicalPositions(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            positions.feed(parameters.get(i).applicationIndex(), i + 1);
        }
        int[][] indexes = positions.byApplicationIndex();
        requireClear(indexes, none);
        return new ParameterBinder(
                delegate,
                plan.isPassThrough(),
                indexes,
                none,
                NO_USES,
                NO_SEARCHES,
                NO_SOURCES,
                NO_CONSTANTS,
                session.dialect(),
                showsParameters(plan.statement()),
                new RowInputs(parameters, session.dialect()),
                false,
                null);
    }

    private static boolean anyRuled(List<PhysicalParameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            PhysicalParameter parameter = parameters.get(i);
            if (parameter.column() != null || parameter.applicationIndex() == 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String @Nullable [] moves(List<PhysicalParameter> parameters) {
        @Nullable String @Nullable [] moves = null;
        for (int i = 0; i < parameters.size(); i++) {
            String move = StoredForms.move(parameters.get(i));
            if (move != null) {
                moves = moves == null ? new @Nullable String[parameters.size()] : moves;
                moves[i] = move;
            }
        }
        return moves;
    }

    private static boolean showsParameters(AnalyzedStatement plan) {
        for (int i = 0; i < plan.results().count(); i++) {
            List<@Nullable ShownLabel> labels = plan.labels(i);
            if (labels != null && labels.stream().anyMatch(label -> label != null && label.hasParameters())) {
                return true;
            }
        }
        return false;
    }

    /** How a label shows the value of a ruled parameter. */
    String shown(int applicationIndex) {
        return shown == null ? "?" : shown.getOrDefault(applicationIndex, "?");
    }

    /** Each placeholder feeds one plain parameter, or only ruled ones. */
    private static void requireClear(int[][] positions, @Nullable ColumnCipher[] ciphers) {
        for (int[] targets : positions) {
            int ruled = 0;
            for (int position : targets) {
                ruled += ciphers[position - 1] == null ? 0 : 1;
            }
            if (targets.length == 0 || (ruled == 0 && targets.length > 1) || (ruled > 0 && ruled < targets.length)) {
                throw new AssertionError("a placeholder is neither plain nor ruled");
            }
        }
    }

    /** How many parameters the application's SQL has. */
    int count() throws SQLException {
        return passThrough ? delegate.getParameterMetaData().getParameterCount() : positions.length;
    }

    /**
     * Where a plain parameter goes.
     *
     * @return 0 for a ruled one, or one that cells are bound to, which go to {@link #set}
     * @throws SQLException when the application's SQL has no such parameter
     */
    int plain(int applicationIndex) throws SQLException {
        return !passThrough && rows.takes(applicationIndex) ? 0 : physical(applicationIndex);
    }

    /** As {@link #plain}, but also of a plain one that cells are bound to. */
    int physical(int applicationIndex) throws SQLException {
        if (passThrough) {
            return applicationIndex;
        }
        int first = targets(applicationIndex)[0];
        return ciphers[first - 1] == null ? first : 0;
    }

    /** The cipher of a ruled parameter; null for a plain one. */
    @Nullable
    ColumnCipher cipher(int applicationIndex) throws SQLException {
        return passThrough ? null : ciphers[targets(applicationIndex)[0] - 1];
    }

    /** The physical parameter that a ruled one feeds, the first where it feeds several. */
    int first(int applicationIndex) throws SQLException {
        return passThrough ? applicationIndex : targets(applicationIndex)[0];
    }

    private int[] targets(int applicationIndex) throws SQLException {
        if (applicationIndex < 1 || applicationIndex > positions.length) {
            throw ErrorCode.INDEX_OUT_OF_RANGE.exception("parameter " + applicationIndex
                    + " not set, in a statement with " + positions.length
                    + " parameters; there is none of this number; count placeholders from 1");
        }
        return positions[applicationIndex - 1];
    }

    /**
     * Where a ruled parameter that the procedure gives back stands in the physical SQL.
     *
     * @throws SQLException SIGIL-2010 when it is a part of an expression
     */
    int output(int applicationIndex) throws SQLException {
        int position = targets(applicationIndex)[0];
        if (constants[position - 1] != null) {
            throw ErrorCode.METHOD_NOT_SUPPORTED.exception("parameter " + applicationIndex
                    + " not read, it is a part of an expression; nothing is given back in its place;"
                    + " make it an argument of its own");
        }
        return position;
    }

    void set(int applicationIndex, @Nullable Object value) throws SQLException {
        set(applicationIndex, value, null);
    }

    /**
     * Takes a ruled value; it is checked against the logical type now and encrypted when it is sent.
     *
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     */
    void set(int applicationIndex, @Nullable Object value, @Nullable Calendar calendar) throws SQLException {
        if (shown != null) {
            shown.put(applicationIndex, MySqlParameter.print(value, dialect));
        }
        rows.set(applicationIndex, value);
        if (cipher(applicationIndex) == null) {
            rows.bind(applicationIndex, delegate, physical(applicationIndex));
            return;
        }
        CellSource before = null;
        for (int position : targets(applicationIndex)) {
            ColumnCipher cipher = Objects.requireNonNull(ciphers[position - 1]);
            ConstantInput constant = constants[position - 1];
            if (constant != null) {
                constant.set(applicationIndex, value, calendar);
                continue;
            }
            pending[position - 1] = null;
            arrays[position - 1] = null;
            large[position - 1] = null;
            boolean isArray = uses[position - 1] == ValueUse.COMPARE_ELEMENTS;
            if (value == null) {
                delegate.setNull(position, isArray ? Types.ARRAY : cipher.physicalJdbcType());
            } else if (isArray) {
                arrays[position - 1] = CellArray.of(value, cipher, searches[position - 1]);
            } else {
                if (uses[position - 1] == ValueUse.SHOW) {
                    cipher.requireOwnType(value);
                }
                CellSource shared = before == null ? null : before.shared(cipher, searches[position - 1]);
                before = shared == null ? source(position - 1, cipher, value, calendar) : shared;
                pending[position - 1] = before;
                large[position - 1] = isReadLate(value) ? value : null;
            }
        }
    }

    private CellSource source(int i, ColumnCipher cipher, Object value, @Nullable Calendar calendar)
            throws SQLException {
        return CellSource.of(cipher, value, calendar, uses[i], searches[i]);
    }

    /** MySQL's drivers read a Clob or Blob when they execute: the application may fill it after it is bound. */
    private boolean isReadLate(Object value) {
        return dialect.isMySqlFamily() && (value instanceof Clob || value instanceof Blob);
    }

    void clear() throws SQLException {
        for (ConstantInput constant : constants) {
            if (constant != null) {
                constant.clear();
            }
        }
        Arrays.fill(arrays, null);
        Arrays.fill(large, null);
        rows.clear();
        System.arraycopy(literals, 0, pending, 0, pending.length);
        delegate.clearParameters();
    }

    /** Gives the delegate new cells of all ruled values; to be called before each execution and each addBatch. */
    void seal() throws SQLException {
        if (passThrough) {
            return;
        }
        CellRun run = new CellRun();
        for (int i = 0; i < pending.length; i++) {
            evaluate(i);
            ColumnCipher cipher = ciphers[i];
            Object late = large[i];
            if (late != null && cipher != null) {
                pending[i] = source(i, cipher, late, null);
            }
            CellSource source = pending[i];
            CellArray array = arrays[i];
            if (array != null && cipher != null) {
                array.bind(delegate, i + 1, cipher, dialect);
            }
            if (!oneRow) {
                run.nextRow();
            }
            if (source == null) {
                continue;
            }
            Object sent = source.make(rows.of(i + 1), run);
            String move = moves == null ? null : moves[i];
            if (move != null) {
                StoredForms.move(delegate.getConnection(), move, source, sent);
            }
            if (sent instanceof String) {
                delegate.setString(i + 1, (String) sent);
            } else {
                delegate.setBytes(i + 1, (byte[]) sent);
            }
        }
    }

    /** Computes the value of an expression; one that lacks a parameter stays unbound, and the delegate says so. */
    private void evaluate(int i) throws SQLException {
        ConstantInput constant = constants[i];
        ColumnCipher cipher = ciphers[i];
        if (constant == null || cipher == null || !constant.isComplete()) {
            return;
        }
        Object value = constant.value();
        pending[i] = null;
        if (value == null) {
            delegate.setNull(i + 1, cipher.physicalJdbcType());
        } else {
            pending[i] = source(i, cipher, value, constant.calendar());
        }
    }
}
