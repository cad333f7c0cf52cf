package io.sigil.cli;

import io.sigil.keys.KeyStore;
import io.sigil.keys.ScanProof;
import io.sigil.keys.StoredKey;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.keys.RetirementScan;
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
            "Ends a version for good: it never writes again, and still reads what turns up. Scans every column of the"
                    + " key first, and refuses while a cell of the version is left or a JVM may still write with it.",
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
    ExitCode run(Screen screen, Target target) throws SQLException, OperationRefusedException {
        KeyRule rule = key.of(target);
        RetirementScan scan = new RetirementScan(target);
        try (KeyStore store = target.existingKeyStore()) {
            StoredKey found = scan.version(rule, store, version);
            ScanProof proof = scan.scan(found);
            screen.line(proof.found() + " of " + proof.cells() + " cells are of version " + version + ".");
            StoredKey now = dryRun ? found : scan.retire(rule, store, proof);
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
}
