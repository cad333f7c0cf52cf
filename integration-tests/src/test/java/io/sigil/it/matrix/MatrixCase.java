package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import io.sigil.it.matrix.MatrixLine.LineStyle;
import io.sigil.it.matrix.Template.Form;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.Style;
import io.sigil.it.oracle.TwinResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One line of the matrix for one mode, one type and one form of its values. */
record MatrixCase(MatrixLine line, Dialect dialect, CipherMode mode, MatrixType type, Form form) {

    /** All cases of a dialect. */
    static List<MatrixCase> of(List<MatrixLine> lines, Dialect dialect) {
        List<MatrixCase> cases = new ArrayList<>();
        for (MatrixLine line : lines) {
            if (line.dialects().contains(dialect)) {
                for (CipherMode mode : line.expectations().keySet()) {
                    for (MatrixType type :
                            line.types().stream().filter(mode::takes).toList()) {
                        forms(line, mode, type)
                                .forEach(form -> cases.add(new MatrixCase(line, dialect, mode, type, form)));
                    }
                }
            }
        }
        return cases;
    }

    /** Mixed and parameterless prepared statements don't depend on the type: one will do. */
    private static Stream<Form> forms(MatrixLine line, CipherMode mode, MatrixType type) {
        if (line.style() == LineStyle.BATCH) {
            return Stream.of(Form.PLACEHOLDER);
        }
        int values = line.sql().stream().mapToInt(Template::values).max().orElseThrow();
        boolean first =
                type == line.types().stream().filter(mode::takes).findFirst().orElseThrow();
        return Arrays.stream(Form.values()).filter(form -> switch (form) {
            case PLACEHOLDER -> first || values > 0;
            case LITERAL -> true;
            case MIXED -> first && values > 1;
        });
    }

    Expectation expectation() {
        return line.expectations().get(mode);
    }

    TwinResult run(SharedTwins twins) throws SQLException {
        return run(twins, type.hasCanaries());
    }

    /** @param scanned whether no value may leave the driver */
    TwinResult run(SharedTwins twins, boolean scanned) throws SQLException {
        List<Step> steps = new ArrayList<>();
        List<Object> canaries = new ArrayList<>();
        for (String sql : line.sql()) {
            Template.Written written = Template.write(sql, type, mode, dialect, form);
            steps.add(step(written));
            if (scanned) {
                written.bound().stream()
                        .filter(value -> !canaries.contains(value))
                        .forEach(canaries::add);
            }
        }
        String s = "_" + type.suffix() + mode.suffix();
        if (line.style() == LineStyle.DDL) {
            List<String> cleanUp = List.of(
                    "DROP VIEW IF EXISTS made_view2", "DROP VIEW IF EXISTS made_view", "DROP TABLE IF EXISTS made" + s);
            return twins.runCommitting(toString(), steps, cleanUp, canaries);
        }
        boolean writes = line.sql().stream().anyMatch(sql -> !sql.startsWith("SELECT"));
        return twins.run(
                toString(), steps, writes ? List.of("person" + s, "visit" + s, "account" + s) : List.of(), canaries);
    }

    private Step step(Template.Written written) {
        boolean parameters = !written.rows().get(0).isEmpty();
        Style style = switch (line.style()) {
            case BATCH -> Style.BATCH;
            case KEYS -> form == Form.LITERAL ? Style.STATEMENT_GENERATED_KEYS : Style.PREPARED_GENERATED_KEYS;
            case PLAIN, DDL -> form == Form.LITERAL && !parameters ? Style.STATEMENT : Style.PREPARED;
        };
        List<List<Object>> rows = style == Style.BATCH
                ? written.rows()
                : parameters || form != Form.LITERAL ? written.rows().subList(0, 1) : List.of();
        return new Step(style, List.of(written.sql()), rows, isOrdered(written.sql()))
                .alike(expectation().likeness());
    }

    /** Whether the outermost query has an ORDER BY. */
    static boolean isOrdered(String sql) {
        int depth = 0;
        String text = sql.toUpperCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith("ORDER BY", i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return mode.name().toLowerCase(Locale.ROOT) + " " + type + ", "
                + form.name().toLowerCase(Locale.ROOT) + ", line "
                + line.number()
                + " of the matrix";
    }
}
