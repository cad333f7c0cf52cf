package io.sigil.cli;

import io.sigil.keys.KeyStore;
import io.sigil.keys.store.KeyExport;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sigil keys export}. */
@Command(
        name = "export",
        description = {
            "Writes every stored key to a file, wrapped as it is: no secret, and no use without the key service. The"
                    + " file appears when it is whole.",
            "",
            "Example:  sigil keys export keys.jsonl"
        })
final class KeysExport extends DatabaseCommand {
    @Parameters(paramLabel = "FILE", description = "A new file; with --force one that is replaced.")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(names = "--force", description = "Replace the file when it is there.")
    boolean force;

    @Option(names = "--dry-run", description = "Read every key, and write no file.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        if (!force && Files.exists(file)) {
            throw new OperationRefusedException(
                    "Not exported: " + file + " is there already; name another file, or give --force");
        }
        if (dryRun) {
            try (KeyStore store = target.existingKeyStore()) {
                long keys = KeyExport.write(store, OutputStream.nullOutputStream());
                screen.line(keys + " keys would be written to " + file);
                screen.object(Map.of("keys", keys, "file", file, "dryRun", true));
                return ExitCode.DONE;
            }
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        long count;
        try (KeyStore store = target.existingKeyStore()) {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                count = KeyExport.write(store, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        screen.line(screen.paint().good(count + " keys written") + " to " + file);
        screen.object(Map.of("keys", count, "file", file, "dryRun", false));
        return ExitCode.DONE;
    }
}
