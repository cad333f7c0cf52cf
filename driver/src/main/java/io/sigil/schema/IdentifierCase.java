package io.sigil.schema;

import io.sigil.rules.Identifier;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** How a database folds identifiers and when it takes two for the same. Immutable; compared by value. */
public final class IdentifierCase {

    /** What becomes of an unquoted identifier. */
    enum Folding {
        UPPER,
        LOWER,
        NONE
    }

    /** When two spellings, folded already, name the same thing. */
    enum Comparison {
        EXACT,
        IGNORING_CASE,
        /** MySQL compares column names by an accent-insensitive collation. */
        LOOSE
    }

    /** PostgreSQL cuts an identifier to NAMEDATALEN - 1 bytes, quoted or not. */
    private static final int POSTGRESQL_BYTES = 63;

    private final Folding folding;
    private final Comparison tables;
    private final Comparison columns;
    private final int maxBytes;

    private IdentifierCase(Folding folding, Comparison tables, Comparison columns, int maxBytes) {
        this.folding = folding;
        this.tables = tables;
        this.columns = columns;
        this.maxBytes = maxBytes;
    }

    /** H2, by its settings DATABASE_TO_UPPER, DATABASE_TO_LOWER and CASE_INSENSITIVE_IDENTIFIERS. */
    static IdentifierCase h2(boolean toUpper, boolean toLower, boolean caseInsensitive) {
        Folding folding = toUpper ? Folding.UPPER : toLower ? Folding.LOWER : Folding.NONE;
        Comparison comparison = caseInsensitive ? Comparison.IGNORING_CASE : Comparison.EXACT;
        return new IdentifierCase(folding, comparison, comparison, Integer.MAX_VALUE);
    }

    static IdentifierCase postgreSql() {
        return new IdentifierCase(Folding.LOWER, Comparison.EXACT, Comparison.EXACT, POSTGRESQL_BYTES);
    }

    /** MySQL and MariaDB, by the server's variable lower_case_table_names: 0 compares tables exactly. */
    static IdentifierCase mySql(int lowerCaseTableNames) {
        Comparison comparison = lowerCaseTableNames == 0 ? Comparison.EXACT : Comparison.IGNORING_CASE;
        return new IdentifierCase(Folding.NONE, comparison, Comparison.LOOSE, Integer.MAX_VALUE);
    }

    /** The spelling under which the database stores or looks up a name. */
    String fold(Name name) {
        return fold(name.text(), name.quoted());
    }

    /** As {@link #fold(Name)}, for a name of the rules file. */
    String fold(Identifier name) {
        return fold(name.text(), name.quoted());
    }

    private String fold(String text, boolean quoted) {
        String folded = text;
        if (!quoted) {
            switch (folding) {
                case UPPER:
                    folded = text.toUpperCase(Locale.ENGLISH);
                    break;
                case LOWER:
                    folded = maxBytes == POSTGRESQL_BYTES ? asciiLower(text) : text.toLowerCase(Locale.ENGLISH);
                    break;
                case NONE:
                    break;
            }
        }
        return cut(folded);
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    private String cut(String text) {
        if (text.length() <= maxBytes / 3 || text.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
            return text;
        }
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    /** Whether unquoted spellings of a table that differ in case only name two tables. */
    boolean tellsUnquotedTablesByCase() {
        return folding == Folding.NONE && tables == Comparison.EXACT;
    }

    /** Whether a lookup by the folded spelling finds every table that the name may mean. */
    boolean looksUpExactly() {
        return tables == Comparison.EXACT;
    }

    /** Whether the database cuts long identifiers, so that a longer one may name a table. */
    boolean cuts() {
        return maxBytes == POSTGRESQL_BYTES;
    }

    /** Compares two spellings of a table, schema or catalog, both folded. */
    boolean sameTable(String one, String other) {
        return same(tables, one, other);
    }

    /** Compares two spellings of a column, both folded. */
    boolean sameColumn(String one, String other) {
        return same(columns, one, other);
    }

    private static boolean same(Comparison comparison, String one, String other) {
        switch (comparison) {
            case EXACT:
                return one.equals(other);
            case IGNORING_CASE:
                return one.equalsIgnoreCase(other);
            case LOOSE:
                return LooseName.of(one).equals(LooseName.of(other));
        }
        throw new AssertionError(comparison);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof IdentifierCase)) {
            return false;
        }
        IdentifierCase that = (IdentifierCase) other;
        return folding == that.folding && tables == that.tables && columns == that.columns && maxBytes == that.maxBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(folding, tables, columns, maxBytes);
    }
}
