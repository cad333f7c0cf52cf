package io.sigil;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds the rules file: the first place that names one. Immutable. */
final class RulesLookup {
    private static final String SYSTEM_PROPERTY = "sigil.rules";
    private static final String VARIABLE = "SIGIL_RULES";
    private static final String DEFAULT_RESOURCE = "sigil.yaml";

    private final Environment environment;

    RulesLookup(Environment environment) {
        this.environment = environment;
    }

    /**
     * @param given the connection property, from the {@code Properties} or the URL; null when it isn't there
     * @throws SQLException when no place names a file, or the file that it names can't be read
     */
    RulesFile find(@Nullable String given) throws SQLException {
        if (given != null) {
            return read(given, "the connection property sigil.rules");
        }
        String property = environment.systemProperty(SYSTEM_PROPERTY);
        if (property != null) {
            return read(property, "the system property sigil.rules");
        }
        String variable = environment.variable(VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return read(variable, "the environment variable SIGIL_RULES");
        }
        RulesLocation fallback = new RulesLocation(RulesLocation.CLASS_PATH + DEFAULT_RESOURCE, "the default");
        if (fallback.exists(environment.classLoaders())) {
            return fallback.read(environment.classLoaders());
        }
        throw ErrorCode.RULES_MISSING.exception("no rules, for this connection; looked at the connection's properties,"
                + " the URL's parameters (both sigil.rules), the system property sigil.rules, the environment variable"
                + " SIGIL_RULES, and sigil.yaml on the class path ("
                + environment.classLoaders().size()
                + " class loaders); give sigil.rules the path of a rules file, or classpath:name");
    }

    private RulesFile read(String location, String origin) throws SQLException {
        return new RulesLocation(location, origin).read(environment.classLoaders());
    }
}
