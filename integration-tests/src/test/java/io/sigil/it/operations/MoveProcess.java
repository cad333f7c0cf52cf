package io.sigil.it.operations;

import io.sigil.it.server.UrlDataSource;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveResult;
import io.sigil.rules.RulesFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** A job in a JVM of its own, to be killed. */
public final class MoveProcess {
    private MoveProcess() {}

    /** Arguments: the delegate's URL, user, password, rules file, direction, selection, rows per second. */
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", args[1]);
        properties.setProperty("password", args[2]);
        MoveOptions options = MoveOptions.builder()
                .maxRowsPerSecond(Long.parseLong(args[6]))
                .giveUpAfter(Duration.ofMinutes(1))
                .build();
        try (RuledDatabase database = RuledDatabase.open(
                new UrlDataSource(args[0], properties),
                RulesFile.load(Path.of(args[3])),
                MoveProcess.class.getClassLoader())) {
            MoveResult result = MoveJob.of(
                            database,
                            Direction.valueOf(args[4]),
                            ColumnSelection.parse(database.rules(), args[5]),
                            options)
                    .run(JobListener.NONE);
            result.bad().forEach(System.out::println);
            System.out.println("changed " + result.rowsChanged() + " complete " + result.isComplete());
            System.exit(result.isComplete() ? 0 : 3);
        }
    }
}
