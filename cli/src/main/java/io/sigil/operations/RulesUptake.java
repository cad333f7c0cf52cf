package io.sigil.operations;

import io.sigil.engine.RulesGeneration;
import io.sigil.error.ErrorCode;
import io.sigil.keys.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Which JVMs don't run the rules of the file at hand, as far as they have said. While one doesn't, it undoes what a job does, or can't
 * read it. Immutable.
 */
public final class RulesUptake {
    /** A JVM that sends statements says so every minute. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 1_000;

    private final String rules;
    private final List<Instance> behind;
    private final List<Instance> silent;

    private RulesUptake(String rules, List<Instance> behind, List<Instance> silent) {
        this.rules = rules;
        this.behind = List.copyOf(behind);
        this.silent = List.copyOf(silent);
    }

    /** As the file is now, and as the JVMs have said until now. */
    public static RulesUptake of(Target target) throws SQLException, IOException {
        String rules = RulesGeneration.of(Files.readString(target.rulesFile()));
        Instant lately = Instant.now().minus(LATELY);
        List<Instance> others = target.instances().all().stream()
                .filter(instance -> !instance.rules().equals(rules))
                .collect(Collectors.toList());
        return new RulesUptake(
                rules,
                others.stream().filter(i -> !i.seen().isBefore(lately)).collect(Collectors.toList()),
                others.stream().filter(i -> i.seen().isBefore(lately)).collect(Collectors.toList()));
    }

    /**
     * Waits until no JVM is behind.
     *
     * @param patience zero: looks once
     * @param waiting hears about once a second how many are
     * @throws SQLException SIGIL-7109 when one still is after that time
     */
    public static RulesUptake await(Target target, Duration patience, IntConsumer waiting)
            throws SQLException, IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        RulesUptake uptake = of(target);
        while (!uptake.behind.isEmpty() && System.nanoTime() - until < 0) {
            waiting.accept(uptake.behind.size());
            Thread.sleep(PAUSE_MILLIS);
            uptake = of(target);
        }
        uptake.require();
        return uptake;
    }

    /** Those that were seen within the last five minutes and run other rules. */
    public List<Instance> behind() {
        return behind;
    }

    /** Those that said so before that, and nothing since: they have ended, or are idle. */
    public List<Instance> silent() {
        return silent;
    }

    /** What an operator should know of those that don't stop a job. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        behind.forEach(instance -> warnings.add("other rules than those of the file: " + instance));
        silent.forEach(instance -> warnings.add("other rules than those of the file, if it still runs: " + instance));
        return warnings;
    }

    /** @throws SQLException SIGIL-7109 when one is behind */
    public void require() throws SQLException {
        if (!behind.isEmpty()) {
            throw ErrorCode.RULES_NOT_EVERYWHERE.exception("job refused, " + behind.size()
                    + " JVMs run other rules than " + rules + ", those of the file at hand: "
                    + behind.stream().map(String::valueOf).collect(Collectors.joining("; "))
                    + "; they would undo what the job does, or couldn't read it; give them the file and wait, by"
                    + " --wait-for-instances; a JVM that has ended is forgotten five minutes after it was seen;"
                    + " --ignore-instances begins nevertheless");
        }
    }
}
