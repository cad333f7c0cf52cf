package io.sigil.engine;

import io.sigil.cell.CellContext;
import io.sigil.cell.CellReader;
import io.sigil.cell.CellSuite;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Storage;
import java.sql.SQLException;
import java.sql.Types;

/** Between the canonical bytes of one ruled column's values and its cells. Immutable, thread-safe. */
public final class ColumnCipher {
    /** Searches aren't there yet, so no cell has a token. */
    private static final int TOKEN_LENGTH = 0;

    private static final byte[] NO_TOKEN = {};

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

    /** A new cell of a value; byte[] for binary storage. */
    public byte[] seal(byte[] canonical) throws SQLException {
        DataKey key = keys.current(rule.key(), CellForms.purpose(rule));
        return suite.seal(key, context, NO_TOKEN, canonical);
    }

    /** A new cell of a value for text storage. */
    public String sealText(byte[] canonical) throws SQLException {
        return TextStorage.encode(seal(canonical));
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
