package io.sigil.it.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for plaintext values in whatever left the driver: statements and parameters sent, a database's files, log
 * output. It also counts what it read, so that a scan of nothing can't pass for a clean one. Not thread-safe.
 */
public final class CanaryScan {
    private static final int BLOCK = 1 << 20;

    private final FormSearch search;
    private final Map<String, Finding> found = new LinkedHashMap<>();
    private long bytesRead;

    private CanaryScan(List<Canary> canaries) {
        search = new FormSearch(canaries);
    }

    public static CanaryScan of(List<Canary> canaries) {
        if (canaries.isEmpty()) {
            throw new IllegalArgumentException("no canaries");
        }
        return new CanaryScan(canaries);
    }

    /** Searches every SQL text and every bound value. */
    public CanaryScan statements(List<Sent> events) {
        for (Sent event : events) {
            for (byte[] bytes : event.haystacks()) {
                bytes("sent by " + event, bytes);
            }
        }
        return this;
    }

    /** Searches files, and all files under folders. */
    public CanaryScan files(List<Path> paths) throws IOException {
        for (Path path : paths) {
            for (Path file : regularFiles(path)) {
                file(file);
            }
        }
        return this;
    }

    /** Searches log output. */
    public CanaryScan log(LogCapture log) {
        bytes("log output", log.text().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Searches anything else. */
    public CanaryScan bytes(String place, byte[] bytes) {
        bytesRead += bytes.length;
        search.search(bytes, bytes.length, false, place, -1, found);
        return this;
    }

    /** What was found, the first hit per canary and place. */
    public List<Finding> findings() {
        return List.copyOf(found.values());
    }

    /**
     * Fails when plaintext was found, or when nothing was read.
     *
     * @throws AssertionError naming every finding
     */
    public void assertClean() {
        if (bytesRead == 0) {
            throw new AssertionError("the canary scan had nothing to read");
        }
        if (!found.isEmpty()) {
            StringBuilder message = new StringBuilder("plaintext left the driver:");
            found.values().forEach(finding -> message.append("\n  ").append(finding));
            throw new AssertionError(message);
        }
    }

    /** How much was searched so far. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Server processes make and remove files while the folder is read: what is gone holds nothing any more. */
    private static List<Path> regularFiles(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? List.of(path) : List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                files.addAll(regularFiles(child));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private void file(Path file) throws IOException {
        byte[] block = new byte[BLOCK + search.border()];
        int kept = 0;
        boolean amidCell = false;
        long start = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(block, kept, block.length - kept);
                if (read == 0) {
                    return;
                }
                bytesRead += read;
                int length = kept + read;
                search.search(block, length, amidCell, file.toString(), start, found);
                kept = Math.min(search.border(), length);
                amidCell = FormSearch.isAmidCell(block, length - kept, amidCell);
                System.arraycopy(block, length - kept, block, 0, kept);
                start += length - kept;
            }
        } catch (NoSuchFileException e) {
            // Removed since the folder was listed.
        }
    }
}
