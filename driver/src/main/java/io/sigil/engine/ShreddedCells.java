package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets the cells of a shredded subject to NULL, so that the database counts and filters as it reads. Their key is gone
 * already; this frees their space and makes IS NULL and COUNT agree. Immutable.
 */
public final class ShreddedCells {
    private final Rules rules;
    private final Dialect dialect;

    public ShreddedCells(Rules rules, Dialect dialect) {
        this.rules = rules;
        this.dialect = dialect;
    }

    /** The tables that have columns with a key for each subject. */
    public List<TableRule> tables() {
        return rules.tables().stream()
                .filter(table -> table.columns().stream().anyMatch(ColumnRule::perSubject))
                .collect(Collectors.toList());
    }

    /** The statement for one of {@link #tables()}; its one parameter is the subject. */
    public String statement(TableRule table) {
        String columns = table.columns().stream()
                .filter(ColumnRule::perSubject)
                .map(column -> name(column.name()) + " = NULL")
                .collect(Collectors.joining(", "));
        Identifier subject = table.subject().orElseThrow();
        return "UPDATE " + name(table) + " SET " + columns + " WHERE " + name(subject) + " = ?";
    }

    private String name(Identifier identifier) {
        if (!identifier.quoted()) {
            return identifier.text();
        }
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        return quote + identifier.text().replace(quote, quote + quote) + quote;
    }

    /**
     * Executes {@link #statement} in every table, in the connection's transaction.
     *
     * @param connection Sigil's or the database's own
     * @param subject in canonical form, as it was shredded
     * @return how many rows changed
     * @throws SQLException SIGIL-2014 when the database takes another subject for this one; nothing is changed in that table
     */
    public int clear(Connection connection, String subject) throws SQLException {
        int changed = 0;
        for (TableRule table : tables()) {
            Object value = value(connection, table, subject);
            if (value == null) {
                continue;
            }
            requireAlone(connection, table, value);
            try (PreparedStatement update = connection.prepareStatement(statement(table))) {
                bind(update, value);
                changed += update.executeUpdate();
            }
        }
        return changed;
    }

    private static void bind(PreparedStatement statement, Object value) throws SQLException {
        if (value instanceof Long) {
            statement.setLong(1, (Long) value);
        } else if (value instanceof UUID) {
            statement.setObject(1, value);
        } else {
            statement.setString(1, (String) value);
        }
    }

    /** Under a collation that takes texts for equal the statement would change another subject's rows, too. */
    private void requireAlone(Connection connection, TableRule table, Object value) throws SQLException {
        if (!(value instanceof String)) {
            return;
        }
        String subject = name(table.subject().orElseThrow());
        String query = "SELECT " + subject + " FROM " + name(table) + " WHERE " + subject + " = ?";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            bind(select, value);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (!value.equals(rows.getString(1))) {
                        throw ErrorCode.ROW_NOT_KNOWN.exception("cells not set to NULL, table " + name(table)
                                + "; the database takes another data subject for this one, by the collation of "
                                + subject + "; give the column a collation that compares bytes");
                    }
                }
            }
        }
    }

    /** The subject in the type of the table's column; null when no row can be its: MySQL would take 'ann' for 0. */
    private @Nullable Object value(Connection connection, TableRule table, String subject) throws SQLException {
        String query = "SELECT " + name(table.subject().orElseThrow()) + " FROM " + name(table) + " WHERE 1 = 0";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            int type = rows.getMetaData().getColumnType(1);
            boolean uuid = rows.getMetaData().getColumnTypeName(1).equalsIgnoreCase("uuid");
            if (uuid) {
                return UUID.fromString(subject);
            }
            return type == Types.BIGINT || type == Types.INTEGER || type == Types.SMALLINT
                    ? (Object) Long.valueOf(subject)
                    : subject;
        } catch (IllegalArgumentException ofAnotherType) {
            return null;
        }
    }

    private String name(TableRule table) {
        return table.schema().map(s -> name(s) + ".").orElse("") + name(table.name());
    }
}
