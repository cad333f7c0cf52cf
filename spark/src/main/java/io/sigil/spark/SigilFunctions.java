package io.sigil.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The functions over cells, for programs; SQL has them as {@code sigil_decrypt}, {@code sigil_encrypt} and {@code sigil_token}.
 * {@code spark.sigil.url} and {@code spark.sigil.rules} of the session say where rules and keys are.
 *
 * <p>Each takes the name of a ruled column, {@code table.column} or {@code schema.table.column} as the rules file spells it. A
 * {@code perSubject} or {@code bindTo} column further takes what its cells are bound to: the data subject, then the columns of
 * {@code bindTo} in their order. A NULL gives NULL.
 */
public final class SigilFunctions {
    private SigilFunctions() {}

    /**
     * The values of cells, in the rule's type.
     *
     * @param cell BINARY, or STRING for {@code storage: text} and format-preserving columns
     */
    public static Column decrypt(Column cell, String column, Column... row) {
        return call(CellFunction.SIGIL_DECRYPT, cell, column, row);
    }

    /**
     * New cells: BINARY, or STRING for {@code storage: text} and format-preserving columns.
     *
     * @param value of the rule's type
     */
    public static Column encrypt(Column value, String column, Column... row) {
        return call(CellFunction.SIGIL_ENCRYPT, value, column, row);
    }

    /**
     * With what every cell of an equal value begins, and no other; of a deterministic column the whole cell. Those of a column
     * with {@code search: range} are in the order of the values.
     */
    public static Column token(Column value, String column) {
        return call(CellFunction.SIGIL_TOKEN, value, column);
    }

    private static Column call(CellFunction function, Column value, String column, Column... row) {
        Column[] arguments = new Column[row.length + 2];
        arguments[0] = value;
        arguments[1] = functions.lit(column);
        System.arraycopy(row, 0, arguments, 2, row.length);
        return functions.call_function(function.sqlName(), arguments);
    }
}
