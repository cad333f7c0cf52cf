package io.sigil.cli;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.Retirement;
import io.sigil.keys.ScanProof;
import io.sigil.keys.StoredKey;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.verify.KeyScan;
import io.sigil.operations.verify.VerifyOptions;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sigil keys retire}. */
@Command(
        name = "retire",
        description = {
            "Ends a version for good: it never writes again, and still reads what turns up. Reads and authenticates"
                    + " every cell of the key first, and refuses while one of the version is left, one can't be read, or a"
                    + " JVM may still write with it.",
            "",
            "Example:  sigil keys retire pii --version 1"
        })
final class KeysRetire extends DatabaseCommand {
    @Mixin
    NamedKey key = new NamedKey();

    @Option(
            names = "--version",
            required = true,
            paramLabel = "N",
            description = "The version, as sigil keys list shows it.")
    int version;

    @Option(names = "--dry-run", description = "Scan, and retire nothing.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, OperationRefusedException, InterruptedException {
        KeyRule rule = key.of(target);
        try (KeyStore store = target.existingKeyStore()) {
            StoredKey found = version(rule, store);
            ProgressLine progress = new ProgressLine(shell().err(), shell().isTerminal());
            ScanProof proof = new KeyScan(target.ruled(), rule.name(), VerifyOptions.defaults())
                    .run(progress)
                    .proof(found.id());
            progress.end();
            screen.line(proof.found() + " of " + proof.cells() + " cells are of version " + version + ".");
            StoredKey now = dryRun ? found : new Retirement(rule, store).retire(proof);
            if (!dryRun) {
                screen.line(screen.paint().good("Version " + version + " of " + rule.name() + " is retired."));
            }
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("key", rule.name());
            object.put("version", version);
            object.put("cells", proof.cells());
            object.put("ofThisVersion", proof.found());
            object.put("state", now.state());
            object.put("dryRun", dryRun);
            screen.object(object);
            return dryRun && proof.found() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
        }
    }

    /** The version's row, as the key store has it. */
    private StoredKey version(KeyRule rule, KeyStore store) throws SQLException, OperationRefusedException {
        return store.versions(rule.name(), KeyPurpose.RANDOMIZED).stream()
                .filter(stored -> stored.version() == version)
                .findFirst()
                .orElseThrow(() -> new OperationRefusedException("No version " + version + " of key " + rule.name()
                        + " for randomized cells is in the key store; see sigil keys list"));
    }
}
