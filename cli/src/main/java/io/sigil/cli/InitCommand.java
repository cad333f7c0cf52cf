package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.init.Proposal;
import io.sigil.operations.init.ProposedRules;
import io.sigil.operations.init.SchemaProposer;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sigil init}. */
@Command(
        name = "init",
        description = {
            "Proposes rules for the columns of a schema that look personal, by their names in English and German, types and"
                    + " some values (e-mail addresses, social security numbers, IBANs, card and phone numbers, birth dates),"
                    + " and writes a commented rules file. Shows and keeps no value. Reads only.",
            "",
            "Examples:",
            "  sigil init --key-id alias/app-pii",
            "  sigil init --keyring ./sigil.p12 --dry-run"
        })
final class InitCommand extends SigilCommand {
    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--output", paramLabel = "FILE", description = "The rules file, a new one. Default: sigil.yaml.")
    Path file = Path.of("sigil.yaml");

    @Option(names = "--key", paramLabel = "NAME", description = "What the key is called in the rules. Default: pii.")
    String key = "pii";

    @Option(names = "--key-id", paramLabel = "KEY", description = "The key of AWS KMS. Default: alias/app-pii.")
    String keyId = "alias/app-pii";

    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description = "A local keyring in place of AWS KMS; its password is in SIGIL_KEYRING_PASSWORD.")
    @Nullable
    Path keyring;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many values of each text column are looked at, at most. Default: 200; 0: none.")
    int sample = 200;

    @Option(names = "--dry-run", description = "Print the file, and write none.")
    boolean dryRun;

    @Override
    ExitCode run(Screen screen) throws SQLException, IOException, OperationRefusedException {
        if (!dryRun && Files.exists(file)) {
            throw new OperationRefusedException(
                    "Not written: " + file + " is there already; name another file by --output, or give --dry-run");
        }
        if (sample < 0) {
            throw usage("--sample must be 0 or more");
        }
        List<Proposal> proposals;
        try (Connection database = connection.access(shell()).getConnection()) {
            proposals = SchemaProposer.of(database, sample).proposals();
        }
        for (Proposal proposal : proposals) {
            screen.object(object(proposal));
        }
        if (proposals.isEmpty()) {
            screen.line("No column looks personal; no file written.");
            return ExitCode.DONE;
        }
        String yaml = (keyring == null
                        ? ProposedRules.underAwsKey(proposals, key, keyId)
                        : ProposedRules.underKeyring(proposals, key, keyring.toString()))
                .yaml();
        requireValid(yaml);
        if (dryRun) {
            if (!screen.isJson()) {
                screen.raw(yaml.stripTrailing());
            }
            return ExitCode.DONE;
        }
        Files.write(file, yaml.getBytes(StandardCharsets.UTF_8));
        TextTable table = new TextTable("COLUMN", "LOOKS LIKE", "RULE");
        for (Proposal proposal : proposals) {
            table.add(
                    proposal.table() + "." + proposal.column(),
                    proposal.kind(),
                    proposal.type() + (proposal.options().isEmpty() ? "" : ", " + proposal.options()));
        }
        table.print(screen);
        screen.line(screen.paint().good(proposals.size() + " rules written") + " to " + file
                + ". Read every line, then run sigil check.");
        return ExitCode.DONE;
    }

    /** What is proposed has to be a rules file that the driver would take. */
    private static void requireValid(String yaml) throws OperationRefusedException {
        try {
            RulesParser.parse("proposal", yaml, name -> "set");
        } catch (RulesException e) {
            throw new OperationRefusedException("The proposal isn't valid: " + e.errors());
        }
    }

    private static Map<String, Object> object(Proposal proposal) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("table", proposal.table());
        object.put("column", proposal.column());
        object.put("kind", proposal.kind());
        object.put("why", proposal.why());
        object.put("type", proposal.type());
        object.put("options", proposal.options());
        return object;
    }
}
