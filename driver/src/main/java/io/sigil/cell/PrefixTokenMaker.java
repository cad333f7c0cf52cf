package io.sigil.cell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * For each of the first characters a token of the text up to there, then the equality token of the whole text. Two texts
 * that first differ in a character share the token there with a chance of 2^-64: so few that LIKE stays exact.
 */
final class PrefixTokenMaker implements SearchTokenMaker {

    static final int KEY_BYTES = TokenChain.KEY_BYTES + EqualityTokenMaker.KEY_BYTES;

    /** Bytes of the token of one prefix. */
    static final int STEP_BYTES = 8;

    /** Stands for each character that a shorter text doesn't have; no code point is so large. */
    private static final int END = 0x110000;

    private final TokenChain chain;
    private final EqualityTokenMaker equality;
    private final int characters;
    private final int length;

    /** Wipes the key: 32 bytes for the chain, 32 for the equality token. */
    PrefixTokenMaker(byte[] key, int characters, int length) throws GeneralSecurityException {
        this.chain = new TokenChain(key, 0);
        this.equality = new EqualityTokenMaker(Arrays.copyOfRange(key, TokenChain.KEY_BYTES, KEY_BYTES));
        Arrays.fill(key, (byte) 0);
        this.characters = characters;
        this.length = length;
    }

    static int tokenBytes(int characters) {
        return characters * STEP_BYTES + EqualityTokenMaker.TOKEN_BYTES;
    }

    @Override
    public byte[] token(byte[] value) throws GeneralSecurityException {
        byte[] token = Arrays.copyOf(steps(codePoints(value), characters), length);
        byte[] whole = equality.token(value);
        System.arraycopy(whole, 0, token, characters * STEP_BYTES, whole.length);
        return token;
    }

    @Override
    public byte[] prefixToken(byte[] prefix) throws GeneralSecurityException {
        int[] codePoints = codePoints(prefix);
        if (codePoints.length == 0 || codePoints.length > characters) {
            throw new IllegalArgumentException("a prefix has 1 to " + characters + " characters");
        }
        return steps(codePoints, codePoints.length);
    }

    private byte[] steps(int[] codePoints, int count) throws GeneralSecurityException {
        byte[] leaves = new byte[count * TokenChain.BLOCK_BYTES];
        byte[] state = TokenChain.start();
        for (int i = 0; i < count; i++) {
            int character = i < codePoints.length ? codePoints[i] : END;
            TokenChain.putLeaf(state, character, leaves, i * TokenChain.BLOCK_BYTES);
            chain.step(state, character);
        }
        TokenChain.wipe(state);
        chain.finish(leaves);
        byte[] steps = new byte[count * STEP_BYTES];
        for (int i = 0; i < count; i++) {
            System.arraycopy(leaves, i * TokenChain.BLOCK_BYTES, steps, i * STEP_BYTES, STEP_BYTES);
        }
        return steps;
    }

    private static int[] codePoints(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).codePoints().toArray();
    }
}
