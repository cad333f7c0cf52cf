package io.sigil.keys;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of an encryption context where a cipher authenticates it. */
public final class EncryptionContext {
    private EncryptionContext() {}

    /** Sorted by name; each name and value as a 4-byte big-endian length and UTF-8, so that no two contexts have the same. */
    public static byte[] bytes(Map<String, String> context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(context).entrySet()) {
                for (String part : new String[] {entry.getKey(), entry.getValue()}) {
                    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(utf8.length);
                    out.write(utf8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
