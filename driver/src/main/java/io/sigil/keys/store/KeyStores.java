package io.sigil.keys.store;

import io.sigil.keys.InstanceLog;
import io.sigil.keys.KeyStore;
import io.sigil.rules.KeystoreRule;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The key store that a rule describes. */
public final class KeyStores {
    private KeyStores() {}

    /**
     * Opens no connection and no file yet.
     *
     * @param connections to the database of {@link KeystoreRule#url()}, or to the application's own; never the application's
     *     connections. Stays the caller's to close. Unused when the rule names a file.
     */
    public static KeyStore of(KeystoreRule rule, DataSource connections) {
        if (rule.file().isPresent()) {
            return new FileKeyStore(rule.file().get(), rule.create());
        }
        return new JdbcKeyStore(connections, rule.table(), rule.create());
    }

    /**
     * What makes the key store's table by hand: the table, and the row that names the store by a new random id.
     *
     * @return statements without semicolons; empty when the rule names a file
     */
    public static List<String> statements(KeystoreRule rule) {
        if (rule.file().isPresent()) {
            return List.of();
        }
        KeyTable table = new KeyTable(rule.table(), 0);
        return List.of(
                table.create(),
                "INSERT INTO " + table + " VALUES (0, '" + UUID.randomUUID()
                        + "', '', 'STORE', '', 0, 'ACTIVE', '', '', '-', '', '-')");
    }

    /** Which JVMs use that key store, under which rules; see {@link #of} for the parameters. */
    public static InstanceLog instances(KeystoreRule rule, DataSource connections) {
        return rule.file().isPresent()
                ? new FileInstanceLog(rule.file().get())
                : new JdbcInstanceLog(connections, rule.table(), rule.create());
    }
}
