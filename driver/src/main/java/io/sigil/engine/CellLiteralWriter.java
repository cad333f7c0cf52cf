package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.PhysicalParameter;
import java.sql.SQLException;
import java.util.Objects;

/** Writes the cell of a ruled literal as a literal of the dialect. Immutable. */
final class CellLiteralWriter implements CellLiterals {
    private final Dialect dialect;
    private final Realm realm;

    CellLiteralWriter(Dialect dialect, Realm realm) {
        this.dialect = dialect;
        this.realm = realm;
    }

    @Override
    public String cellLiteral(PhysicalParameter literal) throws SQLException {
        ColumnCipher cipher = realm.cipher(Objects.requireNonNull(literal.column()));
        byte[] canonical = cipher.canonical(Objects.requireNonNull(literal.literal()), null, literal.use());
        if (cipher.storesText()) {
            // The alphabet of text storage has no quote and no backslash.
            return "'" + cipher.sealText(canonical) + "'";
        }
        byte[] cell = cipher.seal(canonical);
        StringBuilder sql = new StringBuilder(2 * cell.length + 20);
        // PostgreSQL: a function instead of '\x…', which standard_conforming_strings would have a say in.
        sql.append(dialect == Dialect.POSTGRESQL ? "DECODE('" : "X'");
        for (byte b : cell) {
            sql.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return sql.append(dialect == Dialect.POSTGRESQL ? "', 'hex')" : "'").toString();
    }
}
