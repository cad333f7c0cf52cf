package io.sigil.engine;

import io.sigil.cell.CellContext;
import io.sigil.cell.CellReader;
import io.sigil.cell.CellSuite;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Storage;
import io.sigil.sql.ValueUse;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Between the canonical bytes of one ruled column's values and its cells. Immutable, thread-safe. */
public final class ColumnCipher {
    /** Searches aren't there yet, so no cell has a token. */
    private static final int TOKEN_LENGTH = 0;

    private static final byte[] NO_TOKEN = {};

    /** Stands for the canonical bytes of a value that is compared and that the type can't hold; told by identity. */
    private static final byte[] EQUAL_TO_NONE = {};

    /** Equal to no cell, and not NULL either. */
    private static final byte[] NO_CELL = {0};

    private static final String NO_TEXT_CELL = "!";

    private final ColumnRule rule;
    private final Codec codec;
    private final CellSuite suite;
    private final CellReader reader;
    private final CellContext context;
    private final DataKeys keys;

    ColumnCipher(ColumnRule rule, Codec codec, CellSuite suite, DataKeys keys) {
        this.rule = rule;
        this.codec = codec;
        this.suite = suite;
        this.reader = new CellReader(suite);
        this.context = CellContext.of(rule.domain(), rule.type(), null);
        this.keys = keys;
    }

    /** Between Java values and canonical bytes. */
    public Codec codec() {
        return codec;
    }

    /** Whether a cell is a String; a byte[] otherwise. */
    public boolean storesText() {
        return rule.storage() == Storage.TEXT;
    }

    /** A constant of {@link Types}: what a NULL of the physical column is bound as. */
    public int physicalJdbcType() {
        return storesText() ? Types.VARCHAR : Types.VARBINARY;
    }

    /**
     * What a value becomes before it is sealed.
     *
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @param use a value that is stored is rounded and refused as in an assignment; one that is compared and doesn't fit
     *     is equal to none; one that may become either must fit exactly
     */
    public byte[] canonical(Object value, @Nullable Calendar calendar, ValueUse use) throws SQLException {
        if (use == ValueUse.COMPARE_ELEMENTS) {
            throw new AssertionError("an array is encrypted element by element");
        }
        if (use == ValueUse.STORE) {
            return codec.encode(value, calendar);
        }
        byte[] canonical;
        try {
            canonical = codec.encode(value, calendar);
        } catch (SQLDataException e) {
            if (!isMisfit(e)) {
                throw e;
            }
            return misfit(use);
        }
        boolean padded = use == ValueUse.COMPARE || use == ValueUse.CHOOSE_STORED;
        if (ComparedValue.isExact(value, canonical, codec)
                && (padded || ComparedValue.isWhole(value, canonical, codec))) {
            return canonical;
        }
        return misfit(use);
    }

    private byte[] misfit(ValueUse use) throws SQLException {
        if (use == ValueUse.COMPARE || use == ValueUse.COMPARE_WHOLE) {
            return EQUAL_TO_NONE;
        }
        throw notChosen();
    }

    private SQLException notChosen() {
        return ErrorCode.UNDECIDED.exception(
                "statement refused, a value would be cut, padded or rounded to " + rule.type()
                        + ", domain " + rule.domain() + "; it may become a result as well as a stored value;"
                        + " pass one that the type holds exactly");
    }

    private static boolean isMisfit(SQLDataException e) {
        return e.getErrorCode() == ErrorCode.VALUE_TOO_LONG.number()
                || e.getErrorCode() == ErrorCode.NUMBER_OUT_OF_RANGE.number()
                || e.getErrorCode() == ErrorCode.DATETIME_OUT_OF_RANGE.number();
    }

    /** What the physical column's type is called by {@code Connection.createArrayOf}. */
    public String physicalTypeName(Dialect dialect) {
        if (storesText()) {
            return "VARCHAR";
        }
        return dialect == Dialect.POSTGRESQL ? "bytea" : "VARBINARY";
    }

    /** A new cell of what {@link #canonical} gave; for binary storage. */
    public byte[] seal(byte[] canonical) throws SQLException {
        return canonical == EQUAL_TO_NONE ? NO_CELL.clone() : newCell(canonical);
    }

    private byte[] newCell(byte[] canonical) throws SQLException {
        DataKey key = keys.current(rule.key(), CellForms.purpose(rule));
        return suite.seal(key, context, NO_TOKEN, canonical);
    }

    /** A new cell of what {@link #canonical} gave; for text storage. */
    public String sealText(byte[] canonical) throws SQLException {
        return canonical == EQUAL_TO_NONE ? NO_TEXT_CELL : TextStorage.encode(newCell(canonical));
    }

    /** The canonical bytes of a cell of binary storage. */
    public byte[] open(byte[] cell) throws SQLException {
        long id = CellReader.header(cell, TOKEN_LENGTH, context).dataKeyId();
        return reader.open(keys.byId(rule.key(), id), context, TOKEN_LENGTH, cell);
    }

    /** The canonical bytes of a cell of text storage. */
    public byte[] openText(String cell) throws SQLException {
        return open(TextStorage.decode(cell));
    }

    @Override
    public String toString() {
        return "ColumnCipher[" + rule.domain() + "]";
    }
}
