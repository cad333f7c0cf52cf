package io.sigil.operations.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A commented rules file made of proposals. Immutable. */
public final class ProposedRules {
    private final List<Proposal> proposals;
    private final String keyName;
    private final String keyEntries;

    private ProposedRules(List<Proposal> proposals, String keyName, String keyEntries) {
        this.proposals = List.copyOf(proposals);
        this.keyName = keyName;
        this.keyEntries = keyEntries;
    }

    /** Under a key of AWS KMS. */
    public static ProposedRules underAwsKey(List<Proposal> proposals, String keyName, String keyId) {
        return new ProposedRules(
                proposals,
                keyName,
                "    kms: aws\n    keyId: " + text(keyId) + "   # the KMS key, by alias, id or ARN\n"
                        + "    # region: eu-central-1\n    # rotateAfter: 365d\n");
    }

    /** Under a keyring file, whose password is in the environment variable SIGIL_KEYRING_PASSWORD. */
    public static ProposedRules underKeyring(List<Proposal> proposals, String keyName, String keyring) {
        return new ProposedRules(
                proposals,
                keyName,
                "    kms: local\n    keyring: " + text(keyring) + "\n    password: ${SIGIL_KEYRING_PASSWORD}\n"
                        + "    create: true\n");
    }

    /** In YAML's single quotes. */
    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The file's text. */
    public String yaml() {
        StringBuilder yaml =
                new StringBuilder("# Proposed by sigil init. Names, types and some values were looked at:\n"
                        + "# what is personal and isn't here, nobody has seen. Read every line, then run sigil check.\n"
                        + "# docs/rules.md explains every entry, docs/security.md what each mode shows.\n"
                        + "version: 1\n"
                        + "keystore:\n"
                        + "  create: true   # set it to false once the table is there\n"
                        + "keys:\n  ");
        yaml.append(keyName).append(":\n").append(keyEntries).append("tables:\n");
        Map<String, List<Proposal>> tables = proposals.stream()
                .collect(Collectors.groupingBy(Proposal::table, LinkedHashMap::new, Collectors.toList()));
        tables.forEach((table, columns) -> {
            yaml.append("  ").append(table).append(":\n    columns:\n");
            for (Proposal column : columns) {
                column.yaml(keyName)
                        .lines()
                        .forEach(line -> yaml.append("      ").append(line).append('\n'));
            }
        });
        return yaml.toString();
    }
}
