package io.sigil.it.spi;

import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyEncryptionServiceProvider;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;

/** {@code kms: deriving}. */
public final class DerivingKeyEncryptionServiceProvider implements KeyEncryptionServiceProvider {
    @Override
    public String name() {
        return "deriving";
    }

    @Override
    public KeyEncryptionService open(KeyRule rule) throws SQLException {
        return DerivingKeyEncryptionService.open(rule);
    }
}
