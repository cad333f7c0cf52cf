package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.engine.ColumnCipher;
import io.sigil.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the mapped parameters that a call gives back. Belongs to one statement. */
final class OutParameters {
    private final CallableStatement delegate;
    private final ParameterBinder parameters;
    private final Dialect dialect;
    private boolean ruledLast;
    private boolean ruledNull;

    OutParameters(CallableStatement delegate, ParameterBinder parameters, Dialect dialect) {
        this.delegate = delegate;
        this.parameters = parameters;
        this.dialect = dialect;
    }

    static SQLException unsupported(String method, int parameter) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(method + " refused, parameter " + parameter
                + "; a ruled column has no value of that kind; use getString or getObject");
    }

    /** Also says where wasNull finds its answer. */
    boolean isRuled(int parameterIndex) throws SQLException {
        ruledLast = parameters.cipher(parameterIndex) != null;
        return ruledLast;
    }

    /** Of a plain parameter in the delegate's statement. */
    int position(int parameterIndex) throws SQLException {
        return parameters.plain(parameterIndex);
    }

    /**
     * The delegate is told of the cell, whatever the application is told of the value.
     *
     * @param sqlType what the application registers
     */
    void register(int parameterIndex, int sqlType) throws SQLException {
        ColumnCipher cipher = cipher(parameterIndex);
        int own = cipher.codec().jdbcType();
        // There the registered type decides what the getters give; elsewhere the value's own does.
        boolean decides = dialect == Dialect.POSTGRESQL || dialect == Dialect.MYSQL;
        if (decides && !RegisteredType.isSame(sqlType, own, dialect)) {
            throw ErrorCode.METHOD_NOT_SUPPORTED.exception("registerOutParameter refused, parameter " + parameterIndex
                    + "; the type isn't that of the mapped column, "
                    + cipher.codec().typeName()
                    + "; register the type " + own + " of java.sql.Types");
        }
        delegate.registerOutParameter(parameters.output(parameterIndex), cipher.physicalJdbcType());
    }

    boolean wasNull() throws SQLException {
        return ruledLast ? ruledNull : delegate.wasNull();
    }

    /** The deprecated getBigDecimal with a scale, which pgjdbc passes over. */
    @Nullable
    BigDecimal scaled(int parameterIndex, int scale) throws SQLException {
        BigDecimal value = get("getBigDecimal", parameterIndex, BigDecimal.class, null);
        return value == null || dialect == Dialect.POSTGRESQL
                ? value
                : value.setScale(scale, dialect == Dialect.MARIADB ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP);
    }

    <T> @Nullable T get(String method, int parameterIndex, Class<T> type, @Nullable Calendar calendar)
            throws SQLException {
        Codec codec = cipher(parameterIndex).codec();
        if (!CallGetter.isSure(method, codec, calendar != null, dialect)) {
            throw notSure(method, parameterIndex);
        }
        byte[] canonical = canonical(parameterIndex);
        return canonical == null ? null : codec.decode(canonical, type, calendar);
    }

    @Nullable
    Object getObject(int parameterIndex) throws SQLException {
        // Connector/J goes by the registered type, not by the value's own.
        if (dialect == Dialect.MYSQL && cipher(parameterIndex).codec().jdbcType() == Types.TIMESTAMP) {
            byte[] canonical = canonical(parameterIndex);
            return canonical == null ? null : cipher(parameterIndex).codec().decode(canonical, Timestamp.class);
        }
        return getOwnObject(parameterIndex);
    }

    /** In the value's own class, as the getter with a map of types has it. */
    @Nullable
    Object getOwnObject(int parameterIndex) throws SQLException {
        byte[] canonical = canonical(parameterIndex);
        return canonical == null ? null : cipher(parameterIndex).codec().decode(canonical);
    }

    <T> @Nullable T getObject(int parameterIndex, @Nullable Class<T> type) throws SQLException {
        Codec codec = cipher(parameterIndex).codec();
        if (type == null || !CallGetter.isSure(type, codec, dialect)) {
            throw notSure("getObject with a class", parameterIndex);
        }
        byte[] canonical = canonical(parameterIndex);
        codec.requireObject(type, canonical == null);
        return canonical == null ? null : codec.decode(canonical, type);
    }

    private static SQLException notSure(String method, int parameterIndex) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(method + " refused, parameter " + parameterIndex
                + "; of a call the drivers give values to few getters, and to some otherwise than of a result;"
                + " use the getter of the column's type, or getObject without a class");
    }

    private byte @Nullable [] canonical(int parameterIndex) throws SQLException {
        ColumnCipher cipher = cipher(parameterIndex);
        int position = parameters.output(parameterIndex);
        if (cipher.storesText()) {
            String cell = delegate.getString(position);
            ruledNull = cell == null;
            return cell == null ? null : cipher.openText(cell);
        }
        byte[] cell = delegate.getBytes(position);
        ruledNull = cell == null;
        return cell == null ? null : cipher.open(cell);
    }

    private ColumnCipher cipher(int parameterIndex) throws SQLException {
        return Objects.requireNonNull(parameters.cipher(parameterIndex));
    }
}
