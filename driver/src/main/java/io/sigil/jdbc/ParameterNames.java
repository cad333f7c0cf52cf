package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.ProcedureCall;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call by name, as the delegate finds them: by the database's metadata, or in H2 by the labels of the
 * result. The delegate isn't asked to find one: a ruled value must not depend on how it does. Belongs to one statement.
 */
final class ParameterNames {
    private final PreparedPlan plan;
    private final Dialect dialect;
    private final CallableStatement delegate;
    private @Nullable Map<String, Integer> numbers;

    ParameterNames(PreparedPlan plan, Dialect dialect, CallableStatement delegate) {
        this.plan = plan;
        this.dialect = dialect;
        this.delegate = delegate;
    }

    /**
     * The application's index of the placeholder that is this parameter's argument; 0: the delegate may find it.
     *
     * @param shown the result as the application sees it; null: the statement gives none
     * @throws SQLException the delegate's where it knows none of this name, or SIGIL-2010 when there is none or it can't be
     *     told
     */
    int index(@Nullable String parameterName, @Nullable ResultSetMetaData shown) throws SQLException {
        if (plan.isPassThrough()) {
            return 0;
        }
        int index = 0;
        switch (dialect) {
            case H2:
                index = byLabel(parameterName, shown);
                break;
            case POSTGRESQL:
                break; // pgjdbc knows no names
            case MYSQL:
            case MARIADB:
                return byMetaData(parameterName);
        }
        if (index == 0) {
            delegate.setNull(parameterName, Types.VARCHAR); // the delegate refuses the name, and gets no value to see
            throw refused("the statement has no such parameter");
        }
        return index;
    }

    private static int byLabel(@Nullable String parameterName, @Nullable ResultSetMetaData shown) throws SQLException {
        int index = 0;
        for (int i = 1; shown != null && i <= shown.getColumnCount(); i++) {
            if (shown.getColumnLabel(i).equals(parameterName)) {
                index = i; // of equal labels H2 takes the last
            }
        }
        return index;
    }

    private int byMetaData(@Nullable String parameterName) throws SQLException {
        ProcedureCall call = plan.statement().procedure();
        if (call == null || parameterName == null) {
            throw refused("parameters of this statement have no names");
        }
        Map<String, Integer> known = numbers;
        if (known == null) {
            Connection connection = delegate.getConnection();
            known = read(call, connection.getMetaData(), connection);
            numbers = known;
        }
        Integer number = known.get(LooseName.of(parameterName));
        int index = number == null ? 0 : call.placeholder(number);
        if (index == 0) {
            throw refused("the procedure has no such parameter, or it isn't a placeholder");
        }
        return index;
    }

    private static Map<String, Integer> read(ProcedureCall call, DatabaseMetaData metaData, Connection connection)
            throws SQLException {
        List<Name> name = call.name();
        String procedure = name.get(name.size() - 1).text();
        String catalog = name.size() > 1 ? name.get(name.size() - 2).text() : connection.getCatalog();
        String escape = metaData.getSearchStringEscape();
        String pattern = procedure
                .replace(escape, escape + escape)
                .replace("_", escape + "_")
                .replace("%", escape + "%");
        Map<String, Integer> numbers = new HashMap<>();
        try (ResultSet columns = metaData.getProcedureColumns(catalog, null, pattern, "%")) {
            while (columns.next()) {
                String parameter = columns.getString("COLUMN_NAME");
                int number = columns.getInt("ORDINAL_POSITION");
                boolean same = procedure.equalsIgnoreCase(columns.getString("PROCEDURE_NAME"));
                if (!same || parameter == null || number < 1) {
                    continue;
                }
                Integer before = numbers.put(LooseName.of(parameter), number);
                if (before != null && !Objects.equals(before, number)) {
                    throw refused("several procedures have this name");
                }
            }
        }
        return numbers;
    }

    private static SQLException refused(String why) {
        return ErrorCode.METHOD_NOT_SUPPORTED.exception(
                "parameter not found by its name; " + why + "; use its index, counting placeholders from 1");
    }
}
