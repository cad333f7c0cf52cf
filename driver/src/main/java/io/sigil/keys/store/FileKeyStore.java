package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.keys.file.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Wrapped keys in a JSON file that processes of one machine share: readers need no lock, writers take turns and replace the
 * file as a whole. Thread-safe.
 */
public final class FileKeyStore implements KeyStore {
    private static final Comparator<StoredKey> OLDEST_FIRST =
            Comparator.comparing(StoredKey::purpose).thenComparingInt(StoredKey::version);

    private static final Comparator<StoredKey> BY_ID = Comparator.comparingLong(StoredKey::id);

    private final Path file;
    private final boolean create;
    private volatile @Nullable String id;

    /** Whether a key has been seen under the id. Until then the store may take the id of an export that is imported. */
    private volatile boolean held;

    /** @param create whether a missing file is made */
    public FileKeyStore(Path file, boolean create) {
        this.file = file;
        this.create = create;
    }

    @Override
    public String id() throws SQLException {
        String known = id;
        return known != null ? known : content().storeId();
    }

    @Override
    public List<StoredKey> versions(String name, KeyPurpose purpose) throws SQLException {
        return all(name).stream().filter(key -> key.purpose() == purpose).collect(Collectors.toList());
    }

    @Override
    public List<StoredKey> all(String name) throws SQLException {
        return ofSubject(name, StoredKey.NO_SUBJECT);
    }

    @Override
    public List<StoredKey> ofSubject(String name, String subject) throws SQLException {
        return content().keys().stream()
                .filter(key -> key.name().equals(name) && key.subject().equals(subject))
                .sorted(OLDEST_FIRST)
                .collect(Collectors.toList());
    }

    @Override
    public List<StoredKey> between(String name, long first, long last) throws SQLException {
        return content().keys().stream()
                .filter(key -> key.name().equals(name) && key.id() >= first && key.id() <= last)
                .sorted(BY_ID)
                .collect(Collectors.toList());
    }

    @Override
    public List<StoredKey> from(long first, int most) throws SQLException {
        return content().keys().stream()
                .filter(key -> key.id() >= first)
                .sorted(BY_ID)
                .limit(most)
                .collect(Collectors.toList());
    }

    @Override
    public Optional<StoredKey> find(String name, long id) throws SQLException {
        return between(name, id, id).stream().findFirst();
    }

    @Override
    public boolean add(StoredKey key) throws SQLException {
        return change(keys -> {
            if (keys.stream().anyMatch(other -> isSameSlot(key, other))) {
                return null;
            }
            keys.add(key);
            return keys;
        });
    }

    private static boolean isSameSlot(StoredKey a, StoredKey b) {
        return a.id() == b.id()
                || (a.name().equals(b.name())
                        && a.purpose() == b.purpose()
                        && a.subject().equals(b.subject())
                        && a.version() == b.version());
    }

    @Override
    public boolean replace(StoredKey expected, StoredKey replacement) throws SQLException {
        return change(keys -> {
            for (int i = 0; i < keys.size(); i++) {
                StoredKey key = keys.get(i);
                if (key.id() == expected.id()
                        && key.state() == expected.state()
                        && key.wrapped().keyId().equals(expected.wrapped().keyId())
                        && Arrays.equals(
                                key.wrapped().bytes(), expected.wrapped().bytes())) {
                    keys.set(i, replacement);
                    return keys;
                }
            }
            return null;
        });
    }

    @Override
    public boolean adopt(String newId) throws SQLException {
        if (id().equals(newId)) {
            return true;
        }
        try (FileGuard guard = FileGuard.of(file)) {
            KeyFile present = read();
            if (present == null || !present.keys().isEmpty()) {
                return false;
            }
            guard.replace(new KeyFile(newId, List.of()).bytes());
            id = newId;
            return true;
        } catch (IOException e) {
            throw unavailable("can't be written", e);
        }
    }

    /** Nothing stays open between calls. */
    @Override
    public void close() {}

    /** @param edit changes the list it is given and returns it, or null to leave the file alone */
    private boolean change(Function<List<StoredKey>, @Nullable List<StoredKey>> edit) throws SQLException {
        content();
        try (FileGuard guard = FileGuard.of(file)) {
            KeyFile present = read();
            if (present == null) {
                throw unavailable("has just been removed", new NoSuchFileException(file.toString()));
            }
            List<StoredKey> edited = edit.apply(new ArrayList<>(present.keys()));
            if (edited == null) {
                return false;
            }
            guard.replace(new KeyFile(present.storeId(), edited).bytes());
            held = true;
            return true;
        } catch (IOException e) {
            throw unavailable("can't be written", e);
        }
    }

    private KeyFile content() throws SQLException {
        KeyFile content = read();
        if (content == null) {
            // A file that was there and is gone holds keys: a new one in its place would hide the loss.
            if (!create || id != null) {
                throw ErrorCode.KEY_STORE_MISSING.exception("key store file " + file
                        + " doesn't exist; restore it, or set 'create: true' under 'keystore' to begin a new one");
            }
            content = make();
        }
        return content;
    }

    private KeyFile make() throws SQLException {
        try (FileGuard guard = FileGuard.of(file)) {
            KeyFile winner = read();
            if (winner != null) {
                return winner;
            }
            KeyFile made = new KeyFile(UUID.randomUUID().toString(), List.of());
            guard.replace(made.bytes());
            return made;
        } catch (IOException e) {
            throw unavailable("can't be made", e);
        }
    }

    private @Nullable KeyFile read() throws SQLException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unavailable("can't be read", e);
        }
        try {
            return same(KeyFile.parse(bytes));
        } catch (RuntimeException e) {
            throw ErrorCode.KEY_STORE_DAMAGED.exception(
                    "key store file " + file + " isn't what Sigil has written; restore it from a backup");
        }
    }

    private KeyFile same(KeyFile content) throws SQLException {
        String known = id;
        if (known == null || !held) {
            id = content.storeId();
            held = !content.keys().isEmpty();
        } else if (!known.equals(content.storeId())) {
            throw ErrorCode.KEY_STORE_DAMAGED.exception(
                    "key store file " + file + " was replaced by another key store's; restore it from a backup");
        }
        return content;
    }

    private SQLException unavailable(String what, IOException cause) {
        return ErrorCode.KEY_STORE_UNAVAILABLE.exception(
                "key store file " + file + " " + what + "; check the path, its permissions and the disk", cause);
    }
}
