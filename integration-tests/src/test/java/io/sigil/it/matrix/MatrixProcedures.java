package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.TwinCase;
import java.util.List;
import java.util.Locale;

/**
 * The stored procedures of one {@link MatrixType} over its table person. On the ruled side the bare delegate makes them, with
 * parameters of the physical type; what they do is the same text on both.
 *
 * <ul>
 *   <li>find(p): the rows whose d is p
 *   <li>store(i, p), storex(i, p): writes p into d, or x, of one row
 *   <li>last(i): a function, d of one row
 *   <li>other(i): no rule maps it
 * </ul>
 */
final class MatrixProcedures {
    private static final List<MatrixType> TYPES = List.of(MatrixType.TEXT, MatrixType.STORED, MatrixType.DATE);

    private final MatrixType type;
    private final Dialect dialect;
    private final String s;
    private final String person;

    MatrixProcedures(MatrixType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.s = type.suffix();
        this.person = "person_" + s;
    }

    static boolean isMadeFor(MatrixType type, Dialect dialect) {
        return TYPES.contains(type);
    }

    String rules() {
        String d = person + ".d";
        String x = person + ".x";
        String rows = "{d: " + d + ", x: " + x + ", d2: " + person + ".d2, x2: " + person + ".x2}";
        return "  find_" + s + ": {parameters: {1: " + d + "}, results: " + rows + "}\n" + "  store_" + s
                + ": {parameters: {2: " + d + "}}\n" + "  storex_" + s + ": {parameters: {2: " + x + "}}\n" + "  last_"
                + s + ": {results: {last_" + s + ": " + d + "}}\n";
    }

    TwinCase addTo(TwinCase fixture) {
        String plain = plainType();
        String cells = physicalType();
        return fixture.table("find_" + s, find(plain), find(cells))
                .table("store_" + s, store("store_", "d", plain), store("store_", "d", cells))
                .table("storex_" + s, store("storex_", "x", plain), store("storex_", "x", cells))
                .table("last_" + s, last(plain), last(cells))
                .table("other_" + s, other(), other());
    }

    private String plainType() {
        boolean text = dialect.isMySqlFamily() && type.isText();
        return type.sqlType(dialect) + (text ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "");
    }

    private String physicalType() {
        if (type == MatrixType.STORED) {
            return dialect.isMySqlFamily() ? "VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin" : "VARCHAR";
        }
        return dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(300)";
    }

    private String find(String p) {
        return switch (dialect) {
            case H2 -> alias("find_", "find" + h2Type(p));
            case POSTGRESQL ->
                "CREATE FUNCTION find_" + s + "(p " + p + ") RETURNS SETOF " + person
                        + " LANGUAGE SQL AS $$ SELECT * FROM " + person + " WHERE d = $1 $$";
            case MYSQL, MARIADB ->
                "CREATE PROCEDURE find_" + s + "(IN p " + p + ") SELECT id, d, x, name FROM " + person + " WHERE d = p";
        };
    }

    private String store(String name, String column, String p) {
        String update = "UPDATE " + person + " SET " + column + " = ";
        return switch (dialect) {
            case H2 -> alias(name, "store" + column.toUpperCase(Locale.ROOT) + h2Type(p));
            case POSTGRESQL ->
                "CREATE PROCEDURE " + name + s + "(i INT, p " + p + ") LANGUAGE SQL AS $$ " + update
                        + "$2 WHERE id = $1 $$";
            case MYSQL, MARIADB ->
                "CREATE PROCEDURE " + name + s + "(IN i INT, IN p " + p + ") " + update + "p WHERE id = i";
        };
    }

    private String last(String p) {
        return switch (dialect) {
            case H2 -> alias("last_", "last" + h2Type(p));
            case POSTGRESQL ->
                "CREATE FUNCTION last_" + s + "(i INT) RETURNS " + p + " LANGUAGE SQL AS $$ SELECT d FROM " + person
                        + " WHERE id = $1 $$";
            case MYSQL, MARIADB ->
                "CREATE FUNCTION last_" + s + "(i INT) RETURNS " + p + " READS SQL DATA RETURN (SELECT d FROM " + person
                        + " WHERE id = i)";
        };
    }

    private String other() {
        return switch (dialect) {
            case H2 -> alias("other_", "other");
            case POSTGRESQL ->
                "CREATE FUNCTION other_" + s + "(i INT) RETURNS SETOF INT LANGUAGE SQL AS $$ SELECT age FROM " + person
                        + " WHERE id = $1 $$";
            case MYSQL, MARIADB ->
                "CREATE PROCEDURE other_" + s + "(IN i INT) SELECT name, age FROM " + person + " WHERE id = i";
        };
    }

    private String h2Type(String p) {
        return p.startsWith("VARBINARY") ? "Bytes" : p.startsWith("DATE") ? "Date" : "Text";
    }

    private String alias(String name, String method) {
        return "CREATE ALIAS " + name + s + " FOR '" + H2Procedures.class.getName() + "." + method
                + (method.equals("other") ? "" : "_" + s) + "'";
    }
}
