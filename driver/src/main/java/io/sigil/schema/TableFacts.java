package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a ruled table beside its columns, as far as its rule makes it matter. Immutable. */
final class TableFacts {
    static final TableFacts NONE = new TableFacts(Map.of(), Map.of(), UniqueColumns.NONE, TokenIndexes.NONE);

    private final Map<String, ColumnCollation> collations;
    private final Map<String, ColumnCollation> collationsOfPlaintext;
    private final UniqueColumns unique;
    private final TokenIndexes tokenIndexes;

    private TableFacts(
            Map<String, ColumnCollation> collations,
            Map<String, ColumnCollation> collationsOfPlaintext,
            UniqueColumns unique,
            TokenIndexes tokenIndexes) {
        this.collations = collations;
        this.collationsOfPlaintext = collationsOfPlaintext;
        this.unique = unique;
        this.tokenIndexes = tokenIndexes;
    }

    /** @param rule null for a plain table */
    static TableFacts read(Connection delegate, PhysicalTable table, @Nullable TableRule rule, Dialect dialect)
            throws SQLException {
        if (rule == null) {
            return NONE;
        }
        CollationReader reader = new CollationReader(dialect);
        boolean text = rule.columns().stream().anyMatch(TableFacts::comparesTexts);
        boolean moving = rule.columns().stream().anyMatch(ColumnRule::isInMotion);
        boolean searched = rule.columns().stream().anyMatch(TableFacts::isFoundByToken);
        boolean plaintext = rule.columns().stream().anyMatch(TableFacts::holdsPlainTexts);
        return new TableFacts(
                text ? reader.notBytewise(delegate, table) : Map.of(),
                plaintext ? reader.notExact(delegate, table) : Map.of(),
                moving ? UniqueColumns.of(delegate, table, dialect) : UniqueColumns.NONE,
                searched ? TokenIndexes.of(delegate, table, dialect) : TokenIndexes.NONE);
    }

    private static boolean comparesTexts(ColumnRule column) {
        return column.storage() == Storage.TEXT
                || column.perSubject()
                || !column.bindTo().isEmpty();
    }

    private static boolean isFoundByToken(ColumnRule column) {
        return column.search() != Search.NONE && !column.isInMotion();
    }

    private static boolean holdsPlainTexts(ColumnRule column) {
        return column.storage() == Storage.TEXT && column.state().mayHoldPlaintext();
    }

    /** Of columns, by name, where texts don't compare by their bytes. */
    Map<String, ColumnCollation> collations() {
        return collations;
    }

    /** That of a ruled column unless what it may hold compares by its bytes there. */
    @Nullable
    ColumnCollation collation(PhysicalColumn column, ColumnRule rule) {
        return holdsPlainTexts(rule) ? collationsOfPlaintext.get(column.name()) : collations.get(column.name());
    }

    /** Of columns in motion. */
    UniqueColumns unique() {
        return unique;
    }

    /** Of searchable columns. */
    TokenIndexes tokenIndexes() {
        return tokenIndexes;
    }
}
