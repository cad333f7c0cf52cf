package io.sigil.spark;

import io.sigil.error.ErrorCode;
import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.JobListener;
import io.sigil.operations.RulesUptake;
import io.sigil.operations.Target;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveSteps;
import io.sigil.operations.move.TableRanges;
import io.sigil.operations.verify.RangeScan;
import java.io.IOException;
import java.io.Serializable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts, re-encrypts, decrypts, verifies or checks a table on a Spark cluster: the program that {@code spark-submit} runs. The
 * work is that of the command line's jobs, a range of the table's key in each task. A task may be killed, tried again, or run twice at
 * once: a row changes only while it holds what was read, in one transaction with the checkpoint of its range.
 *
 * <p>Exits with 0 when every value is as it should be, 1 when some aren't, 2 when the job couldn't be done.
 */
public final class SparkJob {
    /** Passes after which something that writes the old form must be at work. */
    private static final int MOST_PASSES = 20;

    private final JavaSparkContext spark;
    private final JobSettings settings;

    SparkJob(SparkSession session, JobSettings settings) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.settings = settings;
    }

    /** @param arguments command, table and options, as {@code sigil … --engine spark} prints them */
    public static void main(String[] arguments) {
        int code = 2;
        try {
            JobSettings settings = JobSettings.parse(arguments);
            SparkSession session = SparkSession.builder()
                    .appName("sigil " + settings.command().commandName() + " " + settings.selection())
                    .getOrCreate();
            try {
                code = new SparkJob(session, settings).run();
            } finally {
                session.stop();
            }
        } catch (SQLException e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException | RuntimeException e) {
            // An exit by the JVM's own rules would be 1, which says that values aren't as they should be.
            System.err.println("the job ended by " + e);
            e.printStackTrace(System.err);
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Does the job and prints a summary. */
    int run() throws SQLException, InterruptedException {
        Summary summary = settings.command().direction().isPresent()
                ? moved(settings.command().direction().get())
                : new Summary(0, 0, scanned(1));
        summary.lines(settings).forEach(System.out::println);
        return summary.isGood(settings.command()) ? 0 : 1;
    }

    /** As the command line does: a JVM that runs other rules undoes what the job does, or can't read it. */
    private void requireRulesEverywhere() throws SQLException, InterruptedException {
        DatabaseAccess access = DatabaseAccess.of(settings.url(), settings.user(), JobDatabase.password(settings));
        try (Target target = Target.open(access, JobDatabase.file(settings.rules()))) {
            RulesUptake uptake = settings.ignoreInstances()
                    ? RulesUptake.of(target)
                    : RulesUptake.await(
                            target,
                            Duration.ofSeconds(settings.waitForInstances()),
                            behind -> System.out.println("waiting for " + behind + " JVMs that run other rules"));
            uptake.warnings().forEach(warning -> System.out.println("WARNING " + warning));
        } catch (IOException e) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("can't read the rules file, " + settings.rules() + "; "
                    + e.getClass().getSimpleName()
                    + "; it has to be where the job is started, or to be sent with --files");
        }
    }

    Summary moved(Direction direction) throws SQLException, InterruptedException {
        requireRulesEverywhere();
        try (JobDatabase own = JobDatabase.open(settings)) {
            MoveSteps steps = MoveSteps.of(own.database(), direction, own.selection(), MoveOptions.defaults());
            List<Integer> parts = steps.begin(settings.partitions());
            long changed = 0;
            long leftBefore = Long.MAX_VALUE;
            for (int pass = 1; ; pass++) {
                long before = steps.rowsChanged();
                long began = System.nanoTime();
                walk(parts, pass);
                // The checkpoints know what killed tasks have done, too.
                long rows = steps.rowsChanged() - before;
                told("pass " + pass, began, rows, "changed");
                changed += rows;
                RangeReport report = scanned(pass);
                boolean done = report.left() == 0;
                // Values that can't be moved stay, pass after pass.
                if (done || report.left() >= leftBefore || pass == MOST_PASSES) {
                    if (done && report.badInAll() == 0) {
                        steps.finish();
                    }
                    return new Summary(changed, pass, report);
                }
                leftBefore = report.left();
                parts = steps.beginAgain(settings.partitions());
            }
        }
    }

    private void walk(List<Integer> parts, int pass) {
        if (parts.isEmpty()) {
            return;
        }
        describe("pass " + pass);
        LongAccumulator rows = spark.sc().longAccumulator("rows changed, pass " + pass);
        spark.parallelize(parts, parts.size()).foreach(new Walk(settings, spark.defaultParallelism(), rows));
    }

    RangeReport scanned(int pass) throws SQLException {
        List<@Nullable String> ends;
        try (JobDatabase own = JobDatabase.open(settings)) {
            ends = TableRanges.of(own.database(), own.selection(), settings.partitions());
        }
        List<Range> ranges = new ArrayList<>();
        String after = null;
        for (String last : ends) {
            ranges.add(new Range(after, last));
            after = last;
        }
        describe("verification " + pass);
        LongAccumulator rows = spark.sc().longAccumulator("rows verified, " + pass);
        long began = System.nanoTime();
        RangeReport report = spark.parallelize(ranges, ranges.size())
                .map(new Scan(settings, rows))
                .reduce(RangeReport::and);
        told("verification " + pass, began, report.rows(), "read");
        return report;
    }

    private static void told(String what, long began, long rows, String done) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %d rows %s in %.1f seconds%n", what, rows, done, seconds);
    }

    private void describe(String what) {
        spark.setJobDescription("sigil " + settings.command().commandName() + " " + settings.selection() + ": " + what);
    }

    /** What the job has come to. */
    record Summary(long changed, int passes, RangeReport report) {
        boolean isGood(JobCommand command) {
            boolean clean = report.left() == 0 && report.badInAll() == 0;
            return switch (command) {
                case ENCRYPT, DECRYPT, REENCRYPT -> clean;
                case VERIFY -> report.badInAll() == 0;
                case SHRED_CHECK -> report.badInAll() == 0 && report.shredded() == 0;
            };
        }

        List<String> lines(JobSettings settings) {
            List<String> lines = new ArrayList<>();
            lines.add(settings.command().commandName() + " " + settings.selection() + ": "
                    + (isGood(settings.command()) ? "complete" : "NOT complete"));
            if (settings.command().direction().isPresent()) {
                lines.add("rows changed: " + changed + ", passes: " + passes);
            }
            lines.addAll(report.lines());
            return lines;
        }
    }

    /** A range of keys, in the text of checkpoints. */
    record Range(@Nullable String after, @Nullable String last) implements Serializable {}

    /** One part of a move, on an executor. */
    private static final class Walk implements VoidFunction<Integer> {
        private static final long serialVersionUID = 1;

        private final JobSettings settings;
        private final int tasks;
        private final LongAccumulator rows;

        Walk(JobSettings settings, int tasks, LongAccumulator rows) {
            this.settings = settings;
            this.tasks = tasks;
            this.rows = rows;
        }

        @Override
        public void call(Integer part) throws Exception {
            MoveOptions.Builder options = MoveOptions.builder().workers(1);
            settings.maxRowsPerSecond(tasks).ifPresent(options::maxRowsPerSecond);
            Direction direction = settings.command().direction().orElseThrow();
            try (JobDatabase own = JobDatabase.open(settings)) {
                rows.add(MoveSteps.of(own.database(), direction, own.selection(), options.build())
                        .walk(part, JobListener.NONE));
            }
        }
    }

    /** One range of a scan, on an executor. */
    private static final class Scan implements Function<Range, RangeReport> {
        private static final long serialVersionUID = 1;

        private final JobSettings settings;
        private final LongAccumulator rows;

        Scan(JobSettings settings, LongAccumulator rows) {
            this.settings = settings;
            this.rows = rows;
        }

        @Override
        public RangeReport call(Range range) throws Exception {
            try (JobDatabase own = JobDatabase.open(settings)) {
                RangeReport report = RangeReport.of(new RangeScan(
                                own.database(),
                                own.selection(),
                                settings.command().judge())
                        .scan(range.after(), range.last()));
                rows.add(report.rows());
                return report;
            }
        }
    }
}
