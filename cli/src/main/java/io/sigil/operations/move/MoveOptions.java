package io.sigil.operations.move;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** How a job goes about its work. The defaults suit a database that serves an application meanwhile. Immutable. */
public final class MoveOptions {
    private final int workers;
    private final Duration transactionTime;
    private final OptionalLong maxRowsPerSecond;
    private final Optional<Duration> maxReplicationLag;
    private final List<DataSource> replicas;
    private final Duration giveUpAfter;

    private MoveOptions(Builder builder) {
        this.workers = builder.workers;
        this.transactionTime = builder.transactionTime;
        this.maxRowsPerSecond = builder.maxRowsPerSecond;
        this.maxReplicationLag = builder.maxReplicationLag;
        this.replicas = List.copyOf(builder.replicas);
        this.giveUpAfter = builder.giveUpAfter;
    }

    /** Two workers, 200 ms a transaction, no limit on rows or lag, up after five minutes without progress. */
    public static MoveOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Threads that move rows, each with a connection of its own; 1 or more. */
    public int workers() {
        return workers;
    }

    /** How long a transaction, and so a lock on a row, is meant to last. */
    public Duration transactionTime() {
        return transactionTime;
    }

    /** Of all workers together; empty: no limit. */
    public OptionalLong maxRowsPerSecond() {
        return maxRowsPerSecond;
    }

    /** The lag of replicas at which the job pauses; empty: their lag isn't looked at. */
    public Optional<Duration> maxReplicationLag() {
        return maxReplicationLag;
    }

    /**
     * The replicas of MySQL or MariaDB whose lag counts. PostgreSQL's primary knows its own, from {@code pg_stat_replication}.
     */
    public List<DataSource> replicas() {
        return replicas;
    }

    /** For how long a worker tries again when the database can't be reached or refuses, before the job fails. */
    public Duration giveUpAfter() {
        return giveUpAfter;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private int workers = 2;
        private Duration transactionTime = Duration.ofMillis(200);
        private OptionalLong maxRowsPerSecond = OptionalLong.empty();
        private Optional<Duration> maxReplicationLag = Optional.empty();
        private List<DataSource> replicas = List.of();
        private Duration giveUpAfter = Duration.ofMinutes(5);

        private Builder() {}

        /** @param count 1 to 64 */
        public Builder workers(int count) {
            if (count < 1 || count > 64) {
                throw new IllegalArgumentException("1 to 64 workers, not " + count);
            }
            workers = count;
            return this;
        }

        /** @param time 10 ms to 10 s */
        public Builder transactionTime(Duration time) {
            if (time.toMillis() < 10 || time.toMillis() > 10_000) {
                throw new IllegalArgumentException("10 ms to 10 s, not " + time);
            }
            transactionTime = time;
            return this;
        }

        /** @param rows 1 or more */
        public Builder maxRowsPerSecond(long rows) {
            if (rows < 1) {
                throw new IllegalArgumentException("1 row a second or more, not " + rows);
            }
            maxRowsPerSecond = OptionalLong.of(rows);
            return this;
        }

        /** @param sources of the replicas' own connections; not needed for PostgreSQL */
        public Builder maxReplicationLag(Duration lag, List<DataSource> sources) {
            maxReplicationLag = Optional.of(lag);
            replicas = List.copyOf(sources);
            return this;
        }

        public Builder giveUpAfter(Duration time) {
            giveUpAfter = Objects.requireNonNull(time);
            return this;
        }

        public MoveOptions build() {
            return new MoveOptions(this);
        }
    }
}
