package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.StoredKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A file that {@link KeyExport} has written, read line by line. Only a walk to its end shows whether it is whole. Immutable.
 */
final class ExportedKeys {
    private final Path file;

    ExportedKeys(Path file) {
        this.file = file;
    }

    /** Is given each key. */
    interface Visitor {
        void visit(StoredKey key) throws SQLException;
    }

    /**
     * Visits every key.
     *
     * @return the id of the store that the keys are of
     * @throws SQLException SIGIL-5023 when the file isn't whole
     */
    String visit(Visitor visitor) throws SQLException, IOException {
        MessageDigest digest = Sha256.digest();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String store = head(lines.readLine(), digest);
            long count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject object = object(line, count + 2);
                if (object.has("sha256")) {
                    requireWhole(object, count, Sha256.hex(digest));
                    if (lines.readLine() != null) {
                        throw damaged("something follows its last line");
                    }
                    return store;
                }
                visitor.visit(key(store, object, count + 2));
                count++;
                update(digest, line);
            }
        }
        throw damaged("its last line is missing");
    }

    private String head(@Nullable String line, MessageDigest digest) throws SQLException {
        if (line == null) {
            throw damaged("it is empty");
        }
        JsonObject head = object(line, 1);
        update(digest, line);
        try {
            if (head.number("sigil-keys") != KeyExport.FORMAT) {
                throw damaged("a later version has written it");
            }
            return head.text("store");
        } catch (RuntimeException e) {
            throw damaged("its first line isn't that of an export");
        }
    }

    private JsonObject object(String line, long number) throws SQLException {
        try {
            return JsonObject.parse(line);
        } catch (RuntimeException e) {
            throw damaged("its line " + number + " isn't readable");
        }
    }

    private StoredKey key(String store, JsonObject object, long number) throws SQLException {
        try {
            return KeyLine.parse(store, object);
        } catch (RuntimeException e) {
            throw damaged("its line " + number + " isn't a key");
        }
    }

    private void requireWhole(JsonObject foot, long count, String sha256) throws SQLException {
        try {
            if (Long.parseLong(foot.text("keys")) == count
                    && foot.text("sha256").equals(sha256)) {
                return;
            }
        } catch (RuntimeException e) {
            throw damaged("its last line isn't readable");
        }
        throw damaged("its number of keys or its checksum isn't that of its last line");
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private SQLException damaged(String what) {
        return ErrorCode.KEY_EXPORT_REFUSED.exception(
                "key export " + file + " is damaged: " + what + "; nothing was imported; use another copy");
    }
}
