package io.sigil.it.oracle;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A result set, read to its end.
 *
 * @param columns what its metadata says
 * @param rows every value by getObject, with its class
 */
record Snapshot(List<Column> columns, List<List<String>> rows) {

    /** The logical metadata of one result column. */
    record Column(String label, int type, int precision, int scale, String className, int nullable) {

        /** An INTEGER as a BIGINT. */
        Column widened() {
            return type == Types.INTEGER
                    ? new Column(label, Types.BIGINT, 19, scale, Long.class.getName(), nullable)
                    : this;
        }

        Column ofUnknownNullability() {
            return new Column(label, type, precision, scale, className, ResultSetMetaData.columnNullableUnknown);
        }

        @Override
        public String toString() {
            return label + " (type " + type + ", precision " + precision + ", scale " + scale + ", class " + className
                    + ", nullable " + nullable + ")";
        }
    }

    static Snapshot of(ResultSet resultSet) throws SQLException {
        ResultSetMetaData metaData = resultSet.getMetaData();
        int count = metaData.getColumnCount();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            columns.add(new Column(
                    metaData.getColumnLabel(i),
                    metaData.getColumnType(i),
                    metaData.getPrecision(i),
                    metaData.getScale(i),
                    metaData.getColumnClassName(i),
                    metaData.isNullable(i)));
        }
        List<List<String>> rows = new ArrayList<>();
        while (resultSet.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                row.add(read(resultSet.getObject(i)));
            }
            rows.add(row);
        }
        return new Snapshot(columns, rows);
    }

    private static String read(Object value) throws SQLException {
        if (value instanceof Clob clob) {
            return "Clob " + clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof Blob blob) {
            return "Blob " + canonical(blob.getBytes(1, (int) blob.length()));
        }
        return canonical(value instanceof Array array ? array.getArray() : value);
    }

    /** A value with its class, so that 1 and 1L, or a date and its text, differ. */
    static String canonical(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return "byte[] " + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Object[] elements) {
            return Arrays.stream(elements).map(Snapshot::canonical).toList().toString();
        }
        return value.getClass().getSimpleName() + " " + value;
    }
}
