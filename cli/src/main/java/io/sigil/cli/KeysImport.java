package io.sigil.cli;

import io.sigil.keys.KeyStore;
import io.sigil.keys.store.KeyImport;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sigil keys import}. */
@Command(
        name = "import",
        description = {
            "Adds the keys of an export that the key store lacks, and changes nothing that is there. Nothing is written"
                    + " before all of the file was found whole. Safe to interrupt and to run again.",
            "",
            "Example:  sigil keys import keys.jsonl"
        })
final class KeysImport extends DatabaseCommand {
    @Parameters(paramLabel = "FILE", description = "What sigil keys export wrote.")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(names = "--dry-run", description = "Read the file and the key store as the import would, and add nothing.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        if (!Files.isReadable(file)) {
            throw new OperationRefusedException("Not imported: " + file + " can't be read");
        }
        try (KeyStore store = dryRun ? target.existingKeyStore() : target.keyStore()) {
            KeyImport keys = new KeyImport(store, file);
            KeyImport.Outcome outcome = dryRun ? keys.preview() : keys.run();
            String added = outcome.added() + (dryRun ? " keys would be added" : " keys added");
            screen.line(screen.paint().good(added) + ", " + outcome.present() + " were there and stay as they are.");
            screen.object(Map.of("added", outcome.added(), "present", outcome.present(), "dryRun", dryRun));
            return ExitCode.DONE;
        }
    }
}
