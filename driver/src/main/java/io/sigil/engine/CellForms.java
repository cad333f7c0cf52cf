package io.sigil.engine;

import io.sigil.cell.CellSize;
import io.sigil.cell.CellStart;
import io.sigil.cell.SearchTokens;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.codec.OrderKey;
import io.sigil.codec.PlainForm;
import io.sigil.dialect.Dialect;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Storage;
import io.sigil.schema.CellShape;
import io.sigil.schema.CellShapes;
import io.sigil.sql.PlainSearch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the schema what cells look like. Immutable. */
public final class CellForms implements CellShapes {
    /** Characters that are the same for every cell of a suite: 3 bytes of magic make 4, and 6 of the suite's bits one. */
    private static final int TEXT_START = 5;

    /** Magic and suite. */
    private static final int START_BYTES = 4;

    private static final int BITS_OF_CHARACTER = 6;

    private final Dialect dialect;

    public CellForms(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public CellShape of(ColumnRule rule) {
        CellShape shape = ofOwn(rule);
        return rule.previous().map(before -> shape.wideEnoughFor(ofOwn(before))).orElse(shape);
    }

    private CellShape ofOwn(ColumnRule rule) {
        if (rule.mode() == Mode.FORMAT_PRESERVING) {
            int length = rule.type().maxLength().orElseThrow();
            return CellShape.limited(new byte[0], 1, length);
        }
        boolean text = rule.storage() == Storage.TEXT;
        byte[] start = CellStart.of(rule.mode());
        if (text) {
            byte[] characters = TextStorage.encode(start).getBytes(StandardCharsets.US_ASCII);
            start = Arrays.copyOf(characters, TEXT_START);
        }
        Codec codec = Codec.of(rule.type(), dialect);
        int token = tokenLength(rule, codec);
        int most = codec.maxCanonicalBytes();
        int smallest = size(rule.mode(), 0, token, text);
        CellShape shape = most < 0
                ? CellShape.unlimited(start, smallest)
                : CellShape.limited(start, smallest, size(rule.mode(), most, token, text));
        shape = token == 0 ? shape : shape.withCut(cut(token, text));
        if (!rule.state().mayHoldPlaintext()) {
            return shape;
        }
        PlainForm form = PlainForm.of(codec);
        return shape.besidePlaintext(plainSearch(form, rule), form.longest());
    }

    /** What the database can tell of plaintext as the rule's search tells it of cells. */
    private PlainSearch plainSearch(PlainForm form, ColumnRule rule) {
        if (!form.decidesEquality() || !rule.normalize().isEmpty()) {
            return PlainSearch.NONE;
        }
        // H2 orders texts by UTF-16 unit, which their bytes don't.
        boolean ordered = form.decidesOrder() && (dialect != Dialect.H2 || rule.storage() == Storage.TEXT);
        return ordered ? PlainSearch.ORDER : PlainSearch.EQUALITY;
    }

    private static int size(Mode mode, int plaintextBytes, int tokenLength, boolean text) {
        return text
                ? CellSize.text(plaintextBytes, mode, tokenLength)
                : CellSize.binary(plaintextBytes, mode, tokenLength);
    }

    /** Bytes of a rule's search tokens; 0 without a search. */
    public int tokenLength(ColumnRule rule) {
        return tokenLength(rule, Codec.of(rule.type(), dialect));
    }

    /** Bytes of a rule's search tokens; 0 without a search. */
    static int tokenLength(ColumnRule rule, Codec codec) {
        switch (rule.search()) {
            case NONE:
                return 0;
            case EQUALITY:
                return SearchTokens.equalityBytes();
            case PREFIX:
                return SearchTokens.prefixBytes(rule.prefixLength());
            case RANGE:
                return SearchTokens.rangeBytes(new OrderKey(codec).width());
        }
        throw new AssertionError(rule.search());
    }

    /**
     * What of a stored value is the same for all equal values: bytes, or whole characters. An equality token ends within a
     * character, whose other bits differ; 124 of its 128 bits stand before.
     */
    static int cut(int tokenLength, boolean text) {
        int bytes = START_BYTES + tokenLength;
        return text ? bytes * Byte.SIZE / BITS_OF_CHARACTER : bytes;
    }

    /**
     * Whether the header of a cell tells which of the two rules it is of: the rule, or its {@code previous}. The id of a data
     * subject's key doesn't, as there are too many to know.
     */
    public boolean tellsPrevious(ColumnRule rule) {
        ColumnRule before = rule.previous().orElse(rule);
        return rule.mode() != before.mode()
                || (!rule.perSubject()
                        && (tokenLength(rule) != tokenLength(before)
                                || !rule.key().equals(before.key())));
    }

    /** The purpose of the data keys that a rule's cells are made with. */
    public static KeyPurpose purpose(ColumnRule rule) {
        switch (rule.mode()) {
            case RANDOMIZED:
                return KeyPurpose.RANDOMIZED;
            case DETERMINISTIC:
            case FORMAT_PRESERVING:
                return KeyPurpose.DETERMINISTIC;
        }
        throw new AssertionError(rule.mode());
    }
}
