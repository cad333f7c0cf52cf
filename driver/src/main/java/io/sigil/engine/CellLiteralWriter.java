package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RowValue;
import io.sigil.sql.RowValues;
import io.sigil.sql.constant.BoundConstant;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the cell of a ruled literal as a literal of the dialect. Immutable. */
final class CellLiteralWriter implements CellLiterals {
    private final Dialect dialect;
    private final Realm realm;

    CellLiteralWriter(Dialect dialect, Realm realm) {
        this.dialect = dialect;
        this.realm = realm;
    }

    private @Nullable CellRow row(@Nullable RowValues row) throws SQLException {
        if (row == null) {
            return null;
        }
        List<ColumnValue> key = new ArrayList<>();
        for (RowValue value : row.key()) {
            key.add(value(value));
        }
        RowValue subject = row.subject();
        return CellRow.of(subject == null ? null : value(subject), key);
    }

    private ColumnValue value(RowValue value) throws SQLException {
        return ColumnValue.of(value.column(), value.literal(), value.use(), dialect);
    }

    @Override
    public String cellLiteral(PhysicalParameter literal) throws SQLException {
        ColumnCipher cipher = realm.cipher(Objects.requireNonNull(literal.column()));
        BoundConstant constant = literal.constant();
        if (constant != null && !constant.applicationIndexes().isEmpty()) {
            // A statement without parameters can't bind one; the database says so.
            return "?";
        }
        Object value = constant == null ? Objects.requireNonNull(literal.literal()) : constant.value(index -> null);
        if (value == null) {
            return "NULL";
        }
        Object sent = CellSource.of(cipher, value, null, literal.use(), literal.search())
                .make(row(literal.row()));
        if (sent instanceof String) {
            return textLiteral((String) sent);
        }
        String hex = hex((byte[]) sent);
        // PostgreSQL: E'…' reads alike whatever standard_conforming_strings says, and a view shows it as a constant.
        return dialect == Dialect.POSTGRESQL ? "E'\\\\x" + hex + "'::bytea" : "X'" + hex + "'";
    }

    /** Cells in text storage have neither quotes nor backslashes; format-preserving ones have what their values have. */
    private String textLiteral(String text) {
        boolean bare = text.chars().noneMatch(c -> c == '\\' || c < ' ');
        if (bare || dialect == Dialect.H2) {
            return "'" + text.replace("'", "''") + "'";
        }
        // How a backslash reads depends on the session's settings; these forms don't.
        return dialect == Dialect.POSTGRESQL
                ? "E'" + text.replace("'", "''").replace("\\", "\\\\") + "'"
                : "_utf8mb4 X'" + hex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            hex.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return hex.toString();
    }
}
