package io.sigil.keys.store;

import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows of a key store as lines of JSON: a head with the store's id, one line for each key, and a foot with their
 * number and the SHA-256 of everything before it. Keys stay wrapped: the file is no secret, and no use without the KMS.
 */
public final class KeyExport {
    static final int FORMAT = 1;
    private static final int STEP = 1_000;

    private KeyExport() {}

    /**
     * Writes every key, of data subjects too. Not a snapshot: a key made meanwhile may be missing.
     *
     * @param out UTF-8; stays open
     * @return how many keys were written
     */
    public static long write(KeyStore store, OutputStream out) throws SQLException, IOException {
        MessageDigest digest = Sha256.digest();
        StringBuilder head =
                new StringBuilder("{\"sigil-keys\": ").append(FORMAT).append(", \"store\": ");
        line(JsonText.append(head, store.id()).append('}'), out, digest);
        long count = 0;
        List<StoredKey> step = store.from(Long.MIN_VALUE, STEP);
        while (!step.isEmpty()) {
            for (StoredKey key : step) {
                line(KeyLine.of(key), out, digest);
                count++;
            }
            long last = step.get(step.size() - 1).id();
            step = last == Long.MAX_VALUE ? List.of() : store.from(last + 1, STEP);
        }
        String foot = "{\"keys\": \"" + count + "\", \"sha256\": \"" + Sha256.hex(digest) + "\"}\n";
        out.write(foot.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return count;
    }

    private static void line(CharSequence text, OutputStream out, MessageDigest digest) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }
}
