package io.sigil.jdbc;

import io.sigil.codec.Codec;
import io.sigil.engine.ColumnCipher;
import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.LooseName;
import io.sigil.sql.Procedure;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.RowIndexes;
import io.sigil.sql.RuledColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns of a result hold cells, and their ciphers. Immutable. */
final class OutputDecoders {
    /** No column is ruled. */
    static final OutputDecoders PLAIN = new OutputDecoders(
            new @Nullable ColumnCipher[0], new @Nullable Codec[0], ResultLabels.OWN, ResultColumns.PLAIN);

    private final @Nullable ColumnCipher[] ciphers;
    private final @Nullable Codec[] codecs;
    private final ResultLabels labels;
    private final ResultColumns columns;
    private final boolean anyRuled;

    private OutputDecoders(
            @Nullable ColumnCipher[] ciphers, @Nullable Codec[] codecs, ResultLabels labels, ResultColumns columns) {
        this.columns = columns;
        this.labels = labels;
        this.codecs = codecs;
        this.ciphers = ciphers;
        boolean ruled = false;
        for (ColumnCipher cipher : ciphers) {
            ruled |= cipher != null;
        }
        this.anyRuled = ruled;
    }

    /** Of a statement's plan; null: the statement gives no rows, or nothing ruled. */
    static OutputDecoders of(EngineSession session, ResultColumns expected) {
        List<@Nullable RuledColumn> outputs = expected.columns();
        @Nullable ColumnCipher[] ciphers = new @Nullable ColumnCipher[outputs == null ? 0 : outputs.size()];
        @Nullable Codec[] codecs = new @Nullable Codec[ciphers.length];
        for (int i = 0; i < ciphers.length; i++) {
            RuledColumn column = outputs == null ? null : outputs.get(i);
            if (column != null) {
                ColumnCipher cipher = session.cipher(column);
                ciphers[i] = cipher;
                codecs[i] = cipher.codec().derived(expected.origins().get(i));
            }
        }
        return new OutputDecoders(ciphers, codecs, ResultLabels.OWN, expected);
    }

    /** Of generated keys: columns of the table that was written, by name. */
    static OutputDecoders ofColumns(EngineSession session, Relation table, ResultSetMetaData keys) throws SQLException {
        @Nullable ColumnCipher[] ciphers = new @Nullable ColumnCipher[keys.getColumnCount()];
        @Nullable Codec[] codecs = new @Nullable Codec[ciphers.length];
        for (int i = 0; i < ciphers.length; i++) {
            for (Attribute attribute : table.attributes()) {
                RuledColumn column = attribute.ruled();
                if (column != null
                        && (attribute.name().equalsIgnoreCase(keys.getColumnName(i + 1))
                                || attribute.name().equalsIgnoreCase(keys.getColumnLabel(i + 1)))) {
                    ColumnCipher cipher = session.cipher(column);
                    ciphers[i] = cipher;
                    codecs[i] = cipher.codec();
                }
            }
        }
        return new OutputDecoders(ciphers, codecs, ResultLabels.OWN, ResultColumns.PLAIN);
    }

    /**
     * Of a mapped procedure's result, by label. A single column with another one is what a function returns: databases
     * name it after the expression.
     */
    static OutputDecoders ofLabels(EngineSession session, Procedure procedure, ResultSetMetaData found)
            throws SQLException {
        int count = found.getColumnCount();
        @Nullable ColumnCipher[] ciphers = new @Nullable ColumnCipher[count];
        @Nullable Codec[] codecs = new @Nullable Codec[count];
        for (int i = 0; i < count; i++) {
            RuledColumn column = procedure.result(found.getColumnLabel(i + 1));
            if (column == null && count == 1) {
                column = procedure.returned();
            }
            if (column != null) {
                ciphers[i] = session.cipher(column);
                codecs[i] = ciphers[i].codec();
            }
        }
        return new OutputDecoders(ciphers, codecs, ResultLabels.OWN, ResultColumns.PLAIN);
    }

    /** The same columns under other labels. */
    OutputDecoders labelled(ResultLabels other) {
        return other == ResultLabels.OWN ? this : new OutputDecoders(ciphers, codecs, other, columns);
    }

    ResultLabels labels() {
        return labels;
    }

    /** Whether the application sees anything else than the delegate's result. */
    boolean anyChanged() {
        return anyRuled || labels.any();
    }

    int count() {
        return ciphers.length;
    }

    /** Where the values are that the cells of a column are bound to; null: they aren't, or it isn't known. */
    @Nullable
    RowIndexes row(int column) {
        return columns.row(column - 1);
    }

    /** Null: a plain column, or none of this result. */
    @Nullable
    ColumnCipher cipher(int column) {
        return column < 1 || column > ciphers.length ? null : ciphers[column - 1];
    }

    /** What the values of a ruled column are read and described as; null for a plain one. */
    @Nullable
    Codec codec(int column) {
        return column < 1 || column > codecs.length ? null : codecs[column - 1];
    }

    /**
     * A table that has changed unnoticed gives other columns than those that were analysed.
     *
     * @param found the rows' own
     * @param names what columns are called where the analysis took them from the table; null where that is open
     */
    void requireShape(
            EngineSession session, ResultSet rows, ResultSetMetaData found, @Nullable List<@Nullable String> names)
            throws SQLException {
        if (found.getColumnCount() != ciphers.length) {
            throw changed(session, rows, "it has " + found.getColumnCount() + " columns instead of " + ciphers.length);
        }
        if (names == null) {
            return;
        }
        for (int i = 0; i < ciphers.length; i++) {
            String name = names.get(i);
            if (name != null && !isSame(name, found.getColumnLabel(i + 1))) {
                throw changed(session, rows, "its column " + (i + 1) + " isn't " + name);
            }
        }
    }

    private static boolean isSame(String expected, @Nullable String found) {
        return expected.equals(found)
                || (found != null && LooseName.of(expected).equals(LooseName.of(found)));
    }

    private static SQLException changed(EngineSession session, ResultSet rows, String what) throws SQLException {
        session.schemaChanged();
        rows.close();
        return ErrorCode.RESULT_SHAPE_CHANGED.exception(
                "result refused, " + what + "; a table was changed past this connection; prepare and execute again");
    }
}
