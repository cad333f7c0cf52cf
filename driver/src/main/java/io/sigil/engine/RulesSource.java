package io.sigil.engine;

import io.sigil.rules.Rules;
import java.sql.SQLException;

/** Reads and validates rules. */
@FunctionalInterface
public interface RulesSource {
    /** @throws SQLException SIGIL-1002 when they can't be used */
    Rules read() throws SQLException;
}
