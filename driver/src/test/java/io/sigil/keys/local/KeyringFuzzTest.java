package io.sigil.keys.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.sql.SQLException;

/** Whatever lies in the keyring's file, opening it ends with keys or a coded SQLException. */
class KeyringFuzzTest {
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] content) {
        try {
            Keyring.parse(Path.of("sigil.p12"), content, "password".toCharArray());
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).startsWith("SIGIL-501");
        }
    }
}
