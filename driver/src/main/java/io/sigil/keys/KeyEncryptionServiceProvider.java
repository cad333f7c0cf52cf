package io.sigil.keys;

import io.sigil.rules.KeyRule;
import java.sql.SQLException;

/**
 * Makes {@link KeyEncryptionService}s of one kind. Found by {@link java.util.ServiceLoader}; {@code aws} and {@code local}
 * are registered the same way. Public service provider interface; implementations are stateless, with a public
 * constructor without parameters.
 */
public interface KeyEncryptionServiceProvider {
    /** What {@code kms:} in the rules file calls it, in lower case. */
    String name();

    /**
     * Makes a service. Called again after a failure, so it leaves nothing half-made.
     *
     * @throws SQLException when the rule can't be followed
     */
    KeyEncryptionService open(KeyRule rule) throws SQLException;
}
