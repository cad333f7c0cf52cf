package io.sigil.spark;

import io.sigil.error.ErrorCode;
import io.sigil.operations.move.Direction;
import io.sigil.operations.verify.Judge;
import io.sigil.operations.verify.Judges;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a job does to a table. */
enum JobCommand {
    ENCRYPT(Direction.ENCRYPT) {
        @Override
        Judge judge() {
            return Judges.cells();
        }
    },
    DECRYPT(Direction.DECRYPT) {
        @Override
        Judge judge() {
            return Judges.plaintext();
        }
    },
    REENCRYPT(Direction.REENCRYPT) {
        @Override
        Judge judge() {
            return Judges.newestCells();
        }
    },
    VERIFY(null) {
        @Override
        Judge judge() {
            return Judges.asTheRulesSay();
        }
    },
    /** Looks for cells of data subjects that were shredded. */
    SHRED_CHECK(null) {
        @Override
        Judge judge() {
            return Judges.asTheRulesSay();
        }
    };

    private final Optional<Direction> direction;

    JobCommand(@Nullable Direction direction) {
        this.direction = Optional.ofNullable(direction);
    }

    /** Empty: the job only reads. */
    Optional<Direction> direction() {
        return direction;
    }

    /** What values are wanted to be at the end. */
    abstract Judge judge();

    /** As on a command line. */
    String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static JobCommand named(String name) throws SQLException {
        for (JobCommand command : values()) {
            if (command.commandName().equals(name)) {
                return command;
            }
        }
        throw ErrorCode.CONFIGURATION_INVALID.exception("no job " + name + ", on the command line; there are "
                + Arrays.stream(values()).map(JobCommand::commandName).collect(Collectors.joining(", "))
                + "; give one of these first");
    }
}
