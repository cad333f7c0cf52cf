package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of one logical type: c is plain, d, e, g and p hold the same values as cells of the modes that the type allows.
 *
 * @param column its type
 */
record ComparedColumn(TypedColumn column, Dialect dialect) {

    static List<ComparedColumn> all(Dialect dialect) {
        return TypedColumn.all(dialect).stream()
                .map(column -> new ComparedColumn(column, dialect))
                .toList();
    }

    boolean isText() {
        return column.ruleType().matches("(VAR)?CHAR.*|CLOB");
    }

    /** Letters of the ruled columns; H2's offset makes several byte forms of one TIMESTAMP WITH TIME ZONE. */
    List<Character> modes() {
        List<Character> modes = new ArrayList<>();
        if (dialect != Dialect.H2 || !column.ruleType().endsWith("ZONE")) {
            modes.add('d');
        }
        modes.add('e');
        if (!column.ruleType().matches("CLOB|BOOLEAN|.*BINARY.*|BLOB|UUID|VARCHAR\\(300\\)")) {
            modes.add('g');
        }
        if (isText()) {
            modes.add('p');
        }
        return modes;
    }

    String table() {
        return column.table();
    }

    String rule() {
        StringBuilder columns = new StringBuilder();
        for (char mode : modes()) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append(mode)
                    .append(": {key: pii, type: \"")
                    .append(column.ruleType())
                    .append("\", ")
                    .append(entries(mode))
                    .append('}');
        }
        return "  " + table() + ": {columns: {" + columns + "}}\n";
    }

    private String entries(char mode) {
        String equality = column.ruleType().equals("BOOLEAN") ? ", acceptLeakage: equality" : "";
        return switch (mode) {
            case 'd' -> "mode: deterministic" + equality;
            case 'e' -> "search: equality" + equality;
            case 'g' -> "search: range, acceptLeakage: order";
            case 'p' -> "search: prefix, prefixLength: 5";
            default -> throw new AssertionError(mode);
        };
    }

    String ddl() {
        StringBuilder ddl = new StringBuilder("CREATE TABLE " + table() + " (id INT NOT NULL PRIMARY KEY");
        column('c', ddl);
        modes().forEach(mode -> column(mode, ddl));
        return ddl.append(')').append(collation()).toString();
    }

    private void column(char name, StringBuilder ddl) {
        boolean collated = dialect == Dialect.POSTGRESQL && isText();
        ddl.append(", ").append(name).append(' ').append(column.sqlType()).append(collated ? " COLLATE \"C\"" : "");
    }

    /** By code point, without padding; CHAR is compared without the spaces at its end (docs/rules.md). */
    private String collation() {
        return switch (dialect) {
            case H2, POSTGRESQL -> "";
            case MYSQL ->
                " CHARACTER SET utf8mb4 COLLATE "
                        + (column.ruleType().startsWith("CHAR") ? "utf8mb4_bin" : "utf8mb4_0900_bin");
            case MARIADB ->
                " CHARACTER SET utf8mb4 COLLATE "
                        + (column.ruleType().startsWith("CHAR") ? "utf8mb4_bin" : "utf8mb4_nopad_bin");
        };
    }

    /** What compares a column, named c, with placeholders; the plaintext column takes them all. */
    List<String> operators(char mode) {
        List<String> operators = new ArrayList<>(List.of("c = ?", "c <> ?", "c IN (?, ?)", "c NOT IN (?, ?)"));
        operators.add(dialect.isMySqlFamily() ? "c <=> ?" : "c IS NOT DISTINCT FROM ?");
        operators.add(dialect.isMySqlFamily() ? "NOT (c <=> ?)" : "c IS DISTINCT FROM ?");
        if (mode == 'g' || (mode == 'c' && modes().contains('g'))) {
            operators.addAll(
                    List.of("c < ?", "c <= ?", "c > ?", "c >= ?", "c BETWEEN ? AND ?", "c NOT BETWEEN ? AND ?"));
        }
        return operators;
    }

    @Override
    public String toString() {
        return column.ruleType();
    }
}
