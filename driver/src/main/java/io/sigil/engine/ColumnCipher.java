package io.sigil.engine;

import io.sigil.cell.CellContext;
import io.sigil.cell.CellHeader;
import io.sigil.cell.CellReader;
import io.sigil.cell.CellSuite;
import io.sigil.cell.RowNonces;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.SubjectTag;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.ColumnState;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import io.sigil.rules.WhenShredded;
import io.sigil.sql.CellPart;
import io.sigil.sql.RowBinding;
import io.sigil.sql.SearchPart;
import io.sigil.sql.StoredForm;
import io.sigil.sql.ValueUse;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the canonical bytes of one ruled column's values and its cells. Immutable, thread-safe. */
public final class ColumnCipher {
    private static final byte[] NO_TOKEN = {};

    /** Equal to no cell, and not NULL either. */
    private static final byte[] NO_CELL = {0};

    /** One character has never 10^6 possibilities, so it is no format-preserving cell either. */
    private static final String NO_TEXT_CELL = "!";

    private final ColumnRule rule;
    private final Codec codec;
    private final CellSuite suite;
    private final CellReader reader;
    private final CellContext context;
    private final DataKeys keys;
    private final @Nullable ColumnSearch search;
    private final int tokenLength;
    private final RowBinding binding;
    private final EngineEvents events;
    /** Not null: values keep their format, and the suite isn't used. */
    private final @Nullable FormattedValues formatted;

    private final CanonicalValues values;
    /** Not null: plaintext may be stored beside cells. */
    private final @Nullable StoredPlaintext plain;
    /** Not null: cells of the rule before may be stored beside cells. */
    private final @Nullable ColumnCipher previous;

    private final @Nullable TwoRules rules;

    ColumnCipher(ColumnRule rule, Codec codec, Dialect dialect, CellSuite suite, DataKeys keys) {
        this(rule, codec, dialect, suite, keys, RowBinding.NONE, null, EngineEvents.unheard());
    }

    /** @param previous that of the rule before, whose cells are stored too */
    ColumnCipher(
            ColumnRule rule,
            Codec codec,
            Dialect dialect,
            CellSuite suite,
            DataKeys keys,
            RowBinding binding,
            @Nullable ColumnCipher previous,
            EngineEvents events) {
        this.events = events;
        this.binding = binding;
        this.rule = rule;
        this.codec = codec;
        this.suite = suite;
        this.reader = new CellReader(suite);
        this.context = CellContext.of(rule.domain(), rule.type(), null);
        this.keys = keys;
        this.search = rule.search() == Search.NONE ? null : new ColumnSearch(rule, codec, dialect, keys);
        this.tokenLength = CellForms.tokenLength(rule, codec);
        this.formatted = rule.mode() == Mode.FORMAT_PRESERVING ? new FormattedValues(rule, dialect, keys) : null;
        this.values = new CanonicalValues(rule, codec, dialect, formatted);
        this.previous = previous;
        this.rules = previous == null ? null : new TwoRules(rule, tokenLength, previous.rule, previous.tokenLength);
        Codec texts = Codec.of(LogicalType.of(LogicalType.Kind.VARCHAR), dialect, rule.domain());
        this.plain = rule.state().mayHoldPlaintext() ? new StoredPlaintext(rule, codec, texts) : null;
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
        return values.canonical(value, calendar, use);
    }

    /**
     * For a parameter whose value may become a result: the database would take the result's type from it, too.
     *
     * @throws SQLException SIGIL-2008 when that would be another one than the column's
     */
    public void requireOwnType(Object value) throws SQLException {
        values.requireOwnType(value);
    }

    /** What the physical column's type is called by {@code Connection.createArrayOf}. */
    public String physicalTypeName(Dialect dialect) {
        if (storesText()) {
            return "VARCHAR";
        }
        return dialect == Dialect.POSTGRESQL ? "bytea" : "VARBINARY";
    }

    /**
     * Where a compared value stands among the values of the column, which has a search. Asks for no key.
     *
     * @param value not null
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @throws SQLException as {@link #canonical}, for what is no value of the type at all
     */
    SearchPoint searchPoint(Object value, @Nullable Calendar calendar, ValueUse use) throws SQLException {
        boolean padded = use == ValueUse.COMPARE || !CanonicalValues.isCompared(use);
        return padded || canonical(value, calendar, use) != CanonicalValues.EQUAL_TO_NONE
                ? searchPoint(value, calendar)
                : SearchPoint.none();
    }

    /** The same for a value that is compared as the column's type has it. */
    public SearchPoint searchPoint(Object value, @Nullable Calendar calendar) throws SQLException {
        ColumnSearch searched = requireSearch();
        if (searched.isOrdered()) {
            return searched.ordered(value, calendar);
        }
        if (searched.isNormalized()) {
            return searched.normalized(value);
        }
        byte[] canonical = canonical(value, calendar, ValueUse.COMPARE);
        return canonical == CanonicalValues.EQUAL_TO_NONE ? SearchPoint.none() : searched.at(canonical);
    }

    /**
     * The plaintext that is stored of values that equal a compared one.
     *
     * @param canonical what {@link #canonical} gave
     */
    Object plainEqual(byte[] canonical) throws SQLException {
        return canonical == CanonicalValues.EQUAL_TO_NONE
                ? requirePlain().none()
                : requirePlain().equal(canonical);
    }

    /** Where a compared value stands among plaintext. */
    Object plainPlace(Object value, @Nullable Calendar calendar) throws SQLException {
        return requirePlain().place(value, calendar);
    }

    /** What a LIKE pattern matches among plaintext. */
    Object plainMatching(String pattern, SearchPart part) throws SQLException {
        // Refused when the cells can't be searched by it either.
        patternPoint(pattern, part.escape());
        return requirePlain()
                .matching(LikePattern.parse(pattern, part.escape(), rule.type() + ", domain " + rule.domain()), part);
    }

    private StoredPlaintext requirePlain() {
        return Objects.requireNonNull(plain, "the column holds no plaintext");
    }

    private ColumnSearch requireSearch() {
        return Objects.requireNonNull(search, "the column has no search");
    }

    /**
     * What a LIKE pattern matches. Asks for no key.
     *
     * @param pattern as the statement has it, with wildcards and escapes
     * @param escape the character that makes a wildcard an ordinary character, or null when there is none
     * @throws SQLException SIGIL-2013 when no search serves the pattern; 22025 for an escape character that escapes nothing
     */
    public SearchPoint patternPoint(String pattern, @Nullable Character escape) throws SQLException {
        ColumnSearch searched = requireSearch();
        String where = rule.type() + ", domain " + rule.domain();
        if (!rule.type().kind().isText()) {
            throw LikePattern.refused("the column's values aren't texts", where);
        }
        LikePattern parsed = LikePattern.parse(pattern, escape, where);
        if (parsed.isOpen()) {
            return searched.open(parsed, where);
        }
        if (!searched.isLikeEquality()) {
            throw LikePattern.refused(
                    "it has no wildcard, and under the rule's collation LIKE isn't =: spaces at the end count, and so may other"
                            + " characters; use = where that is meant",
                    where);
        }
        String text = parsed.literal();
        boolean full =
                text.codePointCount(0, text.length()) == rule.type().maxLength().orElse(-1);
        if (rule.type().kind() == LogicalType.Kind.CHAR && (!full || text.endsWith(" "))) {
            throw LikePattern.refused("it is shorter than CHAR, and databases differ on the spaces behind", where);
        }
        return searchPoint(text, null);
    }

    /**
     * What the physical parameter is bound to: byte[] in binary storage, String in text storage. The bounds are those of
     * inclusive comparisons, and no stored value is equal to one, so they serve exclusive ones too.
     *
     * @param part not CELL; PATTERN_FROM and PATTERN_TO for points of patterns, the others for points of values
     */
    public Object bound(SearchPoint point, CellPart part) throws SQLException {
        return bound(point, part, new LatestToken());
    }

    /** @param latest of the execution for which it is made */
    Object bound(SearchPoint point, CellPart part, LatestToken latest) throws SQLException {
        return requireSearch().bound(point, part, latest);
    }

    /** Whether cells are bound to other columns of their row. */
    public boolean isBoundToRow() {
        return rule.perSubject() || !rule.bindTo().isEmpty();
    }

    /** What the cells are bound to. */
    public RowBinding binding() {
        return binding;
    }

    /** A new cell of what {@link #canonical} gave; for binary storage. */
    public byte[] seal(byte[] canonical) throws SQLException {
        return seal(canonical, null);
    }

    /** @param row what the cell is bound to, exactly when the column {@link #isBoundToRow} */
    public byte[] seal(byte[] canonical, @Nullable CellRow row) throws SQLException {
        return seal(canonical, row, new RowNonces());
    }

    /** @param nonces of the row that it is written into */
    byte[] seal(byte[] canonical, @Nullable CellRow row, RowNonces nonces) throws SQLException {
        if (writesPlaintext() && canonical != CanonicalValues.EQUAL_TO_NONE) {
            return (byte[]) requirePlain().stored(canonical);
        }
        return cell(canonical, row, nonces);
    }

    /** What equal values may be stored as beside the form that is written. */
    Object otherForm(byte[] canonical) throws SQLException {
        if (previous != null) {
            return storesText()
                    ? previous.cellText(canonical, null, new RowNonces())
                    : previous.cell(canonical, null, new RowNonces());
        }
        if (!writesPlaintext()) {
            return plainEqual(canonical);
        }
        return storesText() ? cellText(canonical, null, new RowNonces()) : cell(canonical, null, new RowNonces());
    }

    /** Of a form that the column may hold. */
    ColumnCipher of(StoredForm form) {
        return form == StoredForm.PREVIOUS
                ? Objects.requireNonNull(previous, "the column has had no other rule")
                : this;
    }

    /** Whether the column may hold a value in more than one form, and equal values are found by the form. */
    public boolean isComparedInMotion() {
        return rule.isInMotion() && rule.mode() == Mode.DETERMINISTIC;
    }

    private boolean writesPlaintext() {
        return rule.state() == ColumnState.DECRYPTING;
    }

    /** A cell, whatever form is written. */
    byte[] cell(byte[] canonical, @Nullable CellRow row, RowNonces nonces) throws SQLException {
        if (canonical == CanonicalValues.EQUAL_TO_NONE) {
            return plain == null ? NO_CELL.clone() : StoredPlaintext.none(rule);
        }
        return newCell(canonical, row, nonces);
    }

    private byte[] newCell(byte[] canonical, @Nullable CellRow row, RowNonces nonces) throws SQLException {
        byte[] subject = row == null ? null : row.subject();
        byte[] rowKey = row == null ? null : row.key();
        if (rule.perSubject() != (subject != null) || rule.bindTo().isEmpty() == (rowKey != null)) {
            throw ErrorCode.ROW_NOT_KNOWN.exception("value not written, domain " + rule.domain()
                    + "; its cell is bound to other columns of its row, which aren't known here;"
                    + " write it with INSERT or UPDATE");
        }
        KeyPurpose purpose = CellForms.purpose(rule);
        DataKey key =
                subject == null ? keys.current(rule.key(), purpose) : keys.ofSubject(rule.key(), purpose, subject);
        byte[] token = search == null ? NO_TOKEN : search.token(canonical);
        return suite.seal(key, contextOf(key, rowKey), token, canonical, nonces);
    }

    /** A new cell of what {@link #canonical} gave; for text storage. */
    public String sealText(byte[] canonical) throws SQLException {
        return sealText(canonical, null);
    }

    /** @param row what the cell is bound to, exactly when the column {@link #isBoundToRow} */
    public String sealText(byte[] canonical, @Nullable CellRow row) throws SQLException {
        return sealText(canonical, row, new RowNonces());
    }

    /** @param nonces of the row that it is written into */
    String sealText(byte[] canonical, @Nullable CellRow row, RowNonces nonces) throws SQLException {
        if (formatted != null && canonical != CanonicalValues.EQUAL_TO_NONE) {
            return formatted.encrypt(canonical);
        }
        if (writesPlaintext() && canonical != CanonicalValues.EQUAL_TO_NONE) {
            return (String) requirePlain().stored(canonical);
        }
        return cellText(canonical, row, nonces);
    }

    /** As {@link #cell}, for text storage. */
    String cellText(byte[] canonical, @Nullable CellRow row, RowNonces nonces) throws SQLException {
        if (canonical == CanonicalValues.EQUAL_TO_NONE && plain == null) {
            return NO_TEXT_CELL;
        }
        return TextStorage.encode(cell(canonical, row, nonces));
    }

    /** A cell belongs to the subject that its key belongs to. */
    private CellContext contextOf(DataKey key, byte @Nullable [] rowKey) {
        CellContext of = key.subject().isEmpty() ? context : context.ofSubject(SubjectTag.bytes(key.subject()));
        return rowKey == null ? of : of.boundTo(rowKey);
    }

    /** As {@link #open(byte[], CellRow)}, of a cell of which no row is known. */
    public byte @Nullable [] open(byte[] cell) throws SQLException {
        return open(cell, null);
    }

    /**
     * The canonical bytes of a cell of binary storage.
     *
     * @param row what is known of its row; a cell of another row, or of another subject, is refused
     * @return null when its data subject was shredded and the rules want that
     */
    public byte @Nullable [] open(byte[] cell, @Nullable CellRow row) throws SQLException {
        try {
            return opened(cell, row);
        } catch (SQLException e) {
            throw told(e);
        }
    }

    private byte @Nullable [] opened(byte[] cell, @Nullable CellRow row) throws SQLException {
        if (plain != null && plain.isPlain(cell)) {
            return plain.canonical(cell);
        }
        ColumnCipher before = previous;
        if (before == null || rules == null) {
            return openOwn(cell, row);
        }
        return rules.open(cell, c -> openOwn(c, row), c -> before.openOwn(c, row));
    }

    private byte @Nullable [] openOwn(byte[] cell, @Nullable CellRow row) throws SQLException {
        byte[] rowKey = row == null ? null : row.key();
        if (!rule.bindTo().isEmpty() && rowKey == null) {
            throw ErrorCode.ROW_NOT_KNOWN.exception("value not read, domain " + rule.domain()
                    + "; its cell is bound to " + rule.bindTo() + " of its row, which isn't known here;"
                    + " select both from the table itself");
        }
        CellHeader header = CellReader.header(cell, tokenLength, context);
        DataKey key;
        try {
            key = keys.byId(rule.key(), header.dataKeyId());
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.SUBJECT_SHREDDED.number()
                    && binding.whenShredded() == WhenShredded.NULL) {
                return null;
            }
            throw e;
        }
        requireSubject(key, row);
        return reader.open(key, contextOf(key, rowKey), header, cell);
    }

    /**
     * Whether a cell with a header of this rule is one that the rule makes, its search token included. Opens it only where the rule
     * before makes cells with such a header too, of other domains or of other normalized values.
     */
    boolean isOwn(byte[] cell, @Nullable CellRow row) throws SQLException {
        if (rules == null || !rules.lookAlike()) {
            return true;
        }
        try {
            byte[] canonical = openOwn(cell, row);
            return canonical == null
                    || search == null
                    || MessageDigest.isEqual(
                            search.token(canonical),
                            CellReader.header(cell, tokenLength, context).searchToken());
        } catch (SQLException e) {
            if (TwoRules.isOfAnotherRule(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Tells of a cell that couldn't be opened. */
    private SQLException told(SQLException failure) {
        events.unreadable(rule.domain(), failure);
        return failure;
    }

    private void requireSubject(DataKey key, @Nullable CellRow row) throws SQLException {
        byte[] subject = row == null ? null : row.subject();
        if (subject != null
                && !key.subject().isEmpty()
                && !key.subject().equals(keys.subjectTag(rule.key(), subject))) {
            throw ErrorCode.CELL_TAMPERED.exception("the cell doesn't fit its place, domain " + rule.domain()
                    + "; it is another data subject's than its row; restore the value");
        }
    }

    /** As {@link #open(byte[])}, for a cell of text storage. */
    public byte @Nullable [] openText(String cell) throws SQLException {
        return openText(cell, null);
    }

    /** As {@link #open(byte[], CellRow)}, for a cell of text storage. */
    public byte @Nullable [] openText(String cell, @Nullable CellRow row) throws SQLException {
        if (plain != null && plain.isPlain(cell)) {
            return plain.canonical(cell);
        }
        if (formatted != null) {
            return formatted.decrypt(cell);
        }
        byte[] decoded;
        try {
            decoded = TextStorage.decode(cell);
        } catch (SQLException e) {
            throw told(e);
        }
        return open(decoded, row);
    }

    @Override
    public String toString() {
        return "ColumnCipher[" + rule.domain() + "]";
    }
}
