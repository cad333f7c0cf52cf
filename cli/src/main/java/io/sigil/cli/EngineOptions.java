package io.sigil.cli;

import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.spark.SparkSubmitLine;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a job runs. Filled by picocli. */
final class EngineOptions {
    /** The engines that there are. */
    enum Engine {
        LOCAL,
        SPARK
    }

    @Option(
            names = "--engine",
            paramLabel = "local|spark",
            description = "spark: do nothing here, and print the spark-submit line of the job. Default: local.")
    Engine engine = Engine.LOCAL;

    @Option(
            names = "--spark-master",
            paramLabel = "URL",
            description = "With --engine spark: the cluster, such as spark://host:7077. Default: what Spark says.")
    @Nullable
    String master;

    boolean isSpark() {
        return engine == Engine.SPARK;
    }

    /**
     * @param job the command's name
     * @param selections as the operator wrote them
     * @param connection where user and password come from
     * @param more adds what is the command's own
     */
    ExitCode print(
            String job,
            List<String> selections,
            ConnectionOptions connection,
            Shell shell,
            Screen screen,
            Target target,
            Consumer<SparkSubmitLine.Builder> more)
            throws OperationRefusedException {
        String url = ((DatabaseAccess) target.plain()).url();
        if (ConnectionOptions.holdsPassword(url)) {
            throw new OperationRefusedException("No line printed, for the URL holds a password, which every user of the"
                    + " cluster would see; take it out and give --password-file");
        }
        for (String selection : selections) {
            SparkSubmitLine.Builder line =
                    SparkSubmitLine.of(job, selection, url, target.rulesFile().toString());
            if (master != null) {
                line.master(master);
            }
            String user = connection.user(shell);
            if (user != null) {
                line.user(user);
            }
            String file = connection.passwordFile(shell);
            if (file != null) {
                line.passwordFile(file);
            }
            more.accept(line);
            String text = line.build().toString();
            screen.line(text);
            screen.object(Map.of("target", selection, "command", text));
        }
        return ExitCode.DONE;
    }
}
