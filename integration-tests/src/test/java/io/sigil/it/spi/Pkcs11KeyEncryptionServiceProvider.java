package io.sigil.it.spi;

import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyEncryptionServiceProvider;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;

/** {@code kms: pkcs11}: a hardware security module through the JDK's own provider. */
public final class Pkcs11KeyEncryptionServiceProvider implements KeyEncryptionServiceProvider {
    @Override
    public String name() {
        return "pkcs11";
    }

    @Override
    public KeyEncryptionService open(KeyRule rule) throws SQLException {
        return Pkcs11KeyEncryptionService.open(rule);
    }
}
