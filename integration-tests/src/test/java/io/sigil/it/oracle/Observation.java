package io.sigil.it.oracle;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * What an application sees of one step.
 *
 * @param results result sets, in order
 * @param updateCounts update counts, in order; a batch gives one per row
 * @param generatedKeys result sets of getGeneratedKeys
 * @param failure null when nothing was thrown
 */
record Observation(List<Snapshot> results, List<Long> updateCounts, List<Snapshot> generatedKeys, Failure failure) {

    /** When a statement was refused or failed: before or after the application had a PreparedStatement in hand. */
    enum Phase {
        PREPARING,
        EXECUTING
    }

    /**
     * An exception, as far as an application can tell kinds apart.
     *
     * @param stateClass the first two characters of the SQLState, its class (ISO/IEC 9075-2 §24.1)
     * @param batch whether it is a BatchUpdateException
     * @param countsBefore a batch's update counts up to the failure
     */
    record Failure(Phase phase, String stateClass, boolean batch, List<Integer> countsBefore, SQLException cause) {

        static Failure of(Phase phase, SQLException cause) {
            String state = cause.getSQLState() == null ? "" : cause.getSQLState();
            boolean batch = cause instanceof BatchUpdateException;
            List<Integer> counts = cause instanceof BatchUpdateException failed && failed.getUpdateCounts() != null
                    ? Arrays.stream(failed.getUpdateCounts()).boxed().toList()
                    : List.of();
            return new Failure(phase, state.substring(0, Math.min(2, state.length())), batch, counts, cause);
        }

        /** Sigil's own refusal of a statement, not the database's. */
        boolean isRefusal() {
            return "42000".equals(cause.getSQLState())
                    && cause.getMessage() != null
                    && cause.getMessage().startsWith("SIGIL-");
        }

        @Override
        public String toString() {
            return cause.getClass().getSimpleName() + " with SQLState " + cause.getSQLState() + " while "
                    + phase.name().toLowerCase(java.util.Locale.ROOT) + ": " + cause.getMessage();
        }
    }

    boolean isRefused() {
        return failure != null && failure.isRefusal();
    }

    @Override
    public String toString() {
        if (failure != null) {
            return failure.toString();
        }
        StringBuilder text = new StringBuilder();
        if (!updateCounts.isEmpty()) {
            text.append("update counts ").append(updateCounts).append(' ');
        }
        results.forEach(result -> text.append("rows ").append(result.rows()).append(' '));
        generatedKeys.forEach(keys -> text.append("generated keys ").append(keys.rows()));
        return text.toString().strip();
    }
}
