package io.sigil.cli;

import io.sigil.keys.KeyStore;
import io.sigil.keys.SubjectErasure;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sigil keys admit}. */
@Command(
        name = "admit",
        description = {
            "Lets a shredded data subject be written again, under a new key. What was shredded stays so.",
            "",
            "Example:  sigil keys admit --table users --subject 4711"
        })
final class KeysAdmit extends DatabaseCommand {
    @Mixin
    DataSubject subject = new DataSubject();

    @Option(names = "--dry-run", description = "Check the arguments, and admit nobody.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        subject.rule(target);
        String value = subject.value(shell());
        if (!dryRun) {
            try (KeyStore store = target.existingKeyStore()) {
                new SubjectErasure(target.keys(), store)
                        .admit(target.rules().keys().keySet(), value);
            }
        }
        screen.line(dryRun ? "Would admit the subject." : screen.paint().good("The subject may be written again."));
        screen.object(Map.of("admitted", !dryRun, "dryRun", dryRun));
        return ExitCode.DONE;
    }
}
