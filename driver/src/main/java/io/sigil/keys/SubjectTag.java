package io.sigil.keys;

import java.util.regex.Pattern;

/**
 * What stands for a data subject in the key store and in associated data: an HMAC-SHA-256 of the subject's value under a key
 * that the store doesn't have in the clear. Equal subjects have equal tags within one entry under {@code keys}; whoever has
 * the store alone can't tell who a tag is, nor try values.
 */
public final class SubjectTag {
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{64}");

    private SubjectTag() {}

    /** Whether a text has the form of a tag: 64 lower-case hexadecimal digits. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** The 32 bytes that the text stands for; what cells authenticate. */
    public static byte[] bytes(String tag) {
        byte[] bytes = new byte[tag.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(tag.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    static String of(byte[] hmac) {
        StringBuilder hex = new StringBuilder();
        for (byte b : hmac) {
            hex.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return hex.toString();
    }
}
