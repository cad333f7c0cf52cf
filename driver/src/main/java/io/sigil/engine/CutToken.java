package io.sigil.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The token that is cut out of the cells of one value, and what stands beside it: one byte longer than any cut, so
 * that it is equal to none, and in its place when rows are compared in order. Immutable.
 */
final class CutToken {
    /** The alphabet of text storage, which is in the order of ASCII. */
    private static final String DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private final boolean text;
    private final byte[] content;

    private CutToken(boolean text, byte[] content) {
        this.text = text;
        this.content = content;
    }

    static CutToken ofBytes(byte[] content) {
        return new CutToken(false, content);
    }

    static CutToken ofText(String content) {
        return new CutToken(true, content.getBytes(StandardCharsets.US_ASCII));
    }

    /** Greater than every token. */
    static Object behindAll(boolean text) {
        return text ? "~" : (Object) new byte[] {(byte) 0xff};
    }

    Object stored() {
        return stored(content);
    }

    private Object stored(byte[] bytes) {
        return text ? new String(bytes, StandardCharsets.US_ASCII) : bytes;
    }

    /** Greater than this token, and less than any that is. */
    Object behind() {
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        longer[content.length] = lowest();
        return stored(longer);
    }

    /** Less than this token, and greater than any that is. */
    Object before() {
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        longer[content.length] = highest();
        for (int i = content.length - 1; i >= 0; i--) {
            if (longer[i] != lowest()) {
                longer[i] = text ? (byte) DIGITS.charAt(DIGITS.indexOf(longer[i]) - 1) : (byte) (longer[i] - 1);
                break;
            }
            longer[i] = highest();
        }
        return stored(longer);
    }

    private byte lowest() {
        return text ? (byte) DIGITS.charAt(0) : 0;
    }

    private byte highest() {
        return text ? (byte) DIGITS.charAt(DIGITS.length() - 1) : (byte) 0xff;
    }
}
