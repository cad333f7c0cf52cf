package io.sigil;

import io.sigil.error.ErrorCode;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sigil's connection properties. Each may be given in the {@code Properties} passed to {@code connect} or as a parameter
 * of the URL, the former first; names are recognised in any case. The delegate never sees them.
 */
public enum ConnectionProperty {
    /** Where the rules file is. */
    RULES(
            "sigil.rules",
            null,
            "The rules file: a path, or classpath:name. Also looked for in the system property sigil.rules, the"
                    + " environment variable SIGIL_RULES and sigil.yaml on the class path."),
    /** The driver behind Sigil, where it isn't found by its URL. */
    DELEGATE_DRIVER(
            "sigil.delegateDriver",
            null,
            "Class name of the database's driver. Without it, the first driver that accepts the URL."),
    /** What {@code unwrap} may hand out. */
    UNWRAP(
            "sigil.unwrap",
            "deny",
            "Whether unwrap may hand out the delegate's own objects, which bypass encryption.",
            "deny",
            "allow");

    private static final String PREFIX = "sigil.";

    private final String propertyName;
    private final @Nullable String defaultValue;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> choices;

    ConnectionProperty(String propertyName, @Nullable String defaultValue, String description, String... choices) {
        this.propertyName = propertyName;
        this.defaultValue = defaultValue;
        this.description = description;
        this.choices = List.of(choices);
    }

    /** As it is written in {@code Properties} and URLs; begins with {@code sigil.}. */
    public String propertyName() {
        return propertyName;
    }

    /** Null when there is none. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** One or two English sentences. */
    public String description() {
        return description;
    }

    /** The values it may have; empty when any will do. */
    public List<String> choices() {
        return choices;
    }

    /** Whether a property of this name is Sigil's, known or not, and therefore hidden from the delegate. */
    static boolean isSigils(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The property of this name; a misspelt one is refused, because it was meant for something. */
    static ConnectionProperty named(String name) throws SQLException {
        for (ConnectionProperty property : values()) {
            if (property.propertyName.equalsIgnoreCase(name)) {
                return property;
            }
        }
        throw ErrorCode.CONFIGURATION_INVALID.exception("unknown property " + name
                + ", in the URL or the connection's properties; Sigil has "
                + Arrays.stream(values()).map(ConnectionProperty::propertyName).collect(Collectors.joining(", "))
                + "; correct the name");
    }

    /** The value in the spelling of {@link #choices()}; refused when it is none of them. */
    String checked(String value) throws SQLException {
        if (value.isEmpty()) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    propertyName + " is empty, in the URL or the properties; give it a value or leave it out");
        }
        if (choices.isEmpty()) {
            return value;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (choices.contains(lower)) {
            return lower;
        }
        throw ErrorCode.CONFIGURATION_INVALID.exception(propertyName
                + " has a value that it can't have, in the URL or the properties; it may be "
                + String.join(" or ", choices)
                + "; correct the value");
    }

    DriverPropertyInfo info(@Nullable String value) {
        DriverPropertyInfo info = new DriverPropertyInfo(propertyName, value != null ? value : defaultValue);
        info.description = description;
        if (!choices.isEmpty()) {
            info.choices = choices.toArray(new String[0]);
        }
        return info;
    }
}
