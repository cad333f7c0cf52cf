package io.sigil.keys.store;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.keys.AwsCredentialsInProperties;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyState;
import io.sigil.keys.KeyStore;
import io.sigil.keys.KeysFixture;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.StoredKey;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Export and import of wrapped keys. */
@ExtendWith(AwsCredentialsInProperties.class)
class KeyTransferTest {
    private static final byte[] ANN = "ann".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOB = "bob".getBytes(StandardCharsets.UTF_8);

    private final KeysFixture fixture = new KeysFixture();
    private final KeyStore store = fixture.store();
    private DataKeys keys;
    private DataKey data;
    private DataKey ann;
    private DataKey bob;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void export() throws Exception {
        keys = fixture.keys(fixture.rule());
        data = keys.current("pii", RANDOMIZED);
        keys.rotate("pii");
        ann = keys.ofSubject("pii", RANDOMIZED, ANN);
        bob = keys.ofSubject("pii", RANDOMIZED, BOB);
        keys.shred("pii", bob.subject());
        file = folder.resolve("keys.jsonl");
        export(file);
    }

    private void export(Path to) throws Exception {
        try (OutputStream out = Files.newOutputStream(to)) {
            assertThat(KeyExport.write(store, out)).isEqualTo(5);
        }
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private FileKeyStore other() {
        return new FileKeyStore(folder.resolve("other.json"), true);
    }

    @Test
    void importedKeysServeUnderTheirIds() throws Exception {
        KeyImport.Outcome outcome = new KeyImport(other(), file).run();
        assertThat(outcome.added()).isEqualTo(5);
        assertThat(outcome.present()).isZero();
        assertThat(other().id()).isEqualTo(store.id());
        DataKeys restored = fixture.keys(fixture.rule().build(), other(), fixture.clock);
        for (DataKey key : List.of(data, ann)) {
            assertThat(restored.byId("pii", key.id()).secret(SecretAccess.grant()))
                    .isEqualTo(key.secret(SecretAccess.grant()));
        }
        assertThat(restored.subjectTag("pii", ANN)).isEqualTo(ann.subject());
        assertThat(other().find("pii", bob.id()).orElseThrow().state()).isEqualTo(KeyState.SHREDDED);
    }

    @Test
    void importIntoAnEmptyTableMakesItTheSameStore() throws Exception {
        try (KeysFixture elsewhere = new KeysFixture()) {
            KeyStore table = elsewhere.store();
            String before = table.id();
            assertThat(new KeyImport(table, file).run().added()).isEqualTo(5);
            assertThat(table.id()).isEqualTo(store.id()).isNotEqualTo(before);
            assertThat(table.from(Long.MIN_VALUE, 100)).hasSize(5);
        }
    }

    @Test
    void importCompletesAndNeverOverwrites() throws Exception {
        fixture.sql("DELETE FROM sigil_data_key WHERE key_id = " + data.id());
        keys.shred("pii", ann.subject());
        KeyImport.Outcome outcome = new KeyImport(fixture.store(), file).run();
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.present()).isEqualTo(4);
        assertThat(store.find("pii", ann.id()).orElseThrow().state())
                .as("a backup doesn't bring a shredded subject back")
                .isEqualTo(KeyState.SHREDDED);
    }

    @Test
    void exportOfAnotherStoreIsRefused() throws Exception {
        try (KeysFixture elsewhere = new KeysFixture()) {
            elsewhere.keys(elsewhere.rule()).current("pii", RANDOMIZED);
            refused(elsewhere.store());
            assertThat(elsewhere.store().from(Long.MIN_VALUE, 100)).hasSize(1);
        }
    }

    @Test
    void keyThatContradictsTheStoresIsRefusedBeforeAnythingIsWritten() throws Exception {
        StoredKey row = store.find("pii", data.id()).orElseThrow();
        fixture.sql("DELETE FROM sigil_data_key WHERE key_id = " + ann.id());
        fixture.sql("UPDATE sigil_data_key SET key_id = 77 WHERE key_id = " + row.id());
        refused(store);
        fixture.sql("UPDATE sigil_data_key SET key_id = " + row.id() + ", version = 77 WHERE key_id = 77");
        refused(store);
        assertThat(store.find("pii", ann.id())).isEmpty();
    }

    private void refused(KeyStore into) {
        assertFails(ErrorCode.KEY_EXPORT_REFUSED, () -> new KeyImport(into, file).run());
    }

    @Test
    void exportThatWasCutOrChangedAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            refused(other());
        }
        for (int length = 0; length < whole.length - 1; length += 11) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refused(other());
        }
        Files.writeString(file, new String(whole, StandardCharsets.UTF_8) + "{}\n");
        refused(other());
        assertThat(other().from(Long.MIN_VALUE, 1)).isEmpty();
    }

    @Test
    void exportHoldsNoSecretAndNoSubject() throws Exception {
        String text = Files.readString(file);
        assertThat(text).doesNotContain("\"ann\"").contains(store.id()).contains(ann.subject());
    }
}
