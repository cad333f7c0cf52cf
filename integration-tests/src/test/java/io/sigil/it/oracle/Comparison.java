package io.sigil.it.oracle;

import io.sigil.it.oracle.Observation.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What differs between two observations, in words; nothing when an application couldn't tell them apart. */
final class Comparison {
    private static final int ROWS_SHOWN = 5;

    private final List<String> differences = new ArrayList<>();

    private final Likeness likeness;

    private Comparison(Step step) {
        likeness = step.likeness();
    }

    static List<String> of(Observation plain, Observation ruled, Step step) {
        Comparison comparison = new Comparison(step);
        boolean ordered = step.ordered();
        comparison.failures(plain.failure(), ruled.failure());
        if (step.likeness() != Likeness.ROWS_COPIED) {
            comparison.same("update counts", plain.updateCounts(), ruled.updateCounts());
        }
        comparison.snapshots("result", plain.results(), ruled.results(), ordered);
        comparison.snapshots("generated keys", plain.generatedKeys(), ruled.generatedKeys(), true);
        return List.copyOf(comparison.differences);
    }

    private void failures(Failure plain, Failure ruled) {
        if (plain == null || ruled == null) {
            if (plain != null || ruled != null) {
                different("outcome", plain == null ? "no exception" : plain, ruled == null ? "no exception" : ruled);
            }
            return;
        }
        same("SQLState class", likeness == Likeness.VALUE_REFUSED ? "22" : plain.stateClass(), ruled.stateClass());
        same("BatchUpdateException", plain.batch(), ruled.batch());
        same("update counts before the failure", plain.countsBefore(), ruled.countsBefore());
    }

    private void snapshots(String what, List<Snapshot> plain, List<Snapshot> ruled, boolean ordered) {
        same("number of " + what + " sets", plain.size(), ruled.size());
        for (int i = 0; i < Math.min(plain.size(), ruled.size()); i++) {
            Snapshot left = plain.get(i);
            Snapshot right = ruled.get(i);
            same(what + " columns", columns(left), columns(right));
            if (likeness == Likeness.PLAN) {
                same(what + " is empty", left.rows().isEmpty(), right.rows().isEmpty());
            } else if (ordered) {
                same(what + " rows, in order", left.rows(), right.rows());
            } else {
                multisets(what + " rows", left.rows(), right.rows());
            }
        }
    }

    private List<Snapshot.Column> columns(Snapshot snapshot) {
        if (snapshot.rows().isEmpty() && likeness == Likeness.EMPTY_INTEGERS) {
            return snapshot.columns().stream().map(Snapshot.Column::widened).toList();
        }
        if (snapshot.rows().isEmpty() && likeness == Likeness.EMPTY_NULLABILITY) {
            return snapshot.columns().stream()
                    .map(Snapshot.Column::ofUnknownNullability)
                    .toList();
        }
        return snapshot.columns();
    }

    private void multisets(String what, List<List<String>> plain, List<List<String>> ruled) {
        List<List<String>> missing = new ArrayList<>(plain);
        List<List<String>> unexpected = new ArrayList<>();
        for (List<String> row : ruled) {
            if (!missing.remove(row)) {
                unexpected.add(row);
            }
        }
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            different(
                    what,
                    plain.size() + " rows, of them only here " + some(missing),
                    ruled.size() + " rows, of them only here " + some(unexpected));
        }
    }

    private static String some(List<List<String>> rows) {
        return rows.size() <= ROWS_SHOWN
                ? rows.toString()
                : rows.subList(0, ROWS_SHOWN) + " and " + (rows.size() - ROWS_SHOWN) + " more";
    }

    private void same(String what, Object plain, Object ruled) {
        if (!Objects.equals(plain, ruled)) {
            different(what, plain, ruled);
        }
    }

    private void different(String what, Object plain, Object ruled) {
        differences.add(what + "\n      plaintext: " + plain + "\n      ruled:     " + ruled);
    }
}
