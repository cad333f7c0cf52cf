package io.sigil.jdbc;

import io.sigil.codec.ColumnListing;
import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.rules.TableRule;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/**
 * The rows of {@code getBestRowIdentifier} and {@code getVersionColumns}: columns of one table, which they don't name,
 * with logical types where they are ruled.
 */
@NullUnmarked
final class IdentifierRows extends ColumnRows {
    private static final int COLUMN_NAME = 2;

    private final TableRule rule;

    /** @param rule of the table; null when it is a plain one */
    IdentifierRows(ResultSet delegate, EngineSession session, TableRule rule) {
        super(delegate, session);
        this.rule = rule;
    }

    @Override
    boolean isHidden() {
        return false;
    }

    @Override
    TableRule tableRule() {
        return rule;
    }

    @Override
    int columnNameAt() {
        return COLUMN_NAME;
    }

    /** Where H2 and MariaDB Connector have other habits than in getColumns. */
    @Override
    Object valueOf(Property property, ColumnListing listing) {
        Object value = super.valueOf(property, listing);
        if (session().dialect() == Dialect.H2) {
            return property == Property.DECIMAL_DIGITS && !hasDigits(listing.dataType()) ? null : value;
        }
        if (session().dialect() == Dialect.MARIADB) {
            boolean moment = listing.dataType() == Types.DATE
                    || listing.dataType() == Types.TIME
                    || listing.dataType() == Types.TIMESTAMP;
            return property == Property.TYPE_NAME
                    ? listing.typeName().toLowerCase(Locale.ROOT)
                    : property == Property.COLUMN_SIZE && moment ? null : value;
        }
        return value;
    }

    private static boolean hasDigits(int jdbcType) {
        return jdbcType == Types.DECIMAL
                || jdbcType == Types.TIME
                || jdbcType == Types.TIMESTAMP
                || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    @Override
    Property propertyAt(int position) {
        switch (position) {
            case 3:
                return Property.DATA_TYPE;
            case 4:
                return Property.TYPE_NAME;
            case 5:
                return Property.COLUMN_SIZE;
            case 7:
                return Property.DECIMAL_DIGITS;
            default:
                return null;
        }
    }
}
