package io.sigil.it.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data keys wrapped by a key that never leaves a PKCS#11 token; SoftHSM stands in for the hardware. */
class HardwareTokenTest {
    @TempDir
    private Path folder;

    private SoftHsm token;

    @BeforeEach
    void initialise() throws Exception {
        token = SoftHsm.initialise(folder);
        token.application("keys", token.configuration().toString(), "kek1", "kek2");
    }

    private String rules(String file, String keyId, String trusted, String pin) throws Exception {
        return Files.writeString(
                        folder.resolve(file),
                        "version: 1\nkeys:\n  pii: {kms: pkcs11, keyring: " + token.configuration() + ", password: '"
                                + pin + "', keyId: " + keyId + ", trusted: [" + trusted + "]}\n"
                                + "tables:\n  users:\n    columns:\n"
                                + "      ssn: {key: pii, type: VARCHAR(11), mode: deterministic}\n"
                                + "      name: {key: pii, type: VARCHAR(40)}\n")
                .toString();
    }

    @Test
    void keyInTheTokenKeepsTheContract() throws Exception {
        String before = rules("before.yaml", "kek1", "pkcs11:kek1", SoftHsm.PIN);
        String after = rules("after.yaml", "kek2", "pkcs11:kek1", SoftHsm.PIN);
        assertThat(token.application("contract", before, after)).contains("done");
    }

    @Test
    void applicationReadsAgainAfterARestartAndAfterTheTokensKeyWasReplaced() throws Exception {
        String database = folder.resolve("data").toString();
        String before = rules("before.yaml", "kek1", "pkcs11:kek1", SoftHsm.PIN);
        token.application("write", database, before);
        assertThat(token.application("read", database, before)).contains("row Ada");
        String both = rules("both.yaml", "kek2", "pkcs11:kek1", SoftHsm.PIN);
        assertThat(token.application("rewrap", database, both)).contains("rewrapped 2");
        String after = rules("after.yaml", "kek2", "pkcs11:kek2", SoftHsm.PIN);
        assertThat(token.application("read", database, after)).contains("row Ada");
        assertThat(token.application("read", database, before))
                .contains("SIGIL-5009")
                .contains("don't trust")
                .doesNotContain("Ada");
        assertThat(token.application("read", database, rules("pin.yaml", "kek2", "pkcs11:kek2", "161803")))
                .contains("the token refuses the PIN")
                .doesNotContain("161803")
                .doesNotContain("Ada");
    }
}
