package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.codec.Standing;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** From the application's values to one column's canonical bytes, by what becomes of the value. Immutable, thread-safe. */
final class CanonicalValues {
    /** Stands for the canonical bytes of a value that is compared and that the type can't hold; told by identity. */
    static final byte[] EQUAL_TO_NONE = {};

    private final ColumnRule rule;
    private final Codec codec;
    private final Dialect dialect;
    private final @Nullable FormattedValues formatted;

    /** @param formatted not null: values keep their format */
    CanonicalValues(ColumnRule rule, Codec codec, Dialect dialect, @Nullable FormattedValues formatted) {
        this.rule = rule;
        this.codec = codec;
        this.dialect = dialect;
        this.formatted = formatted;
    }

    /**
     * What a value becomes before it is sealed.
     *
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @param use a value that is stored is rounded and refused as in an assignment; one that is compared and doesn't fit
     *     is equal to none; one that may become either must fit exactly
     */
    byte[] canonical(Object value, @Nullable Calendar calendar, ValueUse use) throws SQLException {
        if (use == ValueUse.COMPARE_ELEMENTS) {
            throw new AssertionError("an array is encrypted element by element");
        }
        if (use == ValueUse.STORE) {
            return requireOneForm(codec.encode(value, calendar));
        }
        Standing standing = Standing.of(codec, value, calendar);
        byte[] canonical = standing.canonical();
        if (standing.side() != Standing.Side.AT || canonical == null) {
            return misfit(use);
        }
        if (formatted != null && isCompared(use) && !formatted.takes(canonical)) {
            return EQUAL_TO_NONE;
        }
        if (use == ValueUse.COMPARE) {
            return canonical;
        }
        if (use == ValueUse.COMPARE_WHOLE) {
            return ComparedValue.isWhole(value, canonical, codec) ? canonical : misfit(use);
        }
        if (use == ValueUse.COMPARE_EITHER_WAY || use == ValueUse.COMPARE_FULL) {
            if (!ComparedValue.isWhole(value, canonical, codec)
                    || (use == ValueUse.COMPARE_FULL && !ComparedValue.isFull(value, codec))) {
                throw paddedOrNot();
            }
            return canonical;
        }
        if (!Arrays.equals(canonical, codec.encode(value, calendar)) || ComparedValue.isLonger(value, codec)) {
            return misfit(use);
        }
        if (use == ValueUse.SHOW && !ShownValue.looksStored(value, canonical, codec, dialect)) {
            throw otherForm();
        }
        return canonical;
    }

    /** A deterministic cell must be that of every equal value, and -0.0 couldn't be read back from that of 0.0. */
    private byte[] requireOneForm(byte[] canonical) throws SQLException {
        if (rule.mode() == Mode.DETERMINISTIC && !Arrays.equals(canonical, codec.comparable(canonical))) {
            throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception("negative zero refused, " + rule.type() + ", domain "
                    + rule.domain() + "; a deterministic column has one cell for equal values; store 0.0, or make the"
                    + " column randomized");
        }
        return canonical;
    }

    static boolean isCompared(ValueUse use) {
        switch (use) {
            case COMPARE:
            case COMPARE_WHOLE:
            case COMPARE_EITHER_WAY:
            case COMPARE_FULL:
                return true;
            case STORE:
            case COMPARE_ELEMENTS:
            case CHOOSE:
            case SHOW:
                return false;
        }
        throw new AssertionError(use);
    }

    /** H2 2.4 compares a CHAR padded or unpadded by what its optimizer makes of the statement. */
    private SQLException paddedOrNot() {
        return ErrorCode.UNDECIDED.exception("statement refused, a value shorter than " + rule.type() + ", domain "
                + rule.domain()
                + ", is compared where H2 may pad it or not; whether it equals a stored value depends on how"
                + " H2 executes the statement; pass it with spaces up to the column's length where the statement compares"
                + " the column itself, use placeholders, or declare the column VARCHAR");
    }

    /** What becomes of a value that the type can't hold as it is. */
    private byte[] misfit(ValueUse use) throws SQLException {
        if (isCompared(use)) {
            return EQUAL_TO_NONE;
        }
        throw ErrorCode.UNDECIDED.exception("statement refused, a value would be cut or rounded to " + rule.type()
                + ", domain " + rule.domain() + "; it may become a result as well as a stored value;"
                + " pass one that the type holds exactly");
    }

    /**
     * For a parameter whose value may become a result: the database would take the result's type from it, too.
     *
     * @throws SQLException SIGIL-2008 when that would be another one than the column's
     */
    void requireOwnType(Object value) throws SQLException {
        if (!ShownValue.hasOwnType(value, codec, dialect)) {
            throw otherForm();
        }
    }

    private SQLException otherForm() {
        return ErrorCode.UNDECIDED.exception("statement refused, a value of another form than " + rule.type()
                + ", domain " + rule.domain() + ", may become a result; it couldn't be told from a stored one;"
                + " pass it in the column's own type, length and scale");
    }
}
