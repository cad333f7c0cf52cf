package io.sigil.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the entries under {@code procedures}. */
final class ProcedureReader {
    private final RuledColumns columns;
    private final Errors errors;

    ProcedureReader(RuledColumns columns, Errors errors) {
        this.columns = columns;
        this.errors = errors;
    }

    List<ProcedureRule> read(List<Given<Section>> procedures) {
        Names names = new Names("a procedure's name", errors);
        List<ProcedureRule> rules = new ArrayList<>();
        for (Given<Section> procedure : procedures) {
            Optional<List<Identifier>> name = names.read(procedure, NameParser::qualified);
            if (name.isPresent() && procedure.value().isPresent()) {
                rules.add(read(Names.joined(name.get()), procedure.value().get()));
            }
        }
        return rules;
    }

    private ProcedureRule read(String name, Section procedure) {
        if (!procedure.has(ProcedureEntries.PARAMETERS)
                && !procedure.has(ProcedureEntries.RESULTS)
                && procedure.certain(ProcedureEntries.PARAMETERS, ProcedureEntries.RESULTS)) {
            errors.add(
                    procedure.place().position(),
                    procedure.place() + " needs " + ProcedureEntries.PARAMETERS + " or " + ProcedureEntries.RESULTS);
        }
        Map<Integer, ColumnRule> parameters = new LinkedHashMap<>();
        resolve(procedure, ProcedureEntries.PARAMETERS)
                .forEach((number, column) -> parameters.put(Integer.valueOf(number), column));
        checkLabels(procedure);
        return new ProcedureRule(
                procedure.place().position(), name, parameters, resolve(procedure, ProcedureEntries.RESULTS));
    }

    private Map<String, ColumnRule> resolve(Section procedure, Entry<List<Given<List<Identifier>>>> entry) {
        Map<String, ColumnRule> resolved = new LinkedHashMap<>();
        for (Given<List<Identifier>> reference : procedure.get(entry).orElse(List.of())) {
            Optional<ColumnRule> column = reference.value().flatMap(columns::find);
            column.ifPresent(rule -> resolved.put(reference.name(), rule));
            if (column.isEmpty() && reference.value().isPresent()) {
                errors.add(
                        reference.position(),
                        unknown(reference, reference.value().get()));
            }
        }
        return resolved;
    }

    private String unknown(Given<List<Identifier>> reference, List<Identifier> name) {
        // A suggestion would tell something of a variable's value.
        boolean shown = reference.shown().equals(Quoted.of(Names.joined(name)));
        Optional<String> meant = shown ? columns.closest(name) : Optional.empty();
        return "no rule for " + reference.shown() + " under `tables`"
                + meant.map(close -> ", did you mean " + Quoted.of(close) + "?")
                        .orElse("; write `table.column`, the table as under `tables`");
    }

    /** Labels of results match in any case (JDBC 4.3 §15.2.3). */
    private void checkLabels(Section procedure) {
        Map<String, Position> seen = new HashMap<>();
        for (Given<?> result : procedure.get(ProcedureEntries.RESULTS).orElse(List.of())) {
            @Nullable Position first = seen.putIfAbsent(result.name().toLowerCase(Locale.ROOT), result.position());
            if (first != null) {
                errors.add(
                        result.position(),
                        "the label " + Quoted.of(result.name()) + " means the same as the one in line " + first.line()
                                + "; remove one");
            }
        }
    }
}
