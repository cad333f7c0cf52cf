package io.sigil.engine;

import io.sigil.error.ErrorCode;
import io.sigil.sql.CellPart;
import io.sigil.sql.SearchPart;
import io.sigil.sql.StoredForm;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ruled value on its way into one physical parameter: checked against the logical type, but not encrypted yet, because each
 * execution and each row of a batch gets a cell of its own. Immutable.
 */
public final class CellSource {
    private final ColumnCipher cipher;
    private final SearchPart search;
    private final byte @Nullable [] canonical;
    private final @Nullable SearchPoint point;
    private final @Nullable Object plain;

    private CellSource(
            ColumnCipher cipher, SearchPart search, byte @Nullable [] canonical, @Nullable SearchPoint point) {
        this(cipher, search, canonical, point, null);
    }

    private CellSource(
            ColumnCipher cipher,
            SearchPart search,
            byte @Nullable [] canonical,
            @Nullable SearchPoint point,
            @Nullable Object plain) {
        this.plain = plain;
        this.cipher = cipher;
        this.search = search;
        this.canonical = canonical;
        this.point = point;
    }

    /**
     * @param column that of the column, whatever the form
     * @param value not null
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @param search which bytes of it are sent
     * @throws SQLException when the type doesn't take it, or no search serves it as a pattern
     */
    public static CellSource of(
            ColumnCipher column, Object value, @Nullable Calendar calendar, ValueUse use, SearchPart search)
            throws SQLException {
        ColumnCipher cipher = column.of(search.form());
        if (search.form() == StoredForm.PLAIN) {
            return new CellSource(cipher, search, null, null, plain(cipher, value, calendar, use, search));
        }
        if (search.part() == CellPart.CELL) {
            return new CellSource(cipher, search, cipher.canonical(value, calendar, use), null);
        }
        SearchPoint point = search.isPattern()
                ? cipher.patternPoint(pattern(cipher, value), search.escape())
                : cipher.searchPoint(value, calendar, use);
        return new CellSource(cipher, search, null, point);
    }

    /** What the value may be stored as beside the form that is written; of a column in motion. */
    public Object otherForm() throws SQLException {
        return cipher.otherForm(Objects.requireNonNull(canonical, "a value that is written"));
    }

    /** Plaintext that is searched for: its cell would be made anew each time, this stays. */
    private static Object plain(
            ColumnCipher cipher, Object value, @Nullable Calendar calendar, ValueUse use, SearchPart search)
            throws SQLException {
        if (search.isPattern()) {
            return cipher.plainMatching(pattern(cipher, value), search);
        }
        return search.part() == CellPart.CELL
                ? cipher.plainEqual(cipher.canonical(value, calendar, use))
                : cipher.plainPlace(value, calendar);
    }

    private static String pattern(ColumnCipher cipher, Object value) throws SQLException {
        if (value instanceof String) {
            return (String) value;
        }
        throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception("value not taken, for a pattern that is matched with a "
                + cipher.codec().typeName() + "; it is a " + value.getClass().getName()
                + ", and only text is read as a pattern; use setString");
    }

    /**
     * The same value for another physical parameter, checked once only; null: that one reads it otherwise.
     *
     * @param other the cipher of that parameter
     * @param part which bytes of the value it sends
     */
    public @Nullable CellSource shared(ColumnCipher other, SearchPart part) {
        boolean same = cipher == other
                && point != null
                && search.form() == part.form()
                && search.isPattern() == part.isPattern();
        return same && part.part() != CellPart.CELL && Objects.equals(search.escape(), part.escape())
                ? new CellSource(cipher, part, null, point)
                : null;
    }

    /** What is bound now, as new as can be: a String in text storage, a byte[] otherwise. */
    public Object make() throws SQLException {
        return make(null);
    }

    /**
     * As {@link #make()}, bound to its row.
     *
     * @param row null for a column whose cells aren't bound
     */
    public Object make(@Nullable CellRow row) throws SQLException {
        return make(row, new CellRun());
    }

    /**
     * As {@link #make(CellRow)}, for one of the parameters of one execution.
     *
     * @param run the execution's own
     */
    public Object make(@Nullable CellRow row, CellRun run) throws SQLException {
        if (plain != null) {
            return plain;
        }
        if (point != null) {
            return cipher.bound(point, search.part(), run.token());
        }
        if (canonical == null) {
            throw new AssertionError("neither a cell nor a search");
        }
        if (search.form() == StoredForm.CELL || search.form() == StoredForm.PREVIOUS) {
            return cipher.storesText()
                    ? cipher.cellText(canonical, row, run.row())
                    : cipher.cell(canonical, row, run.row());
        }
        return cipher.storesText()
                ? cipher.sealText(canonical, row, run.row())
                : cipher.seal(canonical, row, run.row());
    }
}
