package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.SqlSession;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a delegate how SQL reads in its session. Immutable; belongs to its connection. */
public final class SessionReader {
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    /** Not so in Turkish and a few other locales. */
    private static final String ENGLISH_CASE = "UPPER('i') = 'I' AND LOWER('I') = 'i'";

    private final Connection delegate;
    private final Dialect dialect;

    private SessionReader(Connection delegate, Dialect dialect) {
        this.delegate = delegate;
        this.dialect = dialect;
    }

    /** @throws SQLException SIGIL-1006 when Sigil doesn't know the database */
    public static SessionReader of(Connection delegate) throws SQLException {
        return new SessionReader(delegate, dialect(delegate.getMetaData()));
    }

    private static Dialect dialect(DatabaseMetaData metaData) throws SQLException {
        String product = String.valueOf(metaData.getDatabaseProductName());
        String version = String.valueOf(metaData.getDatabaseProductVersion());
        switch (product.toLowerCase(Locale.ROOT)) {
            case "h2":
                return Dialect.H2;
            case "postgresql":
                return Dialect.POSTGRESQL;
            case "mariadb":
                return Dialect.MARIADB;
            case "mysql":
                // Connector/J calls a MariaDB server MySQL, and tells it by its version.
                return version.toLowerCase(Locale.ROOT).contains("mariadb") ? Dialect.MARIADB : Dialect.MYSQL;
            default:
                throw ErrorCode.DATABASE_UNSUPPORTED.exception("connection refused, database " + product
                        + "; Sigil understands the SQL of H2, PostgreSQL, MySQL and MariaDB only; use one of these");
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /** To be called once, at connect. */
    public HomeSchema home(SqlSession session) throws SQLException {
        return new HomeSchema(identifierCase(), session);
    }

    /** The session as it is now. */
    public SqlSession read() throws SQLException {
        switch (dialect) {
            case H2:
                return h2();
            case POSTGRESQL:
                return postgreSql();
            case MYSQL:
            case MARIADB:
                return mySql();
        }
        throw new AssertionError(dialect);
    }

    private IdentifierCase identifierCase() throws SQLException {
        switch (dialect) {
            case H2:
                DatabaseMetaData metaData = delegate.getMetaData();
                return IdentifierCase.h2(
                        metaData.storesUpperCaseIdentifiers(),
                        metaData.storesLowerCaseIdentifiers(),
                        !metaData.supportsMixedCaseQuotedIdentifiers());
            case POSTGRESQL:
                return IdentifierCase.postgreSql();
            case MYSQL:
            case MARIADB:
                return ask("SELECT @@lower_case_table_names", row -> IdentifierCase.mySql(row.getInt(1)));
        }
        throw new AssertionError(dialect);
    }

    private SqlSession h2() throws SQLException {
        String settings = "SELECT DATABASE(), SCHEMA(), (SELECT STATE_COMMAND FROM INFORMATION_SCHEMA.SESSION_STATE"
                + " WHERE STATE_KEY = 'SCHEMA_SEARCH_PATH'),"
                + " '' IS NOT NULL AND " + ENGLISH_CASE + " AND 'a' <> 'A' AND 'a' <> ('a' || CHAR(1)),"
                + " (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DEFAULT_ESCAPE')";
        return ask(settings, row -> {
            List<String> path = new ArrayList<>();
            path.add(Objects.requireNonNull(row.getString(2)));
            String command = row.getString(3);
            Matcher schema = QUOTED.matcher(command == null ? "" : command);
            while (schema.find()) {
                path.add(schema.group(1).replace("\"\"", "\""));
            }
            String escape = row.getString(5);
            SqlSession session = new SqlSession(
                    dialect,
                    true,
                    false,
                    true,
                    row.getBoolean(4),
                    true,
                    Objects.requireNonNull(row.getString(1)),
                    path);
            // H2 itself refuses a longer one.
            return escape == null ? session : session.withLikeEscape(escape.isEmpty() ? null : escape.charAt(0));
        });
    }

    private SqlSession postgreSql() throws SQLException {
        String settings = "SELECT current_catalog, current_setting('standard_conforming_strings'),"
                + " s.name, " + ENGLISH_CASE + ", current_setting('server_version_num')::int >= 180000"
                + " FROM (SELECT 1) one LEFT JOIN unnest(current_schemas(true)) WITH ORDINALITY"
                + " AS s(name, position) ON true ORDER BY s.position";
        return ask(settings, row -> {
            String catalog = Objects.requireNonNull(row.getString(1));
            boolean backslashEscapes = "off".equals(row.getString(2));
            boolean ordinaryText = row.getBoolean(4);
            boolean extremesOfBytes = row.getBoolean(5);
            List<String> path = new ArrayList<>();
            do {
                String schema = row.getString(3);
                if (schema != null) {
                    path.add(schema);
                }
            } while (row.next());
            return new SqlSession(dialect, true, backslashEscapes, true, ordinaryText, extremesOfBytes, catalog, path);
        });
    }

    private SqlSession mySql() throws SQLException {
        return ask("SELECT @@sql_mode, DATABASE(), '' IS NOT NULL AND " + ENGLISH_CASE, row -> {
            List<String> modes =
                    List.of(Objects.requireNonNullElse(row.getString(1), "").split(","));
            return new SqlSession(
                    dialect,
                    modes.contains("ANSI_QUOTES"),
                    !modes.contains("NO_BACKSLASH_ESCAPES"),
                    modes.contains("PIPES_AS_CONCAT"),
                    row.getBoolean(3) && !modes.contains("ORACLE"),
                    true,
                    Objects.requireNonNullElse(row.getString(2), ""),
                    List.of());
        });
    }

    private <T> T ask(String sql, Answer<T> answer) throws SQLException {
        try (Statement statement = delegate.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return answer.from(row);
        }
    }

    /** Reads the answer, of which there is at least one row. */
    private interface Answer<T> {
        T from(ResultSet row) throws SQLException;
    }
}
