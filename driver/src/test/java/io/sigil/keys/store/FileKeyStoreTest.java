package io.sigil.keys.store;

import static io.sigil.keys.KeysFixture.assertFails;
import static io.sigil.keys.store.JdbcKeyStoreTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.StoredKey;
import io.sigil.keys.WrappedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyStoreTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("deep/keys.json");
    }

    private FileKeyStore store() {
        return new FileKeyStore(file(), true);
    }

    @Test
    void rowComesBackAsItWent() throws Exception {
        FileKeyStore store = store();
        StoredKey row = row(store.id(), "p\"ii\\ \u00e9\u0007\u2028 \ud83d\ude00", KeyPurpose.SEARCH, 3, -42);
        assertThat(store.add(row)).isTrue();
        assertThat(store().find(row.name(), -42).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(row);
        assertThat(store.find("pii", -42)).isEmpty();
    }

    @Test
    void fileIsJsonAndForItsOwnerOnly() throws Exception {
        FileKeyStore store = store();
        store.add(row(store.id(), "p\"ii\\ \u00e9\u0007", KeyPurpose.RANDOMIZED, 1, 1));
        store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 2, 2));
        JsonNode json = new ObjectMapper().readTree(file().toFile());
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("store").asText()).isEqualTo(store.id());
        assertThat(json.path("keys")).hasSize(2);
        assertThat(json.path("keys").path(0).path("name").asText()).isEqualTo("p\"ii\\ \u00e9\u0007");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingButTheFileAndItsLockIsLeft() throws Exception {
        FileKeyStore store = store();
        store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 1));
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("keys.json", "keys.json.lock");
        }
    }

    @Test
    void storeThatWasOpenedEmptyTakesTheIdOfAnImportUntilItHasSeenAKey() throws Exception {
        FileKeyStore running = store();
        assertThat(running.id()).isNotEqualTo("exported");
        assertThat(running.all("pii")).isEmpty();
        FileKeyStore importing = store();
        assertThat(importing.adopt("exported")).isTrue();
        importing.add(row("exported", "pii", KeyPurpose.RANDOMIZED, 1, 7));
        assertThat(running.all("pii")).hasSize(1);
        assertThat(running.id()).isEqualTo("exported");
        assertThat(importing.adopt("other")).isFalse();
    }

    @Test
    void takenVersionOrIdIsNotOverwritten() throws Exception {
        FileKeyStore store = store();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7)))
                .isTrue();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 8)))
                .isFalse();
        assertThat(store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 2, 7)))
                .isFalse();
        assertThat(store.all("pii")).extracting(StoredKey::id).containsExactly(7L);
    }

    @Test
    void wrappingIsReplacedOnlyWhereItIsAsExpected() throws Exception {
        FileKeyStore store = store();
        StoredKey row = row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 7);
        store.add(row);
        assertThat(store.replaceWrapped(row, WrappedKey.of("arn:next", new byte[] {9})))
                .isTrue();
        assertThat(store.replaceWrapped(row, WrappedKey.of("arn:late", new byte[] {8})))
                .isFalse();
        assertThat(store.find("pii", 7).orElseThrow().wrapped().keyId()).isEqualTo("arn:next");
    }

    @Test
    void missingFileIsMadeOnlyWhereAllowed() {
        assertFails(ErrorCode.KEY_STORE_MISSING, () -> new FileKeyStore(file(), false).id());
        assertThat(file()).doesNotExist();
    }

    @Test
    void damagedFileIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectories(file().getParent());
        for (String content : List.of(
                "",
                "{",
                "null",
                "[]",
                "{\"format\": 2, \"store\": \"s\", \"keys\": []}",
                "{\"format\": 1, \"keys\": []}",
                "{\"format\": 1, \"store\": \"s\", \"keys\": [{}]}",
                "{\"format\": 1, \"store\": \"s\", \"keys\": {}}",
                "&a [*a]",
                "[".repeat(200_000),
                "{\"a\":".repeat(200_000))) {
            Files.writeString(file(), content);
            assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> store().id());
            assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> store().add(row("s", "pii", KeyPurpose.RANDOMIZED, 1, 7)));
            assertThat(file()).hasContent(content);
        }
    }

    @Test
    void fileThatVanishesOrIsReplacedIsNotTakenForANewStore() throws Exception {
        FileKeyStore store = store();
        store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 1, 1));
        Files.delete(file());
        assertFails(ErrorCode.KEY_STORE_MISSING, () -> store.all("pii"));
        assertFails(ErrorCode.KEY_STORE_MISSING, () -> store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, 2, 2)));
        assertThat(file()).doesNotExist();
        assertThat(store().id()).isNotEqualTo(store.id());
        assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> store.all("pii"));
    }

    @Test
    void fileThatCantBeWrittenIsToldAsSuch() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        FileKeyStore store = new FileKeyStore(directory.resolve("file/keys.json"), true);
        assertFails(ErrorCode.KEY_STORE_UNAVAILABLE, store::id);
    }

    @Test
    void writersThatRaceLoseNoRow() throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            int version = i;
            tasks.add(() -> {
                FileKeyStore store = store();
                boolean contested = store.add(row(store.id(), "pii", KeyPurpose.SEARCH, 1, 100 + version));
                store.add(row(store.id(), "pii", KeyPurpose.RANDOMIZED, version, version));
                return contested;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        int winners = 0;
        try {
            for (Future<Boolean> each : pool.invokeAll(tasks)) {
                winners += each.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(winners).isEqualTo(1);
        assertThat(store().versions("pii", KeyPurpose.RANDOMIZED))
                .extracting(StoredKey::version)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
