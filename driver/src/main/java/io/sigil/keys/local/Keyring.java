package io.sigil.keys.local;

import io.sigil.error.ErrorCode;
import io.sigil.keys.file.FileGuard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The AES keys of a PKCS#12 file, by alias. Immutable; reads the file once. */
final class Keyring {
    private static final String FORMAT = "PKCS12";

    private final Map<String, SecretKey> keys;

    private Keyring(Map<String, SecretKey> keys) {
        this.keys = Collections.unmodifiableMap(keys);
    }

    /**
     * Reads the file, or makes it with one new key.
     *
     * @param alias of the key to make; a random one when empty
     * @param create whether a missing file is made
     */
    static Keyring open(Path file, char[] password, Optional<String> alias, boolean create) throws SQLException {
        byte[] content = read(file);
        if (content != null) {
            return parse(file, content, password);
        }
        if (!create) {
            throw ErrorCode.KEYRING_MISSING.exception("keyring " + file
                    + " doesn't exist; restore it, or set 'create: true' to make a new one with a new key");
        }
        try (FileGuard guard = FileGuard.of(file)) {
            // Another process may have made it while this one waited; its key must survive.
            byte[] winner = read(file);
            if (winner != null) {
                return parse(file, winner, password);
            }
            String name = alias.orElseGet(Keyring::randomAlias).toLowerCase(Locale.ROOT);
            byte[] made = withNewKey(name, password);
            guard.replace(made);
            return parse(file, made, password);
        } catch (IOException | GeneralSecurityException e) {
            throw ErrorCode.KEYRING_UNUSABLE.exception(
                    "keyring " + file + " can't be made; check that its directory can be written", e);
        }
    }

    /** By alias, in lower case as PKCS#12 files keep them; null when there is none. */
    @Nullable
    SecretKey key(String alias) {
        return keys.get(alias);
    }

    Set<String> aliases() {
        return keys.keySet();
    }

    private static byte @Nullable [] read(Path file) throws SQLException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw ErrorCode.KEYRING_UNUSABLE.exception(
                    "keyring " + file + " can't be read; check the path and its permissions", e);
        }
    }

    static Keyring parse(Path file, byte[] content, char[] password) throws SQLException {
        try {
            KeyStore store = KeyStore.getInstance(FORMAT);
            store.load(new ByteArrayInputStream(content), password);
            Map<String, SecretKey> keys = new TreeMap<>();
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class)
                        ? store.getKey(alias, password)
                        : null;
                if (key instanceof SecretKey && isAes256(key)) {
                    keys.put(alias, (SecretKey) key);
                }
            }
            return new Keyring(keys);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The JDK's reader answers some damaged files with runtime exceptions.
            throw e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException
                    ? ErrorCode.KEYRING_PASSWORD_WRONG.exception("keyring " + file
                            + " doesn't open with the given password; check 'password' and the variable it names")
                    : ErrorCode.KEYRING_UNUSABLE.exception(
                            "keyring " + file + " isn't a PKCS#12 file or is damaged; restore it from a backup");
        }
    }

    private static boolean isAes256(Key key) {
        byte[] encoded = key.getEncoded();
        return encoded != null && encoded.length == 32;
    }

    private static byte[] withNewKey(String alias, char[] password) throws IOException, GeneralSecurityException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        KeyStore store = KeyStore.getInstance(FORMAT);
        store.load(null, password);
        store.setKeyEntry(alias, new SecretKeySpec(secret, "AES"), password, null);
        java.util.Arrays.fill(secret, (byte) 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }

    private static String randomAlias() {
        return String.format("kek-%016x", new SecureRandom().nextLong());
    }
}
