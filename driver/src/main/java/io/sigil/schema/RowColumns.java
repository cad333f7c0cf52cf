package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import io.sigil.rules.Mode;
import io.sigil.rules.TableRule;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the columns that cells of a table are bound to, and what can be told of their values. Immutable. */
final class RowColumns {
    private final IdentifierCase names;
    private final Dialect dialect;

    RowColumns(IdentifierCase names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
    }

    /**
     * What the cells of a rule are bound to; columns that the table doesn't have are left out.
     *
     * @param collations of columns, by name, where texts don't compare by their bytes
     */
    RowBinding binding(
            PhysicalTable table, TableRule rule, ColumnRule column, Map<String, ColumnCollation> collations) {
        RowColumn subject = column.perSubject() && rule.subject().isPresent()
                ? find(table, rule, rule.subject().get(), collations)
                : null;
        List<RowColumn> key = new ArrayList<>();
        for (Identifier name : column.bindTo()) {
            RowColumn bound = find(table, rule, name, collations);
            if (bound != null) {
                key.add(bound);
            }
        }
        return subject == null && key.isEmpty() ? RowBinding.NONE : new RowBinding(subject, rule.whenShredded(), key);
    }

    private @Nullable RowColumn find(
            PhysicalTable table, TableRule rule, Identifier name, Map<String, ColumnCollation> collations) {
        String folded = names.fold(name);
        for (PhysicalColumn column : table.columns()) {
            if (names.sameColumn(folded, column.name())) {
                ColumnRule ruled = rule.columns().stream()
                        .filter(r -> names.sameColumn(names.fold(r.name()), column.name()))
                        .findFirst()
                        .orElse(null);
                return ruled == null
                        ? plain(column, collations.get(column.name()))
                        : new RowColumn(column.name(), told(ruled.type()), ruled.mode() == Mode.DETERMINISTIC, false);
            }
        }
        return null;
    }

    private static @Nullable LogicalType told(LogicalType type) {
        switch (type.kind()) {
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case VARCHAR:
            case UUID:
                return type;
            default:
                return null;
        }
    }

    private RowColumn plain(PhysicalColumn column, @Nullable ColumnCollation collation) {
        LogicalType type = type(column);
        boolean text = type != null && type.kind().isText();
        // MySQL's collations but one take 'a' and 'a ' for equal, those of bytes too.
        boolean exact = !text || (!dialect.isMySqlFamily() && (collation == null || !collation.isLoose()));
        boolean zeroGenerates = dialect.isMySqlFamily() && !text;
        return new RowColumn(column.name(), type, exact, zeroGenerates);
    }

    /** By the type's own name too: some drivers give several types one code. */
    private static @Nullable LogicalType type(PhysicalColumn column) {
        String name = column.typeName().toUpperCase(Locale.ROOT);
        switch (column.jdbcType()) {
            case Types.SMALLINT:
                return isOneOf(name, "SMALLINT", "INT2", "SMALLSERIAL") ? LogicalType.of(Kind.SMALLINT) : null;
            case Types.INTEGER:
                return isOneOf(name, "INT", "INTEGER", "INT4", "SERIAL") ? LogicalType.of(Kind.INTEGER) : null;
            case Types.BIGINT:
                return isOneOf(name, "BIGINT", "INT8", "BIGSERIAL") ? LogicalType.of(Kind.BIGINT) : null;
            case Types.VARCHAR:
                return isOneOf(name, "VARCHAR", "CHARACTER VARYING", "TEXT") ? text(column.size()) : null;
            default:
                return name.equals("UUID") ? LogicalType.of(Kind.UUID) : null;
        }
    }

    private static LogicalType text(int size) {
        return size < 1 || size > 65_535 ? LogicalType.of(Kind.VARCHAR) : LogicalType.ofLength(Kind.VARCHAR, size);
    }

    private static boolean isOneOf(String name, String... names) {
        for (String other : names) {
            if (other.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
