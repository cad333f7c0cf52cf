package io.sigil.engine;

import io.sigil.cell.CellStart;
import io.sigil.cell.SearchTokens;
import io.sigil.cell.TextStorage;
import io.sigil.cell.TokenDomain;
import io.sigil.codec.Codec;
import io.sigil.codec.OrderKey;
import io.sigil.codec.Standing;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import io.sigil.sql.CellPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Between canonical values of a searchable column and what searches compare. Immutable, thread-safe. */
final class ColumnSearch {
    /** Equal to no cell and to no start of one. */
    private static final byte[] NO_CELL = {0};

    private static final String NO_TEXT_CELL = "!";

    private final ColumnRule rule;
    private final Codec codec;
    /** Reads texts of any length, for what is normalized before it is compared. */
    private final Codec texts;

    private final TextNormalization normalization;
    private final @Nullable OrderKey order;
    private final SearchTokens tokens;
    private final DataKeys keys;
    private final byte[] start;
    /** Plaintext may be any bytes but the beginning of a cell. */
    private final byte[] noCell;

    ColumnSearch(ColumnRule rule, Codec codec, Dialect dialect, DataKeys keys) {
        this.rule = rule;
        this.codec = codec;
        this.texts = Codec.of(LogicalType.of(LogicalType.Kind.VARCHAR), dialect, rule.domain());
        this.normalization = new TextNormalization(rule.normalize());
        this.order = rule.search() == Search.RANGE ? new OrderKey(codec) : null;
        this.tokens = tokens(rule, normalization, order);
        this.keys = keys;
        this.start = CellStart.of(rule.mode());
        this.noCell = rule.isInMotion() ? StoredPlaintext.none(rule) : NO_CELL;
    }

    private static SearchTokens tokens(ColumnRule rule, TextNormalization normalization, @Nullable OrderKey order) {
        TokenDomain domain = new TokenDomain(rule.domain(), rule.type(), normalization.definition());
        if (order != null) {
            return SearchTokens.range(domain, order.width());
        }
        return rule.search() == Search.PREFIX
                ? SearchTokens.prefix(domain, rule.prefixLength())
                : SearchTokens.equality(domain);
    }

    boolean isNormalized() {
        return !normalization.isNone();
    }

    /** Whether values have an order, so that one that the type can't hold has a place too. */
    boolean isOrdered() {
        return order != null;
    }

    /** What stands in front of a cell of the value. */
    byte[] token(byte[] canonical) throws SQLException {
        return tokens.token(key(), content(canonical));
    }

    private DataKey key() throws SQLException {
        return keys.current(rule.key(), KeyPurpose.SEARCH);
    }

    /** What the token of a value is made of. */
    private byte[] content(byte[] canonical) throws SQLException {
        if (order != null) {
            return order.of(canonical);
        }
        if (normalization.isNone()) {
            return codec.comparable(canonical);
        }
        String normalized = normalization.of(new String(canonical, StandardCharsets.UTF_8));
        if (normalized == null) {
            throw ErrorCode.CHARACTER_NOT_ALLOWED.exception(
                    "value not stored, " + rule.type() + ", domain " + rule.domain()
                            + "; a character isn't in the character set of the rule's collation;"
                            + " remove it, or choose the collation of another character set and encrypt the column anew");
        }
        return normalized.getBytes(StandardCharsets.UTF_8);
    }

    SearchPoint at(byte[] canonical) throws SQLException {
        return SearchPoint.at(content(canonical));
    }

    /** For {@link #isOrdered()}. */
    SearchPoint ordered(Object value, @Nullable Calendar calendar) throws SQLException {
        Standing standing = Standing.of(codec, value, calendar);
        byte[] canonical = standing.canonical();
        return canonical == null
                ? SearchPoint.beyond(standing.side())
                : SearchPoint.beside(standing.side(), content(canonical));
    }

    /** For {@link #isNormalized()}: the limits of the type hold before a value is normalized, not for what is compared. */
    SearchPoint normalized(Object value) throws SQLException {
        String text = new String(texts.encode(value), StandardCharsets.UTF_8);
        String normalized = normalization.of(isFixed() && normalization.isPadded() ? stripped(text) : text);
        if (normalized == null) {
            throw ErrorCode.UNDECIDED.exception(
                    "statement refused, a value meets " + rule.type() + ", domain " + rule.domain()
                            + "; one of its characters isn't in the character set of the rule's collation, and databases differ on what"
                            + " it equals; pass a value of that character set");
        }
        return SearchPoint.at(normalized.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether LIKE without a wildcard is {@code =}. */
    boolean isLikeEquality() {
        return !normalization.isCollation();
    }

    private boolean isFixed() {
        return rule.type().kind() == LogicalType.Kind.CHAR;
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The pattern of a LIKE with a wildcard at its end. */
    SearchPoint open(LikePattern pattern, String where) throws SQLException {
        String literal = pattern.literal();
        if (literal.isEmpty()) {
            return SearchPoint.all();
        }
        if (rule.search() != Search.PREFIX) {
            throw LikePattern.refused("it has a wildcard, and the rule has no search: prefix", where);
        }
        if (isFixed() && literal.endsWith(" ")) {
            throw LikePattern.refused("databases differ on spaces at the end of CHAR", where);
        }
        String prefix = normalization.ofStart(literal);
        if (prefix == null) {
            throw LikePattern.refused(
                    "normalize leaves nothing of it, cuts its end or doesn't know its characters", where);
        }
        int characters = prefix.codePointCount(0, prefix.length());
        if (characters > rule.prefixLength()) {
            throw LikePattern.refused(
                    "its prefix has " + characters + " characters and the rule's prefixLength is "
                            + rule.prefixLength(),
                    where);
        }
        return SearchPoint.prefix(texts.encode(prefix));
    }

    /** See {@link ColumnCipher#bound}. */
    Object bound(SearchPoint point, CellPart part, LatestToken latest) throws SQLException {
        switch (part) {
            case TOKEN:
                return cut(point, latest);
            case FROM:
            case PATTERN_FROM:
                return stored(edge(point, false, latest));
            case TO:
            case PATTERN_TO:
                return stored(edge(point, true, latest));
            case CELL:
            case PATTERN:
                throw new IllegalArgumentException("no search of cells: " + part);
        }
        throw new AssertionError(part);
    }

    private Object cut(SearchPoint point, LatestToken latest) throws SQLException {
        boolean text = rule.storage() == Storage.TEXT;
        switch (point.kind()) {
            case AT:
                return cutOf(point, text, latest).stored();
            case BEFORE:
                return cutOf(point, text, latest).before();
            case AFTER:
                return cutOf(point, text, latest).behind();
            case AFTER_ALL:
                return CutToken.behindAll(text);
            case BEFORE_ALL:
            case NONE:
                return stored(noCell);
            case PREFIX:
            case ALL:
                throw new IllegalArgumentException("a pattern has no token of its own");
        }
        throw new AssertionError(point.kind());
    }

    private CutToken cutOf(SearchPoint point, boolean text, LatestToken latest) throws SQLException {
        byte[] first = first(token(point, latest));
        return text
                ? CutToken.ofText(TextStorage.encode(first).substring(0, CellForms.cut(tokens.length(), true)))
                : CutToken.ofBytes(first);
    }

    private byte[] edge(SearchPoint point, boolean upper, LatestToken latest) throws SQLException {
        switch (point.kind()) {
            case AT:
                return side(token(point, latest), upper);
            case BEFORE:
                return side(token(point, latest), false);
            case AFTER:
                return side(token(point, latest), true);
            case PREFIX:
                return side(prefixToken(point, latest), upper);
            case ALL:
                return side(new byte[0], upper);
            case BEFORE_ALL:
                return side(new byte[0], false);
            case AFTER_ALL:
                return side(new byte[0], true);
            case NONE:
                return noCell;
        }
        throw new AssertionError(point.kind());
    }

    private byte[] token(SearchPoint point, LatestToken latest) throws SQLException {
        byte[] content = point.content();
        return latest.get(this, true, content, () -> tokens.token(key(), content));
    }

    private byte[] prefixToken(SearchPoint point, LatestToken latest) throws SQLException {
        byte[] content = point.content();
        return latest.get(this, false, content, () -> tokens.prefixToken(key(), content));
    }

    /**
     * The greatest bytes that stand before all cells with this beginning, or the least that stand behind them. Cells are longer
     * than either, so none is equal. As text the last character is filled with zero bits, which changes no order.
     */
    private byte[] side(byte[] token, boolean upper) {
        byte[] edge = first(token);
        for (int i = edge.length - 1; upper; i--) {
            edge[i]++;
            // The magic isn't all ones, so the carry ends there at the latest.
            upper = edge[i] == 0;
        }
        return edge;
    }

    private byte[] first(byte[] token) {
        return ByteBuffer.allocate(start.length + token.length)
                .put(start)
                .put(token)
                .array();
    }

    private Object stored(byte[] bytes) {
        if (rule.storage() == Storage.TEXT) {
            return Arrays.equals(bytes, NO_CELL) ? NO_TEXT_CELL : TextStorage.encode(bytes);
        }
        return bytes.clone();
    }
}
