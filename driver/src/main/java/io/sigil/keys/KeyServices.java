package io.sigil.keys;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The key encryption services that are installed, by name. Immutable. */
final class KeyServices {
    private final Map<String, KeyEncryptionServiceProvider> providers;

    private KeyServices(Map<String, KeyEncryptionServiceProvider> providers) {
        this.providers = providers;
    }

    /** What the application's class loader sees, and what Sigil's own does. The first of a name counts. */
    static KeyServices installed(ClassLoader application) {
        Map<String, KeyEncryptionServiceProvider> providers = new TreeMap<>();
        collect(KeyServices.class.getClassLoader(), providers);
        collect(application, providers);
        return new KeyServices(providers);
    }

    KeyEncryptionServiceProvider provider(KeyRule rule) throws SQLException {
        KeyEncryptionServiceProvider provider = providers.get(rule.kms());
        if (provider == null) {
            throw ErrorCode.KEY_SERVICE_UNKNOWN.exception("key '" + rule.name() + "' names key encryption service '"
                    + rule.kms() + "', which isn't installed; there are " + providers.keySet()
                    + "; correct 'kms', or add the service's jar to the class path");
        }
        return provider;
    }

    private static void collect(ClassLoader loader, Map<String, KeyEncryptionServiceProvider> providers) {
        Iterator<KeyEncryptionServiceProvider> found =
                ServiceLoader.load(KeyEncryptionServiceProvider.class, loader).iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    KeyEncryptionServiceProvider provider = found.next();
                    providers.putIfAbsent(provider.name(), provider);
                }
            } catch (ServiceConfigurationError broken) {
                // Somebody else's broken provider; a rule that needs it will miss its name.
                System.getLogger(KeyServices.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "A key encryption service can't be loaded; rules that name it are refused.",
                                broken);
            }
        }
    }
}
