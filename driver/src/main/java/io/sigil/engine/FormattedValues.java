package io.sigil.engine;

import io.sigil.cell.FormatPreservingSuite;
import io.sigil.dialect.Dialect;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Between canonical values of a format-preserving column and the texts that are stored for them. Immutable, thread-safe. */
final class FormattedValues {
    private final ColumnRule rule;
    private final Dialect dialect;
    private final DataKeys keys;
    private final FormatPreservingSuite suite;

    FormattedValues(ColumnRule rule, Dialect dialect, DataKeys keys) {
        this.rule = rule;
        this.dialect = dialect;
        this.keys = keys;
        this.suite = new FormatPreservingSuite(
                rule.domain(), rule.type(), rule.alphabet().orElseThrow());
    }

    /** Whether the column can hold the value. */
    boolean takes(byte[] canonical) {
        return suite.takes(text(canonical));
    }

    String encrypt(byte[] canonical) throws SQLException {
        String stored = suite.encrypt(key(), text(canonical));
        return isFixed() && dialect == Dialect.H2 ? padded(stored) : stored;
    }

    byte[] decrypt(String stored) throws SQLException {
        return suite.decrypt(key(), isFixed() ? stripped(stored) : stored).getBytes(StandardCharsets.UTF_8);
    }

    /** Stored values name no key: there is one, for as long as the column isn't encrypted anew. */
    private DataKey key() throws SQLException {
        return keys.current(rule.key(), CellForms.purpose(rule));
    }

    private boolean isFixed() {
        return rule.type().kind() == LogicalType.Kind.CHAR;
    }

    private static String text(byte[] canonical) {
        return new String(canonical, StandardCharsets.UTF_8);
    }

    /** H2 pads what is stored, and not everything that it is compared with. */
    private String padded(String text) {
        return text + " ".repeat(Math.max(0, rule.type().maxLength().orElseThrow() - text.length()));
    }

    /** Databases pad CHAR, and a canonical one has no spaces at its end; no alphabet has the space. */
    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
