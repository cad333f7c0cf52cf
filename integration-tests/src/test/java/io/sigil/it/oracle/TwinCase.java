package io.sigil.it.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is run twice, on plaintext and through Sigil. Immutable; each method gives a new case.
 *
 * <pre>{@code
 * TwinCase.named("equality on a deterministic column")
 *     .table("users", "CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11))")
 *     .rules("tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic}}}}")
 *     .setup(Step.prepared("INSERT INTO users VALUES (1, ?)", "123-45-6789"))
 *     .canaries("123-45-6789")
 *     .step(Step.prepared("SELECT id FROM users WHERE ssn = ?", "123-45-6789"))
 * }</pre>
 */
public final class TwinCase {
    private final String name;
    private final Map<String, String> tables;
    private final Map<String, String> physicalTables;
    private final String rules;
    private final List<Step> setup;
    private final List<Step> steps;
    private final List<Object> canaries;

    private TwinCase(
            String name,
            Map<String, String> tables,
            Map<String, String> physicalTables,
            String rules,
            List<Step> setup,
            List<Step> steps,
            List<Object> canaries) {
        this.name = name;
        this.tables = Collections.unmodifiableMap(tables);
        this.physicalTables = Collections.unmodifiableMap(physicalTables);
        this.rules = rules;
        this.setup = List.copyOf(setup);
        this.steps = List.copyOf(steps);
        this.canaries = List.copyOf(canaries);
    }

    public static TwinCase named(String name) {
        return new TwinCase(name, new LinkedHashMap<>(), new LinkedHashMap<>(), "", List.of(), List.of(), List.of());
    }

    /** A table in plaintext form; on the ruled side the same text goes through Sigil. */
    public TwinCase table(String table, String ddl) {
        return new TwinCase(name, with(tables, table, ddl), physicalTables, rules, setup, steps, canaries);
    }

    /** A table whose physical form, on the ruled side, is made by the bare delegate. */
    public TwinCase table(String table, String ddl, String physicalDdl) {
        return new TwinCase(
                name,
                with(tables, table, ddl),
                with(physicalTables, table, physicalDdl),
                rules,
                setup,
                steps,
                canaries);
    }

    /**
     * The rules.
     *
     * @param yaml the {@code tables} section (and {@code procedures}); a text that has {@code keys} is taken for a whole file
     */
    public TwinCase rules(String yaml) {
        return new TwinCase(name, tables, physicalTables, yaml, setup, steps, canaries);
    }

    /** Statements that both sides must do alike before the case begins. None may be refused. */
    public TwinCase setup(Step... more) {
        return new TwinCase(name, tables, physicalTables, rules, plus(setup, List.of(more)), steps, canaries);
    }

    /** A statement that the case is about. */
    public TwinCase step(Step step) {
        return new TwinCase(name, tables, physicalTables, rules, setup, plus(steps, List.of(step)), canaries);
    }

    /** Values that must not leave the driver on the ruled side; see {@link io.sigil.it.canary.Canary#of}. */
    public TwinCase canaries(Object... values) {
        return new TwinCase(name, tables, physicalTables, rules, setup, steps, plus(canaries, Arrays.asList(values)));
    }

    public String name() {
        return name;
    }

    /** Name to plaintext DDL, in order. */
    public Map<String, String> tables() {
        return tables;
    }

    Optional<String> physicalDdl(String table) {
        return Optional.ofNullable(physicalTables.get(table));
    }

    public String rules() {
        return rules;
    }

    public List<Step> setup() {
        return setup;
    }

    public List<Step> steps() {
        return steps;
    }

    public List<Object> canaries() {
        return canaries;
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> List<T> plus(List<T> first, List<? extends T> more) {
        List<T> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
