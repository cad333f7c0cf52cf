package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.Instance;
import io.sigil.keys.InstanceLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A small file for each JVM, in a folder beside the key store's file. Thread-safe. */
final class FileInstanceLog implements InstanceLog {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LINES = 5;

    private final Path folder;

    FileInstanceLog(Path keyFile) {
        this.folder = keyFile.resolveSibling(keyFile.getFileName() + ".instances");
    }

    @Override
    public void record(Instance instance) throws SQLException {
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(instance.id() + ".next");
            Files.write(
                    next,
                    List.of(
                            instance.id(),
                            instance.host(),
                            instance.rules(),
                            instance.since().toString(),
                            instance.seen().toString()));
            Files.move(
                    next,
                    folder.resolve(instance.id()),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<Instance> all() throws SQLException {
        List<Instance> instances = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return instances;
        }
        Instant oldest = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                read(file, oldest, instances);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        instances.sort((a, b) -> b.seen().compareTo(a.seen()));
        return instances;
    }

    private static void read(Path file, Instant oldest, List<Instance> instances) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != LINES || file.toString().endsWith(".next")) {
            return;
        }
        try {
            Instant seen = Instant.parse(lines.get(4));
            if (seen.isAfter(oldest)) {
                instances.add(
                        new Instance(lines.get(0), lines.get(1), lines.get(2), Instant.parse(lines.get(3)), seen));
            } else {
                Files.deleteIfExists(file);
            }
        } catch (DateTimeException notOurs) {
            // Somebody else's file tells nothing.
            return;
        }
    }

    private SQLException unavailable(IOException e) {
        return ErrorCode.KEY_STORE_UNAVAILABLE.exception("folder " + folder + " beside the key store can't be used, "
                + e.getClass().getSimpleName() + "; check its permissions");
    }
}
