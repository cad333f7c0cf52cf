package io.sigil.keys.local;

import io.sigil.keys.KeyEncryptionService;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.Secret;
import java.nio.file.Path;

/** A process that opens a keyring, or makes it, and prints its key's id. */
final class KeyringCreator {
    private KeyringCreator() {}

    public static void main(String[] args) throws Exception {
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "demo", "local")
                .keyring(Path.of(args[0]))
                .password(new Secret(args[1]))
                .create(true)
                .build();
        try (KeyEncryptionService service = new LocalKeyEncryptionServiceProvider().open(rule)) {
            System.out.println(service.keyId());
        }
    }
}
