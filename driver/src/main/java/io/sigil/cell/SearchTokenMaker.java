package io.sigil.cell;

import java.security.GeneralSecurityException;

/** Makes the tokens of one column under one search key. Not thread-safe: {@link CipherPool} lends it out. */
interface SearchTokenMaker {

    /** The token of a whole value, as long as the rule says. */
    byte[] token(byte[] value) throws GeneralSecurityException;

    /**
     * What the tokens of all values begin with that begin with {@code prefix}, and no others' do.
     *
     * @throws UnsupportedOperationException when this kind of token doesn't know prefixes
     */
    default byte[] prefixToken(byte[] prefix) throws GeneralSecurityException {
        throw new UnsupportedOperationException("only tokens for prefix searches know prefixes");
    }
}
