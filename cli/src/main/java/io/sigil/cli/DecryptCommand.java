package io.sigil.cli;

import io.sigil.operations.move.Direction;
import picocli.CommandLine.Command;

/** {@code sigil decrypt}. */
@Command(
        name = "decrypt",
        description = {
            "Turns cells back into plaintext while applications use them, and verifies every row. The rules say state:"
                    + " decrypting, and every application runs them. Safe to interrupt and to run again: it continues.",
            "",
            "Example:  sigil decrypt users"
        })
final class DecryptCommand extends MoveCommand {
    DecryptCommand() {
        super(Direction.DECRYPT);
    }

    @Override
    String next() {
        return "Now run what sigil ddl --back --phase after prints, and take the rule out.";
    }
}
