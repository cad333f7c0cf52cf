package io.sigil.jdbc;

import io.sigil.sql.PhysicalParameter;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends the labels of H2, which prints the expression of a column without an alias: a cell becomes the literal again, and
 * a placeholder gets the number that it has in the application's SQL.
 */
final class H2Labels {
    /** A placeholder, with the CAST that was written around it; a quoted text or name is passed over. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|CAST\\(\\?([0-9]+) AS [A-Z ]+\\)|\\?([0-9]+)");

    /** Characters of a name. */
    private static final int MAX_LENGTH = 256;

    private final List<PhysicalParameter> parameters;
    private final Map<String, String> cells;

    /** @param cells by the text of a cell's literal: how H2 would print the value's */
    H2Labels(List<PhysicalParameter> parameters, Map<String, String> cells) {
        this.parameters = parameters;
        this.cells = cells;
    }

    /** Whether any label can differ. */
    boolean isNeeded() {
        if (!cells.isEmpty()) {
            return true;
        }
        for (PhysicalParameter parameter : parameters) {
            if (parameter.column() != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@link #mend} changes none of these labels. */
    boolean leaves(ResultSetMetaData metaData) throws SQLException {
        if (!cells.isEmpty()) {
            return false;
        }
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            if (metaData.getColumnLabel(i).indexOf('?') >= 0) {
                return false;
            }
        }
        return true;
    }

    boolean holdsCells() {
        return !cells.isEmpty();
    }

    /** Whether H2 has numbered the column, as it does where the expression is longer than a name may be. */
    boolean isNumber(String label, int column) {
        return label.equals(number(column));
    }

    private static String number(int column) {
        return "C" + (column + 1);
    }

    /** @param column from 0 */
    String mend(String label, int column) {
        String mended = mended(label);
        return mended.length() > MAX_LENGTH ? number(column) : mended;
    }

    private String mended(String label) {
        String mended = label;
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            mended = mended.replace("CAST(" + cell.getKey() + " AS BINARY VARYING)", cell.getValue())
                    .replace("CAST(" + cell.getKey() + " AS CHARACTER VARYING)", cell.getValue())
                    .replace(cell.getKey(), cell.getValue());
        }
        return cells.isEmpty() && mended.indexOf('?') >= 0 ? renumbered(mended) : mended;
    }

    private String renumbered(String label) {
        Matcher matcher = PLACEHOLDER.matcher(label);
        StringBuilder mended = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            String number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (number == null) {
                continue;
            }
            int index = Integer.parseInt(number);
            boolean cast = matcher.group(1) != null
                    && (index > parameters.size() || parameters.get(index - 1).column() == null);
            if (index > parameters.size() || cast) {
                continue;
            }
            mended.append(label, copied, matcher.start()).append(shown(parameters.get(index - 1), matcher.group()));
            copied = matcher.end();
        }
        return mended.append(label, copied, label.length()).toString();
    }

    private static String shown(PhysicalParameter parameter, String own) {
        Object literal = parameter.literal();
        if (literal != null) {
            return H2Literal.print(literal);
        }
        return parameter.applicationIndex() > 0 ? "?" + parameter.applicationIndex() : own;
    }
}
