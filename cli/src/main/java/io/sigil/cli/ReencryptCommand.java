package io.sigil.cli;

import io.sigil.operations.move.Direction;
import picocli.CommandLine.Command;

/** {@code sigil reencrypt}. */
@Command(
        name = "reencrypt",
        description = {
            "Turns cells into cells of the newest data key and, where the rules have previous:, of the rule's own key, mode"
                    + " and search, while applications use them; verifies every row. Safe to interrupt and to run again.",
            "",
            "Example:  sigil reencrypt users"
        })
final class ReencryptCommand extends MoveCommand {
    ReencryptCommand() {
        super(Direction.REENCRYPT);
    }

    @Override
    String next() {
        return "Now take previous: out, if the rule has it; old data keys may be retired.";
    }
}
