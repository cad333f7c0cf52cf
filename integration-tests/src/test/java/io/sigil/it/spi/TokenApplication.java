package io.sigil.it.spi;

import io.sigil.keys.DataKeys;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.KeyRule;
import io.sigil.rules.RulesFile;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.crypto.KeyGenerator;
import org.h2.jdbcx.JdbcDataSource;

/** An application whose data keys are wrapped inside a PKCS#11 token. Prints what it finds. */
public final class TokenApplication {
    private TokenApplication() {}

    /**
     * @param arguments what to do, then its own: {@code keys configuration label…}, {@code contract rules rules}, {@code write
     *     database rules}, {@code read database rules}, {@code rewrap database rules}
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "keys" -> makeKeys(arguments);
            case "contract" -> ServiceContract.require(rule(arguments[1]), rule(arguments[2]));
            case "write" -> write(arguments[1], arguments[2]);
            case "read" -> read(arguments[1], arguments[2]);
            case "rewrap" -> rewrap(arguments[1], arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    private static KeyRule rule(String rules) throws Exception {
        return RulesFile.load(Path.of(rules)).keys().values().iterator().next();
    }

    private static void makeKeys(String[] arguments) throws Exception {
        Provider token = Security.getProvider("SunPKCS11").configure(arguments[1]);
        KeyStore keys = KeyStore.getInstance("PKCS11", token);
        keys.load(null, SoftHsm.PIN.toCharArray());
        for (int i = 2; i < arguments.length; i++) {
            KeyGenerator generator = KeyGenerator.getInstance("AES", token);
            generator.init(256);
            keys.setEntry(arguments[i], new KeyStore.SecretKeyEntry(generator.generateKey()), null);
        }
    }

    private static Connection connect(String database, String rules) throws SQLException {
        return DriverManager.getConnection("jdbc:sigil:h2:" + database + ";sigil.rules=" + rules);
    }

    private static void write(String database, String rules) throws SQLException {
        try (Connection connection = connect(database, rules);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11), name VARCHAR(40))");
            statement.executeUpdate("INSERT INTO users VALUES (1, '123-45-6789', 'Ada')");
        }
    }

    private static void read(String database, String rules) {
        try (Connection connection = connect(database, rules);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM users WHERE ssn = '123-45-6789'")) {
            while (rows.next()) {
                System.out.println("row " + rows.getString(1));
            }
        } catch (SQLException e) {
            e.printStackTrace(System.out);
        }
    }

    private static void rewrap(String database, String rules) throws Exception {
        JdbcDataSource keyStore = new JdbcDataSource();
        keyStore.setURL("jdbc:h2:" + database);
        try (DataKeys keys = DataKeys.open(
                RulesFile.load(Path.of(rules)).keys(),
                new JdbcKeyStore(keyStore, "sigil_data_key", false),
                TokenApplication.class.getClassLoader(),
                Clock.systemUTC())) {
            System.out.println("rewrapped " + keys.rewrap("pii"));
        }
    }
}
