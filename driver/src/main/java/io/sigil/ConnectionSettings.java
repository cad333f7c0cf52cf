package io.sigil;

import io.sigil.error.ErrorCode;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a caller of {@code connect} asked for: Sigil's properties and, apart from them, the delegate's. */
final class ConnectionSettings {
    private final Map<ConnectionProperty, String> sigils;
    private final Properties delegates;

    private ConnectionSettings(Map<ConnectionProperty, String> sigils, Properties delegates) {
        this.sigils = sigils;
        this.delegates = delegates;
    }

    /** Properties come before the URL's parameters. */
    static ConnectionSettings of(Map<ConnectionProperty, String> fromUrl, @Nullable Properties info)
            throws SQLException {
        Map<ConnectionProperty, String> given = new EnumMap<>(ConnectionProperty.class);
        Properties delegates = new Properties();
        if (info != null) {
            delegates.putAll(info); // some drivers take values that aren't strings
            for (String name : info.stringPropertyNames()) {
                delegates.setProperty(name, info.getProperty(name)); // its defaults too
            }
            for (Object key : delegates.keySet().toArray()) {
                if (key instanceof String && ConnectionProperty.isSigils((String) key)) {
                    put(given, ConnectionProperty.named((String) key), String.valueOf(delegates.remove(key)));
                }
            }
        }
        Map<ConnectionProperty, String> sigils = new EnumMap<>(ConnectionProperty.class);
        sigils.putAll(fromUrl);
        sigils.putAll(given);
        return new ConnectionSettings(sigils, delegates);
    }

    private static void put(Map<ConnectionProperty, String> given, ConnectionProperty property, String value)
            throws SQLException {
        String checked = property.checked(value);
        String before = given.put(property, checked);
        if (before != null && !before.equals(checked)) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(property.propertyName()
                    + " is there twice, in the connection's properties; its values differ; leave one out");
        }
    }

    /** Null when it wasn't given and has no default. */
    @Nullable
    String get(ConnectionProperty property) {
        String value = sigils.get(property);
        return value != null ? value : property.defaultValue();
    }

    UnwrapPolicy unwrapPolicy() {
        return "allow".equals(get(ConnectionProperty.UNWRAP)) ? UnwrapPolicy.ALLOW : UnwrapPolicy.DENY;
    }

    /** A copy, without anything of Sigil's. */
    Properties delegateProperties() {
        Properties copy = new Properties();
        copy.putAll(delegates);
        return copy;
    }
}
