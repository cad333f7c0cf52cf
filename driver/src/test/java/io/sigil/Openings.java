package io.sigil;

import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Notes what the entry asks the engine for, and answers with the delegate's own connection. */
final class Openings implements ConnectionOpener {
    record Opening(RulesFile rules, DataSource delegate, UnwrapPolicy unwrap) {}

    private final List<Opening> all = new ArrayList<>();

    /** A connector whose process has no property or variable but these. */
    Connector connector(Map<String, String> systemProperties, Map<String, String> variables) {
        return new Connector(this, () -> environment(systemProperties, variables));
    }

    Connector connector() {
        return connector(Map.of(), Map.of());
    }

    static Environment environment(Map<String, String> systemProperties, Map<String, String> variables) {
        ClassLoader loader = Openings.class.getClassLoader();
        return new Environment(systemProperties::get, variables::get, List.of(loader));
    }

    Opening last() {
        return all.get(all.size() - 1);
    }

    int count() {
        return all.size();
    }

    @Override
    public Connection open(RulesFile rules, DataSource delegate, UnwrapPolicy unwrap) throws SQLException {
        all.add(new Opening(rules, delegate, unwrap));
        return delegate.getConnection();
    }
}
