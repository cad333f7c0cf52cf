package io.sigil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes an audit log is found out. */
class AuditChainTest {
    private static final int LINES = 6;

    @TempDir
    private Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        AuditLog log = new AuditLog(file);
        for (int i = 0; i < LINES; i++) {
            log.append("key", Map.of("key", "k" + i));
        }
        return file;
    }

    @Test
    void whatWasWrittenIsWhole() throws IOException {
        AuditChain chain = AuditChain.verify(written());
        assertThat(chain.isWhole()).isTrue();
        assertThat(chain.lines()).isEqualTo(LINES);
        assertThat(chain.hash()).hasSize(64);
    }

    @Test
    void everyLineThatIsTakenOutButTheLastIsNoticed() throws IOException {
        Path file = written();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < LINES - 1; i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            assertThat(AuditChain.verify(Files.write(file, fewer)).broken()).isEqualTo(i + 1);
        }
    }

    @Test
    void linesCutOffAtTheEndChangeTheHashThatWasKeptElsewhere() throws IOException {
        Path file = written();
        String kept = AuditChain.verify(file).hash();
        List<String> lines = Files.readAllLines(file);
        AuditChain cut = AuditChain.verify(Files.write(file, lines.subList(0, LINES - 1)));
        assertThat(cut.isWhole()).isTrue();
        assertThat(cut.hash()).isNotEqualTo(kept);
    }

    @Test
    void everyChangedCharacterIsNoticed() throws IOException {
        Path file = written();
        String text = Files.readString(file);
        for (int i = 0; i < text.length() - 1; i++) {
            if (text.charAt(i) != '\n') {
                char other = text.charAt(i) == 'x' ? 'y' : 'x';
                Files.writeString(file, text.substring(0, i) + other + text.substring(i + 1));
                assertThat(AuditChain.verify(file).isWhole())
                        .as("character " + i)
                        .isFalse();
            }
        }
    }

    @Test
    void linesThatSwapTheirPlacesAndLinesWrittenTwiceAreNoticed() throws IOException {
        Path file = written();
        List<String> lines = Files.readAllLines(file);
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 2, 3);
        assertThat(AuditChain.verify(Files.write(file, swapped)).broken()).isEqualTo(3);
        List<String> twice = new ArrayList<>(lines);
        twice.add(3, lines.get(2));
        assertThat(AuditChain.verify(Files.write(file, twice)).broken()).isEqualTo(4);
    }

    @Test
    void manyWritersMakeOneChainOfJson() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                AuditLog log = new AuditLog(file);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        log.append("key", Map.of("key", "\"\\\n\u0001é\uD83D\uDE00"));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(AuditChain.verify(file).lines()).isEqualTo(40);
        for (String line : Files.readAllLines(file)) {
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.path("key").asText()).isEqualTo("\"\\\n\u0001é\uD83D\uDE00");
        }
    }
}
