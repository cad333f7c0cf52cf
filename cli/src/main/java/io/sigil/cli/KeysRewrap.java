package io.sigil.cli;

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

/** {@code sigil keys rewrap}. */
@Command(
        name = "rewrap",
        description = {
            "Wraps every stored data key by the key encryption key that the rules name now. No cell is read or written."
                    + " Safe to interrupt and to run again: only the rest is sent.",
            "",
            "Example:  sigil keys rewrap pii --dry-run"
        })
final class KeysRewrap extends DatabaseCommand {
    @Mixin
    NamedKey key = new NamedKey();

    @Option(names = "--dry-run", description = "Say which keys would be wrapped anew, and change nothing.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, OperationRefusedException {
        KeyRule rule = key.of(target);
        List<StoredKey> pending = target.keys().toRewrap(rule.name());
        if (dryRun) {
            for (StoredKey each : pending) {
                screen.line("Would wrap anew: " + shown(each) + ", wrapped by "
                        + each.wrapped().keyId());
            }
            screen.line(pending.size() + " keys would be sent to the key service.");
            screen.object(Map.of("key", rule.name(), "pending", pending.size(), "rewrapped", 0, "dryRun", true));
            return ExitCode.DONE;
        }
        int done = target.keys()
                .rewrap(
                        rule.name(),
                        (count, each) -> screen.line(
                                "Wrapped anew: " + shown(each) + " (" + count + "/" + pending.size() + ")"));
        screen.line(screen.paint().good(done + " keys wrapped anew") + ", the others were already.");
        screen.object(Map.of("key", rule.name(), "pending", pending.size(), "rewrapped", done, "dryRun", false));
        return ExitCode.DONE;
    }

    private static String shown(StoredKey key) {
        return key.name() + " " + key.purpose() + " " + key.version();
    }
}
