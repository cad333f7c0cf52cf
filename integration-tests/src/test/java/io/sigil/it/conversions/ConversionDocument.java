package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** docs/conversions.md, written from what the test found. */
final class ConversionDocument {
    private static final String INTRODUCTION = """
            # Conversions

            What a setter makes of a value on its way into an encrypted column, and a getter on its way out. This page is written
            by a test: for every logical type, every setter of `PreparedStatement` with its values, and every getter of
            `ResultSet` by index and by label, it compares a plaintext column of the delegate with a ruled one. What counts is
            the value, or the kind of exception.

            - **equal**: the same value, or an exception of the same SQLState class.
            - **explained**: it differs on purpose; the rules below say why. Nearly all are exceptions on both sides with other
              SQLStates, and conversions that Sigil refuses.

            No cell gives another value than the delegate, but for Java objects written as text.

            """;

    private final List<Cell> cells;
    private final Explanations explanations;

    ConversionDocument(List<Cell> cells, Explanations explanations) {
        this.cells = cells;
        this.explanations = explanations;
    }

    String write() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("## Types\n\n| type | ");
        TreeSet<Dialect> dialects = cells.stream().map(Cell::dialect).collect(Collectors.toCollection(TreeSet::new));
        dialects.forEach(
                dialect -> text.append(dialect).append(" in | ").append(dialect).append(" out | "));
        text.append("\n|---|").append("---|---|".repeat(dialects.size())).append('\n');
        for (String type :
                cells.stream().map(cell -> cell.column().ruleType()).distinct().toList()) {
            text.append("| ").append(type).append(" | ");
            for (Dialect dialect : dialects) {
                for (Cell.Way way : Cell.Way.values()) {
                    text.append(share(cells.stream()
                                    .filter(cell -> cell.column().ruleType().equals(type)
                                            && cell.dialect() == dialect
                                            && cell.way() == way)
                                    .toList()))
                            .append(" | ");
                }
            }
            text.append('\n');
        }
        return text.append("\nEach cell: the conversions that are equal, of how many.\n\n")
                .append(rules())
                .toString();
    }

    private static String share(List<Cell> some) {
        return some.isEmpty() ? "–" : some.stream().filter(Cell::equal).count() + " of " + some.size();
    }

    private String rules() {
        StringBuilder text = new StringBuilder("## What differs on purpose\n\n");
        for (Explanations.Rule rule : explanations.rules()) {
            long count = cells.stream()
                    .filter(cell -> !cell.equal()
                            && explanations.of(cell).filter(rule::equals).isPresent())
                    .count();
            text.append("- **").append(rule.name()).append("** (").append(count).append("). ");
            text.append(rule.reason()).append('\n');
        }
        return text.toString();
    }
}
