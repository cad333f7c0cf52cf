package io.sigil.sql.constant;

import io.sigil.rules.LogicalType;
import io.sigil.sql.ValueUse;

/** What kind of value an expression gives. */
public enum ConstantType {
    /** A placeholder: whatever the application binds. */
    UNKNOWN,
    /** NULL, and nothing else. */
    NULL,
    TEXT,
    NUMBER,
    BOOLEAN,
    BYTES,
    DATE,
    TIMESTAMP,
    TIMESTAMP_WITH_TIME_ZONE,
    UUID;

    /** Whether a column of this kind takes the value as the database would, without converting it first. */
    boolean fits(LogicalType.Kind kind, ValueUse use) {
        switch (kind) {
            case VARCHAR:
            case CLOB:
                return this == TEXT;
            case CHAR:
                // Compared with text, PostgreSQL's CHAR is another value than compared with a literal.
                return this == TEXT && use == ValueUse.STORE;
            case BOOLEAN:
                return this == BOOLEAN;
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
                return this == NUMBER;
            case DATE:
                return this == DATE;
            case TIMESTAMP:
                return this == TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE:
                return this == TIMESTAMP_WITH_TIME_ZONE;
            case BINARY:
            case VARBINARY:
            case BLOB:
                return this == BYTES;
            case UUID:
                return this == UUID;
            case REAL:
            case DOUBLE:
            case TIME:
                return false;
        }
        throw new AssertionError(kind);
    }
}
