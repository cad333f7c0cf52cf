package io.sigil.it.conversions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The differences that are meant, each with its reason. The first rule that matches explains a cell. */
final class Explanations {

    /**
     * One rule.
     *
     * @param name the rule, short
     * @param reason why it is meant so
     */
    record Rule(String name, String reason, Predicate<Cell> covers) {}

    private final List<Rule> rules = new ArrayList<>();

    Explanations() {
        rules.add(new Rule(
                "state",
                "both refuse; Sigil's SQLState is that of the standard (contract, section 8), the driver's is another",
                cell -> cell.plain().isSqlException() && cell.ruled().isRefusal()));
        rules.add(new Rule(
                "unchecked",
                "both refuse; the driver lets an unchecked exception escape, Sigil throws an SQLException",
                cell -> cell.plain().failed() && cell.ruled().isRefusal()));
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    Optional<Rule> of(Cell cell) {
        return rules.stream().filter(rule -> rule.covers().test(cell)).findFirst();
    }
}
