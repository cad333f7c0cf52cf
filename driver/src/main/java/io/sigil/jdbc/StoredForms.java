package io.sigil.jdbc;

import io.sigil.engine.CellSource;
import io.sigil.engine.ColumnCipher;
import io.sigil.engine.EngineSession;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ValueUse;
import io.sigil.sql.constant.BoundConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Before a value is written to a unique column in motion, its equal may be stored in another form, which the database's
 * constraint doesn't take for equal. So the stored one is brought into the form that is written, in the same transaction: then
 * the constraint raises the database's own error, and an upsert finds its row.
 */
final class StoredForms {
    private StoredForms() {}

    /** The statement that brings an equal value into the written form; null: none is needed. */
    static @Nullable String move(PhysicalParameter parameter) {
        RuledColumn column = parameter.column();
        boolean written =
                parameter.use() == ValueUse.STORE && parameter.search().equals(SearchPart.CELL);
        return column == null || !written ? null : column.move();
    }

    /** @param written what the statement is about to write */
    static void move(Connection delegate, String sql, CellSource value, Object written) throws SQLException {
        try (PreparedStatement update = delegate.prepareStatement(sql)) {
            bind(update, 1, written);
            bind(update, 2, value.otherForm());
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        if (stored instanceof String) {
            statement.setString(index, (String) stored);
        } else {
            statement.setBytes(index, (byte[]) stored);
        }
    }

    /** For a statement without parameters, of the values in its text. */
    static void move(Connection delegate, AnalyzedStatement plan, EngineSession session) throws SQLException {
        for (PhysicalParameter parameter : plan.parameters()) {
            String sql = move(parameter);
            RuledColumn column = parameter.column();
            Object value = value(parameter);
            if (sql != null && column != null && value != null) {
                ColumnCipher cipher = session.cipher(column);
                CellSource source = CellSource.of(cipher, value, null, parameter.use(), parameter.search());
                move(delegate, sql, source, source.make());
            }
        }
    }

    private static @Nullable Object value(PhysicalParameter parameter) throws SQLException {
        BoundConstant constant = parameter.constant();
        if (constant == null) {
            return parameter.literal();
        }
        return constant.applicationIndexes().isEmpty() ? constant.value(index -> null) : null;
    }
}
