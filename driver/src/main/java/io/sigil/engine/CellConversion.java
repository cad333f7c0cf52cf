package io.sigil.engine;

import io.sigil.cell.CellReader;
import io.sigil.cell.CellSize;
import io.sigil.cell.CellStart;
import io.sigil.cell.RowNonces;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is stored in a ruled column into its other form, for jobs that read and write stored values past the analysis. A
 * stored value is a String in text storage and a byte[] otherwise, never null: NULL stays NULL. Immutable, thread-safe.
 */
public final class CellConversion {
    private final RuledColumn column;
    private final ColumnRule rule;
    private final ColumnCipher cipher;
    private final StoredPlaintext plaintext;
    private final DataKeys keys;
    private final Dialect dialect;
    private final int tokenLength;

    CellConversion(RuledColumn column, ColumnCipher cipher, Codec codec, DataKeys keys, Dialect dialect) {
        this.column = column;
        this.rule = column.rule();
        this.cipher = cipher;
        Codec texts = Codec.of(LogicalType.of(LogicalType.Kind.VARCHAR), dialect, rule.domain());
        this.plaintext = new StoredPlaintext(rule, codec, texts);
        this.keys = keys;
        this.dialect = dialect;
        this.tokenLength = CellForms.tokenLength(rule, codec);
    }

    public RuledColumn column() {
        return column;
    }

    /** Whether stored values are Strings; byte[] otherwise. */
    public boolean storesText() {
        return cipher.storesText();
    }

    /** Whether a cell can be told from a value in the clear; not so in a format-preserving column. */
    public boolean tellsCells() {
        return rule.mode() != Mode.FORMAT_PRESERVING;
    }

    /** Whether the value begins as cells do; whether it is one, only opening it shows. */
    public boolean isCell(Object stored) {
        return stored instanceof String ? !plaintext.isPlain((String) stored) : !plaintext.isPlain((byte[]) stored);
    }

    /** The columns that a cell is bound to, as {@link #row} takes their values; its data subject's first. */
    public List<RowColumn> rowColumns() {
        RowBinding binding = column.binding();
        List<RowColumn> columns = new ArrayList<>();
        if (binding.subject() != null) {
            columns.add(binding.subject());
        }
        columns.addAll(binding.key());
        return columns;
    }

    /**
     * What cells are bound to in one row.
     *
     * @param values of {@link #rowColumns}, as the delegate's getObject gives them or {@link #value} does
     * @return null when cells aren't bound
     * @throws SQLException SIGIL-2014 when a value is NULL, or of a type whose values can't be told apart
     */
    public @Nullable CellRow row(List<? extends @Nullable Object> values) throws SQLException {
        if (!cipher.isBoundToRow()) {
            return null;
        }
        RowBinding binding = column.binding();
        int next = 0;
        ColumnValue subject = null;
        if (binding.subject() != null) {
            subject = value(binding.subject(), values.get(next++));
        }
        List<ColumnValue> key = new ArrayList<>();
        for (RowColumn named : binding.key()) {
            key.add(value(named, values.get(next++)));
        }
        return CellRow.of(subject, key);
    }

    private ColumnValue value(RowColumn named, @Nullable Object value) throws SQLException {
        if (named.type() == null) {
            throw ErrorCode.ROW_NOT_KNOWN.exception(
                    "row not known, column " + column + "; its cells are bound to column " + named.name()
                            + ", whose type can't be; bind them to a whole number, a text or a UUID");
        }
        return ColumnValue.of(named, value, ValueUse.COMPARE, dialect);
    }

    /** The value itself, for a column that other cells of its row are bound to; null when its subject was shredded. */
    public @Nullable Object value(Object stored) throws SQLException {
        byte[] canonical = canonical(stored, null);
        return canonical == null ? null : cipher.codec().decode(canonical);
    }

    /**
     * The cell of a value in the clear.
     *
     * @throws SQLException SIGIL-3xxx when the value doesn't fit the logical type, SIGIL-5xxx when there is no key
     */
    public Object encrypt(Object stored, @Nullable CellRow row) throws SQLException {
        return seal(plainCanonical(stored), row);
    }

    /**
     * The form in the clear of a cell.
     *
     * @return null when its data subject was shredded
     * @throws SQLException SIGIL-4xxx when it isn't a cell of this column and row
     */
    public @Nullable Object decrypt(Object cell, @Nullable CellRow row) throws SQLException {
        byte[] canonical = open(cell, row);
        return canonical == null ? null : plaintext.stored(canonical);
    }

    /**
     * A new cell of the same value, as one is written now.
     *
     * @return null when its data subject was shredded
     */
    public @Nullable Object renew(Object cell, @Nullable CellRow row) throws SQLException {
        byte[] canonical = open(cell, row);
        return canonical == null ? null : seal(canonical, row);
    }

    /**
     * Whether the cell is of the rule's own entries and of the data key that writes now. Reads its header alone, and opens it only
     * where the rule before makes cells with the same header.
     */
    public boolean isNewest(Object cell, @Nullable CellRow row) throws SQLException {
        byte[] subject = row == null ? null : row.subject();
        DataKey newest = subject == null
                ? keys.current(rule.key(), CellForms.purpose(rule))
                : keys.ofSubject(rule.key(), CellForms.purpose(rule), subject);
        byte[] bytes = bytes(cell);
        byte[] start = CellStart.of(rule.mode());
        boolean ownStart = bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
        return ownStart
                && isLongEnough(bytes)
                && CellReader.header(bytes, tokenLength).dataKeyId() == newest.id()
                && cipher.isOwn(bytes, row);
    }

    /**
     * Opens a cell.
     *
     * @return false when its data subject was shredded
     * @throws SQLException SIGIL-4xxx when it isn't a cell of this column and row
     */
    public boolean authenticate(Object cell, @Nullable CellRow row) throws SQLException {
        byte[] canonical = open(cell, row);
        if (canonical != null) {
            cipher.codec().decode(canonical);
        }
        return canonical != null;
    }

    /** Whether a value in the clear could be encrypted. */
    public void requireEncryptable(Object stored) throws SQLException {
        plainCanonical(stored);
    }

    /** The id of the data key that the cell names; of a column that is encrypted anew, as it is a cell of the one rule or the other. */
    public long keyId(Object cell) throws SQLException {
        byte[] bytes = bytes(cell);
        ColumnRule before = rule.previous().orElse(null);
        if (before == null) {
            return CellReader.header(bytes, tokenLength).dataKeyId();
        }
        if (isLongEnough(bytes)) {
            long id = CellReader.header(bytes, tokenLength).dataKeyId();
            if (isKnown(id)) {
                return id;
            }
        }
        return CellReader.header(bytes, CellForms.tokenLength(before, Codec.of(before.type(), dialect)))
                .dataKeyId();
    }

    private boolean isKnown(long id) throws SQLException {
        try {
            keys.byId(rule.key(), id);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATA_KEY_UNKNOWN.number()) {
                return false;
            }
            throw e;
        }
    }

    private boolean isLongEnough(byte[] cell) {
        return cell.length >= CellSize.binary(0, rule.mode(), tokenLength);
    }

    /** Whether a data key belongs to a data subject. */
    public boolean isSubjectKey(long id) throws SQLException {
        return !keys.byId(rule.key(), id).subject().isEmpty();
    }

    private byte @Nullable [] canonical(Object stored, @Nullable CellRow row) throws SQLException {
        return isCell(stored) || !tellsCells() ? open(stored, row) : plainCanonical(stored);
    }

    private byte[] plainCanonical(Object stored) throws SQLException {
        return stored instanceof String ? plaintext.canonical((String) stored) : plaintext.canonical((byte[]) stored);
    }

    private byte @Nullable [] open(Object cell, @Nullable CellRow row) throws SQLException {
        try {
            return cell instanceof String ? cipher.openText((String) cell, row) : cipher.open((byte[]) cell, row);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.SUBJECT_SHREDDED.number()) {
                return null;
            }
            throw e;
        }
    }

    private Object seal(byte[] canonical, @Nullable CellRow row) throws SQLException {
        return storesText()
                ? cipher.cellText(canonical, row, new RowNonces())
                : cipher.cell(canonical, row, new RowNonces());
    }

    private static byte[] bytes(Object cell) throws SQLException {
        return cell instanceof String ? TextStorage.decode((String) cell) : (byte[]) cell;
    }

    @Override
    public String toString() {
        return "CellConversion[" + column + "]";
    }
}
