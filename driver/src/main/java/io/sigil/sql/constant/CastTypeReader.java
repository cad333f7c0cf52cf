package io.sigil.sql.constant;

import io.sigil.dialect.Dialect;
import java.util.Locale;

/** Reads the type of a CAST, where it is one that {@link Cast} knows in this dialect. */
final class CastTypeReader {
    private static final int TIMESTAMP_DIGITS = 6;

    private final ConstantTokens tokens;
    private final Dialect dialect;

    CastTypeReader(ConstantTokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    Cast read() throws NotEvaluatedException {
        String name = tokens.word().toUpperCase(Locale.ROOT);
        switch (name) {
            case "CHARACTER":
                tokens.expectWord("VARYING");
                return varchar();
            case "VARCHAR":
                return varchar();
            case "TEXT":
                require(dialect == Dialect.POSTGRESQL);
                return Cast.text(name, dialect, -1);
            case "CHAR":
                // As a type of CAST, MySQL's CHAR(n) isn't padded.
                require(dialect.isMySqlFamily());
                return Cast.text(name, dialect, length());
            case "SMALLINT":
                return integer(name, !dialect.isMySqlFamily(), Short.SIZE);
            case "INT2":
                return integer(name, dialect == Dialect.POSTGRESQL, Short.SIZE);
            case "INT":
            case "INTEGER":
                return integer(name, !dialect.isMySqlFamily(), Integer.SIZE);
            case "INT4":
                return integer(name, dialect == Dialect.POSTGRESQL, Integer.SIZE);
            case "BIGINT":
                return integer(name, !dialect.isMySqlFamily(), Long.SIZE);
            case "INT8":
                return integer(name, dialect == Dialect.POSTGRESQL, Long.SIZE);
            case "SIGNED":
                return integer(name, dialect.isMySqlFamily(), Long.SIZE);
            case "DECIMAL":
                return decimal(name);
            case "NUMERIC":
                require(!dialect.isMySqlFamily());
                return decimal(name);
            default:
                return other(name);
        }
    }

    private Cast other(String name) throws NotEvaluatedException {
        boolean postgres = dialect == Dialect.POSTGRESQL;
        switch (name) {
            case "DATE":
                return Cast.of(ConstantType.DATE, name);
            case "UUID":
                require(!dialect.isMySqlFamily());
                return Cast.of(ConstantType.UUID, name);
            case "BOOLEAN":
                require(!dialect.isMySqlFamily());
                return Cast.of(ConstantType.BOOLEAN, name);
            case "BOOL":
                require(postgres);
                return Cast.of(ConstantType.BOOLEAN, name);
            case "BYTEA":
                require(postgres);
                return Cast.of(ConstantType.BYTES, name);
            case "TIMESTAMPTZ":
                require(postgres);
                return Cast.of(ConstantType.TIMESTAMP_WITH_TIME_ZONE, name);
            case "TIMESTAMP":
                require(postgres);
                return timestamp();
            default:
                throw new NotEvaluatedException();
        }
    }

    private Cast timestamp() throws NotEvaluatedException {
        ConstantType type = ConstantType.TIMESTAMP;
        if (tokens.acceptSymbol("(")) {
            // Six digits are what the type has without a precision; fewer would round.
            require(number() == TIMESTAMP_DIGITS);
            tokens.expectSymbol(")");
        }
        if (tokens.acceptWord("WITH")) {
            type = ConstantType.TIMESTAMP_WITH_TIME_ZONE;
        } else if (!tokens.acceptWord("WITHOUT")) {
            return Cast.of(type, "TIMESTAMP");
        }
        tokens.expectWord("TIME");
        tokens.expectWord("ZONE");
        return Cast.of(type, type.name());
    }

    /** H2 and PostgreSQL know it as a type of CAST, and MariaDB does. */
    private Cast varchar() throws NotEvaluatedException {
        require(dialect != Dialect.MYSQL);
        return Cast.text("VARCHAR", dialect, length());
    }

    private static Cast integer(String name, boolean known, int bits) throws NotEvaluatedException {
        require(known);
        return Cast.integer(name, bits);
    }

    /** Without a precision, a type has none in PostgreSQL only. */
    private Cast decimal(String name) throws NotEvaluatedException {
        if (!tokens.acceptSymbol("(")) {
            require(dialect == Dialect.POSTGRESQL);
            return Cast.decimal(name, -1, 0);
        }
        int precision = number();
        int scale = tokens.acceptSymbol(",") ? number() : 0;
        tokens.expectSymbol(")");
        require(scale <= precision);
        return Cast.decimal(name, precision, scale);
    }

    private int length() throws NotEvaluatedException {
        if (!tokens.acceptSymbol("(")) {
            return -1;
        }
        int length = number();
        tokens.expectSymbol(")");
        require(length > 0);
        return length;
    }

    private int number() throws NotEvaluatedException {
        Object value = tokens.pinnedNumber();
        if (!(value instanceof Long) || (Long) value > Short.MAX_VALUE) {
            throw new NotEvaluatedException();
        }
        return ((Long) value).intValue();
    }

    private static void require(boolean known) throws NotEvaluatedException {
        if (!known) {
            throw new NotEvaluatedException();
        }
    }
}
