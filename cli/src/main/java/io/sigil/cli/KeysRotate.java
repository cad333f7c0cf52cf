package io.sigil.cli;

import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sigil keys rotate}. */
@Command(
        name = "rotate",
        description = {
            "Makes a new data key for randomized cells now. Old cells keep theirs; sigil reencrypt moves them. Running"
                    + " it twice makes two versions: look at sigil keys list first.",
            "",
            "Example:  sigil keys rotate pii"
        })
final class KeysRotate extends DatabaseCommand {
    @Mixin
    NamedKey key = new NamedKey();

    @Option(names = "--dry-run", description = "Say what would be made, and make nothing.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, OperationRefusedException {
        KeyRule rule = key.of(target);
        int before;
        try (KeyStore store = target.keyStore()) {
            List<StoredKey> versions = store.versions(rule.name(), KeyPurpose.RANDOMIZED);
            before = versions.stream().mapToInt(StoredKey::version).max().orElse(0);
        }
        if (dryRun) {
            screen.line("Would make version " + (before + 1) + " of " + rule.name() + " for randomized cells.");
            screen.object(Map.of("key", rule.name(), "version", before + 1, "dryRun", true));
            return ExitCode.DONE;
        }
        DataKey made = target.keys().rotate(rule.name());
        screen.line(screen.paint().good("Version " + made.version() + " of " + rule.name() + " writes")
                + " here at once, and in every JVM within a minute that sees the key store.");
        screen.line("Keep an export: sigil keys export FILE. Move old cells: sigil reencrypt.");
        screen.object(Map.of("key", rule.name(), "version", made.version(), "dryRun", false));
        return ExitCode.DONE;
    }
}
