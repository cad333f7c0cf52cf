package io.sigil.operations;

import io.sigil.SigilDataSource;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKeys;
import io.sigil.keys.InstanceLog;
import io.sigil.keys.KeyStore;
import io.sigil.keys.store.FileKeyStore;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.keys.store.KeyStores;
import io.sigil.rules.KeystoreRule;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesFile;
import io.sigil.schema.SessionReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What an operation works on: a database, past encryption and through it, the rules, and the keys. Opens nothing before it is
 * asked. Thread-safe.
 */
public final class Target implements AutoCloseable {
    private final DatabaseAccess access;
    private final Path rulesFile;
    private final Rules rules;
    private @Nullable Dialect dialect;
    private @Nullable RuledDatabase ruled;

    private Target(DatabaseAccess access, Path rulesFile, Rules rules) {
        this.access = access;
        this.rulesFile = rulesFile;
        this.rules = rules;
    }

    /** @throws SQLException SIGIL-1002 with every error of the rules file */
    public static Target open(DatabaseAccess access, Path rulesFile) throws SQLException {
        try {
            return new Target(access, rulesFile, RulesFile.load(rulesFile));
        } catch (RulesException e) {
            String errors = e.errors().stream().map(String::valueOf).collect(Collectors.joining("\n"));
            throw ErrorCode.RULES_INVALID.exception(
                    "rules can't be used, in " + rulesFile + "; correct them:\n" + errors);
        }
    }

    /** As the file said when the target was opened. */
    public Rules rules() {
        return rules;
    }

    public Path rulesFile() {
        return rulesFile;
    }

    /** Connections past encryption: they see cells. */
    public DataSource plain() {
        return access;
    }

    /** Connections through Sigil, under the rules file as it is when each statement is executed. */
    public DataSource encrypted() {
        SigilDataSource source = new SigilDataSource();
        source.setDataSource(access);
        source.setRules(rulesFile.toString());
        return source;
    }

    /** @throws SQLException when the database can't be reached, SIGIL-1006 when Sigil doesn't know its like */
    public synchronized Dialect dialect() throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            try (Connection connection = access.getConnection()) {
                known = SessionReader.of(connection).dialect();
            }
            dialect = known;
        }
        return known;
    }

    /** The key store, made when it is missing and the rules say so; the caller's to close. */
    public KeyStore keyStore() {
        return KeyStores.of(rules.keystore(), keyStoreConnections());
    }

    /** The key store as it is: a missing one is SIGIL-5016, whatever the rules say. The caller's to close. */
    public KeyStore existingKeyStore() {
        KeystoreRule rule = rules.keystore();
        return rule.file().isPresent()
                ? new FileKeyStore(rule.file().get(), false)
                : new JdbcKeyStore(keyStoreConnections(), rule.table(), false);
    }

    /** Which JVMs use the key store, and under which rules. */
    public InstanceLog instances() {
        return KeyStores.instances(rules.keystore(), keyStoreConnections());
    }

    private DataSource keyStoreConnections() {
        return rules.keystore().url().map(access::at).orElse(access);
    }

    /** The database under the rules as the file said when the target was opened; closed with the target. */
    public synchronized RuledDatabase ruled() throws SQLException {
        RuledDatabase open = ruled;
        if (open == null) {
            open = RuledDatabase.open(access, rules, classLoader());
            ruled = open;
        }
        return open;
    }

    /** The data keys, closed with the target. */
    public DataKeys keys() throws SQLException {
        return ruled().keys();
    }

    /** Where key encryption services may lie. */
    public static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Target.class.getClassLoader();
    }

    /** Lets go of the data keys. */
    @Override
    public synchronized void close() {
        RuledDatabase open = ruled;
        if (open != null) {
            open.close();
            ruled = null;
        }
    }
}
