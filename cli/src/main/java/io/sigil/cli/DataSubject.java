package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.rules.TableRule;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which data subject a command is about. Filled by picocli. */
final class DataSubject {
    private static final String FROM_INPUT = "-";

    @Option(
            names = "--table",
            required = true,
            paramLabel = "TABLE",
            description = "A table of the rules that has a `subject`; says of which kind the subject is.")
    @SuppressWarnings("NullAway.Init")
    String table;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "VALUE",
            description =
                    "The value of the subject column: a whole number, a text as it is stored, a UUID in lower case."
                            + " With - it is read from standard input, so that no list of processes shows it.")
    @SuppressWarnings("NullAway.Init")
    String subject;

    String value(Shell shell) throws IOException, OperationRefusedException {
        String value = subject.equals(FROM_INPUT) ? shell.line() : subject;
        if (value == null || value.isEmpty()) {
            throw new OperationRefusedException("No subject, on standard input; write its value there");
        }
        return value;
    }

    /** The table, as the rules have it. */
    TableRule rule(Target target) throws OperationRefusedException {
        for (TableRule rule : target.rules().tables()) {
            if (rule.toString().equalsIgnoreCase(table) || rule.name().text().equalsIgnoreCase(table)) {
                if (rule.subject().isEmpty()) {
                    throw new OperationRefusedException("Table " + rule + " has no `subject` in the rules file, at "
                            + rule.position() + "; its values have no keys of their own");
                }
                return rule;
            }
        }
        throw new OperationRefusedException("The rules have no table " + table + "; give one that has a `subject`");
    }
}
