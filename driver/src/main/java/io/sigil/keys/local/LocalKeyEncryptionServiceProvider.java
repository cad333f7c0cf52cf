package io.sigil.keys.local;

import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyEncryptionServiceProvider;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;

/** {@code kms: local}. */
public final class LocalKeyEncryptionServiceProvider implements KeyEncryptionServiceProvider {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public KeyEncryptionService open(KeyRule rule) throws SQLException {
        return LocalKeyEncryptionService.open(rule);
    }
}
