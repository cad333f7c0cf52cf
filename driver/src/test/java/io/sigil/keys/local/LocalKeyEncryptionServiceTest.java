package io.sigil.keys.local;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static io.sigil.keys.KeysFixture.printed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeysFixture;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.keys.store.FileKeyStore;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeyEncryptionServiceTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Map<String, String> CONTEXT = Map.of("sigil:key", "demo", "sigil:version", "1");

    @TempDir
    private Path directory;

    private KeyRule.Builder rule() {
        return new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "demo", "local")
                .keyring(directory.resolve("sigil.p12"))
                .password(new Secret(PASSWORD));
    }

    private static KeyEncryptionService open(KeyRule.Builder rule) throws SQLException {
        return new LocalKeyEncryptionServiceProvider().open(rule.build());
    }

    private static WrappedKey generate(KeyEncryptionService service) throws SQLException {
        try (GeneratedDataKey key = service.generateDataKey(CONTEXT)) {
            return key.wrapped();
        }
    }

    private void keyring(Map<String, Integer> keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Map.Entry<String, Integer> key : keys.entrySet()) {
            store.setKeyEntry(
                    key.getKey(), new SecretKeySpec(new byte[key.getValue()], "AES"), PASSWORD.toCharArray(), null);
        }
        try (var out = Files.newOutputStream(directory.resolve("sigil.p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    @Test
    void keyringIsMadeOnceAndKeepsItsKey() throws Exception {
        KeyEncryptionService first = open(rule().create(true));
        WrappedKey key = generate(first);
        KeyEncryptionService second = open(rule());
        assertThat(second.keyId()).isEqualTo(first.keyId()).startsWith("local:kek-");
        assertThat(second.unwrap(key.keyId(), key.bytes(), CONTEXT))
                .isEqualTo(first.unwrap(key.keyId(), key.bytes(), CONTEXT));
    }

    @Test
    void keyringIsForItsOwnerOnly() throws Exception {
        open(rule().create(true));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("sigil.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keyringIsAPkcs12FileThatTheJdkOpens() throws Exception {
        open(rule().keyId("Team-Key").create(true));
        KeyStore store = KeyStore.getInstance(directory.resolve("sigil.p12").toFile(), PASSWORD.toCharArray());
        assertThat(store.getType()).isEqualToIgnoringCase("PKCS12");
        assertThat(store.getKey("team-key", PASSWORD.toCharArray()).getEncoded())
                .hasSize(32);
    }

    @Test
    void missingKeyringIsRefusedUnlessItMayBeMade() {
        SQLException e = assertFails(ErrorCode.KEYRING_MISSING, () -> open(rule()));
        assertThat((Throwable) e).hasMessageContaining("sigil.p12").hasMessageContaining("create: true");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void wrongPasswordIsToldAndNeverQuoted() throws Exception {
        open(rule().create(true));
        SQLException e =
                assertFails(ErrorCode.KEYRING_PASSWORD_WRONG, () -> open(rule().password(new Secret("hunter2!!"))));
        assertThat(printed(e)).doesNotContain("hunter2!!").doesNotContain(PASSWORD);
        KeyRule.Builder none = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "demo", "local")
                .keyring(directory.resolve("sigil.p12"));
        assertFails(ErrorCode.KEYRING_PASSWORD_WRONG, () -> open(none));
    }

    @Test
    void wrongPasswordDoesNotReplaceTheKeyring() throws Exception {
        KeyEncryptionService first = open(rule().create(true));
        assertFails(
                ErrorCode.KEYRING_PASSWORD_WRONG, () -> open(rule().create(true).password(new Secret("wrong"))));
        assertThat(open(rule()).keyId()).isEqualTo(first.keyId());
    }

    @Test
    void damagedKeyringIsRefusedAndLeftAlone() throws Exception {
        Path file = directory.resolve("sigil.p12");
        for (byte[] content : List.of(new byte[0], "not a keyring".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Files.write(file, content);
            assertFails(ErrorCode.KEYRING_UNUSABLE, () -> open(rule().create(true)));
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertFails(ErrorCode.KEYRING_UNUSABLE, () -> open(rule().create(true)));
    }

    @Test
    void truncatedKeyringIsRefusedWithACode() throws Exception {
        open(rule().create(true));
        Path file = directory.resolve("sigil.p12");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertFails(ErrorCode.KEYRING_UNUSABLE, () -> open(rule()));
        }
    }

    @Test
    void directoryThatCantBeMadeIsToldAsSuch() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        assertFails(
                ErrorCode.KEYRING_UNUSABLE,
                () -> open(rule().keyring(directory.resolve("file/sigil.p12")).create(true)));
    }

    @Test
    void keyringWithSeveralKeysNeedsAKeyId() throws Exception {
        keyring(Map.of("old", 32, "new", 32, "short", 16));
        SQLException e = assertFails(ErrorCode.KEYRING_KEY_MISSING, () -> open(rule()));
        assertThat((Throwable) e).hasMessageContaining("[new, old]");
        assertThat(open(rule().keyId("NEW")).keyId()).isEqualTo("local:new");
        assertFails(ErrorCode.KEYRING_KEY_MISSING, () -> open(rule().keyId("short")));
    }

    @Test
    void rewrapMovesToTheNamedKey() throws Exception {
        keyring(Map.of("old", 32, "new", 32));
        WrappedKey key = generate(open(rule().keyId("old")));
        KeyEncryptionService service = open(rule().keyId("new"));
        WrappedKey moved = service.rewrap(key.keyId(), key.bytes(), CONTEXT);
        assertThat(moved.keyId()).isEqualTo("local:new");
        assertThat(service.unwrap(moved.keyId(), moved.bytes(), CONTEXT))
                .isEqualTo(service.unwrap(key.keyId(), key.bytes(), CONTEXT));
    }

    @Test
    void everyFlippedBitIsNoticed() throws Exception {
        KeyEncryptionService service = open(rule().create(true));
        WrappedKey key = generate(service);
        for (int bit = 0; bit < key.bytes().length * 8; bit++) {
            byte[] flipped = key.bytes();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.unwrap(key.keyId(), flipped, CONTEXT));
        }
        for (int length = 0; length < key.bytes().length; length++) {
            byte[] cut = java.util.Arrays.copyOf(key.bytes(), length);
            assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.unwrap(key.keyId(), cut, CONTEXT));
        }
    }

    @Test
    void otherContextIsRefusedEvenWhenItsTextIsTheSame() throws Exception {
        KeyEncryptionService service = open(rule().create(true));
        try (GeneratedDataKey key = service.generateDataKey(Map.of("a", "bc"))) {
            WrappedKey wrapped = key.wrapped();
            assertFails(
                    ErrorCode.WRAPPED_KEY_REFUSED,
                    () -> service.unwrap(wrapped.keyId(), wrapped.bytes(), Map.of("ab", "c")));
        }
    }

    @Test
    void keyOfAnotherKeyringIsMissing() throws Exception {
        WrappedKey key = generate(open(rule().create(true)));
        KeyEncryptionService other =
                open(rule().keyring(directory.resolve("other.p12")).create(true));
        assertFails(ErrorCode.KEYRING_KEY_MISSING, () -> other.unwrap(key.keyId(), key.bytes(), CONTEXT));
        assertFails(
                ErrorCode.KEYRING_KEY_MISSING,
                () -> other.unwrap("arn:aws:kms:eu-central-1:1:key/2", key.bytes(), CONTEXT));
    }

    @Test
    void creatorsThatRaceEndWithOneKeyring() throws Exception {
        for (int round = 0; round < 5; round++) {
            Path file = directory.resolve("race-" + round + ".p12");
            Callable<String> create =
                    () -> open(rule().keyring(file).create(true)).keyId();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            List<String> ids = new ArrayList<>();
            try {
                for (Future<String> each : pool.invokeAll(java.util.Collections.nCopies(8, create))) {
                    ids.add(each.get());
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(ids).containsOnly(open(rule().keyring(file)).keyId());
        }
    }

    @Test
    void processesThatRaceEndWithOneKeyring() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KeyringCreator.class.getName(),
                            directory.resolve("shared.p12").toString(),
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start());
        }
        List<String> ids = new ArrayList<>();
        for (Process process : processes) {
            ids.add(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .strip());
            assertThat(process.waitFor()).isZero();
        }
        assertThat(ids)
                .containsOnly(
                        open(rule().keyring(directory.resolve("shared.p12"))).keyId());
    }

    @Test
    void dataKeysWorkWithAKeyringAndAKeyFile() throws Exception {
        KeyRule rule = rule().create(true).build();
        Path file = directory.resolve("keys.json");
        DataKey first;
        DataKey second;
        byte[] secret;
        try (DataKeys keys = dataKeys(rule, file)) {
            first = keys.current("demo", RANDOMIZED);
            secret = first.secret(SecretAccess.grant());
            second = keys.rotate("demo");
        }
        try (DataKeys keys = dataKeys(rule, file)) {
            assertThat(keys.byId("demo", first.id()).secret(SecretAccess.grant()))
                    .isEqualTo(secret);
            assertThat(keys.current("demo", RANDOMIZED).id()).isEqualTo(second.id());
        }
    }

    @Test
    void wrongPasswordFailsEveryUseAndIsForgottenOnceItIsRight() throws Exception {
        open(rule().create(true));
        KeyRule wrong = rule().password(new Secret("wrong")).build();
        try (DataKeys keys = dataKeys(wrong, directory.resolve("keys.json"))) {
            assertFails(ErrorCode.KEYRING_PASSWORD_WRONG, () -> keys.current("demo", RANDOMIZED));
            assertFails(ErrorCode.KEYRING_PASSWORD_WRONG, () -> keys.current("demo", RANDOMIZED));
        }
        assertThat(new FileKeyStore(directory.resolve("keys.json"), true).all("demo"))
                .isEmpty();
    }

    private static DataKeys dataKeys(KeyRule rule, Path file) throws SQLException {
        return DataKeys.open(
                Map.of("demo", rule),
                new FileKeyStore(file, true),
                KeysFixture.class.getClassLoader(),
                Clock.systemUTC());
    }

    @Test
    void closedServiceRefuses() throws Exception {
        KeyEncryptionService service = open(rule().create(true));
        WrappedKey key = generate(service);
        service.close();
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> service.unwrap(key.keyId(), key.bytes(), CONTEXT));
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> service.generateDataKey(CONTEXT));
    }
}
