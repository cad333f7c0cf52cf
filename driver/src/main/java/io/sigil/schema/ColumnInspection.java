package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Says why a column can't hold its rule's cells, as a statement would. Belongs to its connection. */
public final class ColumnInspection {
    private final PhysicalTable table;
    private final ColumnFitness fitness;
    private final Map<String, ColumnCollation> collations;

    private ColumnInspection(PhysicalTable table, ColumnFitness fitness, Map<String, ColumnCollation> collations) {
        this.table = table;
        this.fitness = fitness;
        this.collations = collations;
    }

    /** Asks the database for the collations of a table. */
    public static ColumnInspection of(Connection delegate, HomeSchema home, CellShapes shapes, PhysicalTable table)
            throws SQLException {
        return new ColumnInspection(
                table,
                new ColumnFitness(shapes, new PhysicalTypes(home.dialect(), shapes), false),
                new CollationReader(home.dialect()).notBytewise(delegate, table));
    }

    /** SIGIL-6003 as a statement would give it; empty when the column fits. */
    public Optional<SQLException> unfit(PhysicalColumn column, ColumnRule rule) throws SQLException {
        try {
            fitness.require(table, column, rule, collations.get(column.name()));
            return Optional.empty();
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.PHYSICAL_COLUMN_UNFIT.number()) {
                return Optional.of(e);
            }
            throw e;
        }
    }
}
