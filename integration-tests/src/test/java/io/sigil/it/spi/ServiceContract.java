package io.sigil.it.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyEncryptionServiceProvider;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every key encryption service owes Sigil, whoever wrote it. */
final class ServiceContract {
    private static final Map<String, String> CONTEXT = Map.of("sigil:key", "pii", "sigil:id", "00000000000000ff");
    private static final int THREADS = 8;

    private ServiceContract() {}

    /** The service that is installed under a name. */
    static KeyEncryptionServiceProvider provider(String name) {
        return ServiceLoader.load(KeyEncryptionServiceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param before a rule
     * @param after names another key encryption key, and trusts that of {@code before}
     */
    static void require(KeyRule before, KeyRule after) throws Exception {
        KeyEncryptionServiceProvider provider = provider(before.kms());
        try (KeyEncryptionService service = provider.open(before);
                KeyEncryptionService successor = provider.open(after);
                GeneratedDataKey made = service.generateDataKey(CONTEXT);
                GeneratedDataKey other = service.generateDataKey(CONTEXT)) {
            byte[] secret = made.plaintext(SecretAccess.grant());
            byte[] wrapped = made.wrapped().bytes();
            String keyId = made.wrapped().keyId();
            assertThat(secret).hasSize(32).isNotEqualTo(other.plaintext(SecretAccess.grant()));
            assertThat(service.keyId()).isEqualTo(keyId).isNotEqualTo(successor.keyId());
            assertThat(keyId).hasSizeLessThanOrEqualTo(2048);
            assertThat(wrapped).hasSizeLessThanOrEqualTo(6144);
            assertThat(service.unwrap(keyId, wrapped, CONTEXT)).isEqualTo(secret);
            requireContext(service, keyId, wrapped);
            requireEveryBit(service, keyId, wrapped);
            refuses(() -> service.unwrap("nobody's key", wrapped, CONTEXT));
            requireSuccession(service, successor, made);
            requireThreads(service, keyId, wrapped, secret);
            requireEnd(provider.open(before), keyId, wrapped);
        }
    }

    /** The encryption context is authenticated, all of it. */
    private static void requireContext(KeyEncryptionService service, String keyId, byte[] wrapped) {
        Map<String, String> changed = new HashMap<>(CONTEXT);
        changed.put("sigil:id", "00000000000000fe");
        Map<String, String> more = new HashMap<>(CONTEXT);
        more.put("sigil:subject", "");
        for (Map<String, String> context :
                List.of(changed, more, Map.of("sigil:key", "pii"), Map.<String, String>of())) {
            refuses(() -> service.unwrap(keyId, wrapped, context));
        }
    }

    private static void requireEveryBit(KeyEncryptionService service, String keyId, byte[] wrapped) {
        for (int bit = 0; bit < wrapped.length * Byte.SIZE; bit++) {
            byte[] flipped = wrapped.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            refuses(() -> service.unwrap(keyId, flipped, CONTEXT));
        }
        refuses(() -> service.unwrap(keyId, Arrays.copyOf(wrapped, wrapped.length - 1), CONTEXT));
        refuses(() -> service.unwrap(keyId, Arrays.copyOf(wrapped, wrapped.length + 1), CONTEXT));
        refuses(() -> service.unwrap(keyId, new byte[0], CONTEXT));
    }

    /** Another key encryption key takes the data key over, and it stays the same data key. */
    private static void requireSuccession(
            KeyEncryptionService service, KeyEncryptionService successor, GeneratedDataKey made) throws SQLException {
        byte[] wrapped = made.wrapped().bytes();
        byte[] secret = made.plaintext(SecretAccess.grant());
        assertThat(successor.unwrap(service.keyId(), wrapped, CONTEXT)).isEqualTo(secret);
        WrappedKey moved = successor.rewrap(service.keyId(), wrapped, CONTEXT);
        assertThat(moved.keyId()).isEqualTo(successor.keyId());
        assertThat(moved.bytes()).isNotEqualTo(wrapped);
        assertThat(successor.unwrap(moved.keyId(), moved.bytes(), CONTEXT)).isEqualTo(secret);
        refuses(() -> successor.rewrap(service.keyId(), wrapped, Map.of()));
        // It isn't the key that the row names.
        refuses(() -> successor.unwrap(successor.keyId(), wrapped, CONTEXT));
    }

    private static void requireThreads(KeyEncryptionService service, String keyId, byte[] wrapped, byte[] secret)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<byte[]> unwrap = () -> service.unwrap(keyId, wrapped, CONTEXT);
            for (Future<byte[]> each : pool.invokeAll(java.util.Collections.nCopies(10 * THREADS, unwrap))) {
                assertThat(each.get()).isEqualTo(secret);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void requireEnd(KeyEncryptionService service, String keyId, byte[] wrapped) {
        service.close();
        refuses(() -> service.unwrap(keyId, wrapped, CONTEXT));
        service.close();
    }

    /** A refusal that {@code staleIfKmsDown} doesn't bridge. */
    private static void refuses(Callable<?> call) {
        assertThatThrownBy(call::call).isInstanceOf(SQLNonTransientException.class);
    }
}
