package io.sigil.keys.aws;

import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyEncryptionServiceProvider;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;

/** {@code kms: aws}. */
public final class AwsKeyEncryptionServiceProvider implements KeyEncryptionServiceProvider {
    @Override
    public String name() {
        return "aws";
    }

    @Override
    public KeyEncryptionService open(KeyRule rule) throws SQLException {
        return AwsKeyEncryptionService.open(rule);
    }
}
