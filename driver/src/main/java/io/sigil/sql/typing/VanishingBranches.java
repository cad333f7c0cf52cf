package io.sigil.sql.typing;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL leaves out the branches of UNION ALL that it proves to be empty, and describes the rest as if they had never been
 * there: when nothing is left but columns that kept their length or scale, the result has it too.
 */
final class VanishingBranches {
    private VanishingBranches() {}

    /**
     * Marks the columns whose length depends on that.
     *
     * @param branches what each branch has in the columns
     */
    static List<OutputColumn> marked(
            List<OutputColumn> columns, Query.SetOperation operation, List<List<OutputColumn>> branches) {
        List<OutputColumn> marked = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            OutputColumn column = columns.get(i);
            RuledColumn cell = column.type().cell();
            boolean depends = cell != null && hasLength(cell.rule().type()) && depends(i, operation, branches);
            marked.add(depends ? column.typed(column.type().derived(Trait.BRANCH_MAY_VANISH)) : column);
        }
        return marked;
    }

    private static boolean depends(int column, Query.SetOperation operation, List<List<OutputColumn>> branches) {
        boolean limited = false;
        boolean unlimited = false;
        for (int i = 0; i < branches.size(); i++) {
            CipherType type = branches.get(i).get(column).type();
            if (type.cell() != null && !isUnlimited(type.derivation().origin())) {
                limited = true;
            } else if (mayBeEmpty(operation.branches().get(i))) {
                unlimited = true;
            } else {
                return false;
            }
        }
        return limited && unlimited;
    }

    private static boolean isUnlimited(Origin origin) {
        return origin.isAny(Trait.WITH_NULL, Trait.EXTREME, Trait.NULLIF) || origin.hasValues();
    }

    private static boolean mayBeEmpty(Query.Body body) {
        if (body instanceof Query.Values) {
            return false;
        }
        if (!(body instanceof Query.Select)) {
            return true;
        }
        Query.Select select = (Query.Select) body;
        return select.where().isPresent()
                || !select.lateConditions().isEmpty()
                || !select.from().stream().allMatch(item -> item instanceof FromItem.Table);
    }

    private static boolean hasLength(LogicalType type) {
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
            case DECIMAL:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return true;
            case CLOB:
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case REAL:
            case DOUBLE:
            case DATE:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case UUID:
                return false;
        }
        throw new AssertionError(type.kind());
    }
}
