package io.sigil.cli;

import io.sigil.engine.SubjectShredding;
import io.sigil.keys.ErasureReceipt;
import io.sigil.keys.KeyStore;
import io.sigil.keys.SubjectErasure;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.keys.SubjectPreview;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sigil keys shred}. */
@Command(
        name = "shred",
        description = {
            "Destroys the keys of a data subject in all tables, for good, and sets its cells to NULL. Prints a receipt:"
                    + " one line of JSON that names no subject; keep it. Safe to run again.",
            "",
            "Example:  sigil keys shred --table users --subject 4711"
        })
final class KeysShred extends DatabaseCommand {
    @Mixin
    DataSubject subject = new DataSubject();

    @Option(names = "--dry-run", description = "Say how many keys would be destroyed, and destroy none.")
    boolean dryRun;

    @Option(names = "--yes", description = "Don't ask on a terminal.")
    boolean yes;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        subject.rule(target);
        String value = subject.value(shell());
        try (KeyStore store = target.existingKeyStore()) {
            if (dryRun) {
                long keys = SubjectPreview.keys(target, store, value);
                screen.line("Would destroy " + keys + " keys of the subject, and set its cells to NULL.");
                screen.object(Map.of("keys", keys, "dryRun", true));
                return ExitCode.DONE;
            }
            if (!yes
                    && !shell().agrees(
                                    "The subject's values can't be had back, from no backup of the tables either.")) {
                throw new OperationRefusedException("Not shredded: the answer wasn't yes");
            }
            SubjectErasure erasure = new SubjectErasure(target.keys(), store);
            ErasureReceipt receipt =
                    new SubjectShredding(target.rules(), target.dialect(), erasure, target.encrypted()).shred(value);
            screen.raw(receipt.json());
            screen.line(screen.paint().good(receipt.destroyed().size() + " keys destroyed.")
                    + " Other JVMs follow within a minute; run it once more after that.");
            return ExitCode.DONE;
        }
    }
}
