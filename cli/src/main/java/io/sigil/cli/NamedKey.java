package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.rules.KeyRule;
import picocli.CommandLine.Parameters;

/** Which key a command is about. Filled by picocli. */
final class NamedKey {
    @Parameters(paramLabel = "KEY", description = "An entry under `keys` of the rules file.")
    @SuppressWarnings("NullAway.Init")
    String name;

    KeyRule of(Target target) throws OperationRefusedException {
        KeyRule rule = target.rules().keys().get(name);
        if (rule == null) {
            throw new OperationRefusedException("The rules have no key " + name + "; they have "
                    + String.join(", ", target.rules().keys().keySet()));
        }
        return rule;
    }
}
