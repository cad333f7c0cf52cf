package io.sigil.cli;

import io.sigil.operations.move.Direction;
import picocli.CommandLine.Command;

/** {@code sigil encrypt}. */
@Command(
        name = "encrypt",
        description = {
            "Turns the plaintext of ruled columns into cells while applications use them, and verifies every row. The rules"
                    + " say state: migrating, and every application runs them. Safe to interrupt, even by kill -9, and to run"
                    + " again: it continues.",
            "",
            "Examples:",
            "  sigil encrypt users",
            "  sigil encrypt users.ssn --workers 4 --max-rows-per-second 2000"
        })
final class EncryptCommand extends MoveCommand {
    EncryptCommand() {
        super(Direction.ENCRYPT);
    }

    @Override
    String next() {
        return "Now set state: encrypted, and run what sigil ddl --phase after prints.";
    }
}
