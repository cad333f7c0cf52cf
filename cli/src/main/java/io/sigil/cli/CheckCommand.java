package io.sigil.cli;

import io.sigil.operations.Severity;
import io.sigil.operations.Target;
import io.sigil.operations.check.Finding;
import io.sigil.operations.check.SchemaCheck;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code sigil check}. */
@Command(
        name = "check",
        description = {
            "Holds the rules against the live database and its keys: columns, types, widths, collations, indexes,"
                    + " guards, views, triggers, generated columns, foreign keys, procedures, whether the key service"
                    + " unwraps every data key, and what the modes show. Changes nothing. Exit code 1 when there is an"
                    + " error or a warning.",
            "",
            "Example:  sigil check"
        })
final class CheckCommand extends DatabaseCommand {
    @Override
    ExitCode run(Screen screen, Target target) throws SQLException {
        List<Finding> findings = new SchemaCheck(target).run();
        Paint paint = screen.paint();
        for (Finding finding : findings) {
            screen.line(paint.by(finding.severity(), finding.severity() + " ") + finding.topic() + ", "
                    + paint.heading(finding.subject()) + ": " + finding.what());
            screen.line("    " + finding.remedy());
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("severity", finding.severity());
            object.put("topic", finding.topic());
            object.put("subject", finding.subject());
            object.put("what", finding.what());
            object.put("remedy", finding.remedy());
            screen.object(object);
        }
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        String summary = errors + " errors, " + warnings + " warnings, " + count(findings, Severity.NOTE) + " notes";
        screen.line(errors > 0 ? paint.bad(summary) : warnings > 0 ? paint.doubtful(summary) : paint.good(summary));
        return errors + warnings > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
