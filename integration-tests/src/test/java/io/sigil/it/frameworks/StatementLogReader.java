package io.sigil.it.frameworks;

import io.sigil.it.canary.Recording;
import io.sigil.it.canary.Sent;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes steps of what a recording heard: the executions, each with the values bound before it. Used once. */
final class StatementLogReader {

    /** The tools' own tables: times, hosts and durations, which change from run to run and concern no rule. */
    private static final Pattern TOOLS_OWN = Pattern.compile(
            "flyway_schema_history|databasechangelog|advisory_lock|get_lock|release_lock|user_variables_by_thread");

    /** A prepared statement of this text: what is bound to it, and the rows of its batch. */
    private static final class Prepared {
        private final boolean keys;
        private final Map<Integer, Object> bound = new TreeMap<>();
        private final List<List<Object>> batch = new ArrayList<>();

        Prepared(boolean keys) {
            this.keys = keys;
        }

        List<Object> row() {
            return Step.row(bound.values().toArray());
        }
    }

    private final Pattern qualifier;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param database left out where it qualifies a name: it is another one each time */
    StatementLogReader(String database) {
        qualifier = Pattern.compile("[`\"]?" + Pattern.quote(database) + "[`\"]?\\s*\\.", Pattern.CASE_INSENSITIVE);
    }

    List<Step> steps(Recording recording) {
        for (Sent event : recording.applicationEventsSince(0)) {
            if (!TOOLS_OWN.matcher(event.sql().toLowerCase(Locale.ROOT)).find()) {
                event(event);
            }
        }
        return List.copyOf(steps);
    }

    private void event(Sent event) {
        String operation = event.operation();
        if (operation.startsWith("prepareStatement")) {
            prepared.put(event.sql(), new Prepared(operation.endsWith(Sent.WITH_KEYS)));
        } else if (!event.isStatement()) {
            Prepared statement = prepared.get(event.sql());
            if (statement != null) {
                statement.bound.put(
                        Integer.valueOf(event.position()),
                        event.values().isEmpty() ? null : event.values().get(0));
            }
        } else if (operation.equals("addBatch") || operation.startsWith("execute")) {
            executed(event, prepared.get(event.sql()));
        }
    }

    private void executed(Sent event, Prepared statement) {
        boolean batch = event.operation().endsWith("Batch");
        if (statement == null) {
            if (!event.sql().isEmpty()) {
                boolean keys = event.operation().endsWith(Sent.WITH_KEYS);
                add(keys ? Style.STATEMENT_GENERATED_KEYS : Style.STATEMENT, event, List.of());
            }
        } else if (event.operation().equals("addBatch")) {
            statement.batch.add(statement.row());
        } else if (batch) {
            add(Style.BATCH, event, statement.batch);
            statement.batch.clear();
        } else {
            add(statement.keys ? Style.PREPARED_GENERATED_KEYS : Style.PREPARED, event, List.of(statement.row()));
        }
    }

    private void add(Style style, Sent event, List<List<Object>> rows) {
        String sql = qualifier.matcher(event.sql()).replaceAll("");
        steps.add(new Step(style, List.of(sql), rows, false));
    }
}
