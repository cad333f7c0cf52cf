package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.ShownLabel;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the columns of a result are called where the delegate's label shows a cell. Immutable. */
final class ResultLabels {
    /** The delegate's own. */
    static final ResultLabels OWN = new ResultLabels(new @Nullable String[0]);

    private final @Nullable String[] labels;

    private ResultLabels(@Nullable String[] labels) {
        this.labels = labels;
    }

    /**
     * @param result of the execution, from 0
     * @param parameters how the delegate would write the application's parameters
     * @param cells H2's texts of the values behind the cells that were written into the SQL
     */
    static ResultLabels of(
            EngineSession session,
            AnalyzedStatement plan,
            int result,
            Map<String, String> cells,
            IntFunction<String> parameters,
            ResultSetMetaData metaData)
            throws SQLException {
        if (session.dialect() == Dialect.H2) {
            H2Labels h2 = new H2Labels(plan.parameters(), cells);
            List<@Nullable ShownLabel> uncut = plan.labels(result);
            boolean own = uncut == null && (!h2.isNeeded() || h2.leaves(metaData));
            return own ? OWN : h2(session, plan, h2, uncut, labels(metaData));
        }
        List<@Nullable ShownLabel> known = plan.labels(result);
        if (known == null) {
            return OWN;
        }
        @Nullable String[] labels = new @Nullable String[known.size()];
        for (int i = 0; i < labels.length; i++) {
            ShownLabel label = known.get(i);
            labels[i] = label == null ? null : label.label(parameters);
        }
        return new ResultLabels(labels);
    }

    private static ResultLabels h2(
            EngineSession session,
            AnalyzedStatement plan,
            H2Labels h2,
            @Nullable List<@Nullable ShownLabel> uncut,
            List<String> own)
            throws SQLException {
        @Nullable String[] labels = new @Nullable String[own.size()];
        @Nullable String[] shorter = new @Nullable String[0];
        boolean any = false;
        for (int i = 0; i < labels.length; i++) {
            ShownLabel label = uncut != null && i < uncut.size() ? uncut.get(i) : null;
            String mended = h2.mend(label == null ? own.get(i) : unsearched(own.get(i), label), i);
            if (h2.isNumber(own.get(i), i) && h2.holdsCells() && !plan.severalStatements()) {
                shorter = shorter.length > 0 ? shorter : withoutCells(session, plan, uncut);
                String named = i < shorter.length ? shorter[i] : null;
                mended = named == null ? mended : named;
            }
            labels[i] = mended.equals(own.get(i)) ? null : mended;
            any |= labels[i] != null;
        }
        return any ? new ResultLabels(labels) : OWN;
    }

    /** H2's label of the expression as it was before a search was put into it. */
    private static String unsearched(String own, ShownLabel label) {
        String like = label.like(own, H2Literal::print);
        if (like != null) {
            return like;
        }
        List<Integer> order = label.uncutOrder();
        return order == null ? label.label(parameter -> "?") : H2Conjunction.ordered(H2Cuts.without(own), order);
    }

    /** Cells made an expression too long for a label: with placeholders in their place it may be short enough. */
    private static @Nullable String[] withoutCells(
            EngineSession session, AnalyzedStatement plan, @Nullable List<@Nullable ShownLabel> uncut)
            throws SQLException {
        H2Labels h2 = new H2Labels(plan.parameters(), Map.of());
        return h2(session, plan, h2, uncut, session.labels(plan.text())).labels;
    }

    private static List<String> labels(ResultSetMetaData metaData) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            labels.add(metaData.getColumnLabel(i));
        }
        return labels;
    }

    boolean any() {
        for (String label : labels) {
            if (label != null) {
                return true;
            }
        }
        return false;
    }

    /** Null: the delegate's own label. */
    @Nullable
    String label(int column) {
        return column < 1 || column > labels.length ? null : labels[column - 1];
    }

    /** The column with one of these labels; 0 when there is none. JDBC 4.3 §15.2.3.1: case doesn't matter. */
    int find(String label) {
        for (int i = 0; i < labels.length; i++) {
            String known = labels[i];
            if (known != null && known.equalsIgnoreCase(label)) {
                return i + 1;
            }
        }
        return 0;
    }
}
