package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.rules.TableRule;
import io.sigil.sql.CellPart;
import io.sigil.sql.RowBinding;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ruled column whose cells are not in its table: they were exported, or replicated, or are to be loaded. Under the rules
 * that were in force when it was made. Immutable, thread-safe.
 */
public final class DetachedColumn {
    private final TableRule table;
    private final ColumnRule rule;
    private final ColumnCipher cipher;

    DetachedColumn(TableRule table, ColumnRule rule, Dialect dialect, CellCiphers cells) {
        this.table = table;
        this.rule = rule;
        RowBinding binding = new RowBinding(null, table.whenShredded(), List.of());
        this.cipher = cells.cipher(rule, dialect, table + "." + rule.name(), binding);
    }

    /** What the values are. */
    public LogicalType type() {
        return rule.type();
    }

    /** Whether a cell is a String; a byte[] otherwise. */
    public boolean storesText() {
        return cipher.storesText();
    }

    /** Whether equal values have equal cells. */
    public boolean isDeterministic() {
        return rule.mode() != Mode.RANDOMIZED;
    }

    /** How many values of its row {@link #seal} needs: the data subject's for a {@code perSubject} column, then those of {@code bindTo}. */
    public int boundValues() {
        return (rule.perSubject() ? 1 : 0) + rule.bindTo().size();
    }

    /** Whether {@link #open} does without the values of the row: the cell knows its data subject. */
    public boolean opensAlone() {
        return rule.bindTo().isEmpty();
    }

    /**
     * A new cell.
     *
     * @param value not null; one of the classes that {@code setObject} takes
     * @param row see {@link #boundValues()}; each a whole number, a text or a UUID
     * @return String or byte[], see {@link #storesText()}
     * @throws SQLException 22xxx for a value that the type can't hold; SIGIL-5xxx when its key can't be had
     */
    public Object seal(Object value, List<?> row) throws SQLException {
        byte[] canonical = cipher.canonical(value, null, ValueUse.STORE);
        return sealed(canonical, row(row));
    }

    private Object sealed(byte[] canonical, @Nullable CellRow row) throws SQLException {
        return storesText() ? cipher.sealText(canonical, row) : cipher.seal(canonical, row);
    }

    /**
     * The value of a cell.
     *
     * @param cell not null; String or byte[], see {@link #storesText()}
     * @param row see {@link #boundValues()}; may be empty when the column {@link #opensAlone()}
     * @return null when its data subject was shredded and the rules want that
     * @throws SQLException SIGIL-4xxx when it is no cell of this column and row; SIGIL-5xxx when its key can't be had
     */
    public <T> @Nullable T open(Object cell, Class<T> type, List<?> row) throws SQLException {
        CellRow known = row.isEmpty() && opensAlone() ? null : row(row);
        byte[] canonical = storesText() ? cipher.openText((String) cell, known) : cipher.open((byte[]) cell, known);
        return canonical == null ? null : cipher.codec().decode(canonical, type);
    }

    /**
     * With what every cell of an equal value begins, and no other: of a deterministic column the whole cell. Tokens of a column
     * with {@code search: range} are in the order of the values.
     *
     * @param value not null; one that the type can't hold has a token that no cell has
     * @return String or byte[], see {@link #storesText()}
     * @throws SQLException SIGIL-2003 when equal values of the column have nothing in common
     */
    public Object token(Object value) throws SQLException {
        if (isDeterministic()) {
            return sealed(cipher.canonical(value, null, ValueUse.COMPARE), null);
        }
        if (rule.search() == Search.NONE) {
            throw ErrorCode.OPERATION_NOT_ALLOWED.exception("no token, of " + this
                    + "; its cells are randomized and have no search, so equal values have nothing in common;"
                    + " give the column a search or make it deterministic");
        }
        return cipher.bound(cipher.searchPoint(value, null), CellPart.TOKEN);
    }

    private @Nullable CellRow row(List<?> values) throws SQLException {
        if (values.size() != boundValues()) {
            throw ErrorCode.ROW_NOT_KNOWN.exception("the row isn't known, of a cell of " + this
                    + "; the cell is bound to " + boundValues() + " values of its row, and " + values.size()
                    + " are given; give the data subject if the column has one, then those of bindTo in their order");
        }
        if (values.isEmpty()) {
            return null;
        }
        List<ColumnValue> known = new ArrayList<>();
        for (Object value : values) {
            known.add(ColumnValue.stored(value, toString()));
        }
        return rule.perSubject() ? CellRow.of(known.get(0), known.subList(1, known.size())) : CellRow.of(null, known);
    }

    /** {@code table.column}, as the rules file spells them. */
    @Override
    public String toString() {
        return table + "." + rule.name();
    }
}
