package io.sigil.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void documentShowsTheStatementThatIsSent() throws IOException {
        String document = Files.readString(Path.of("../docs/keys.md"));
        String shown = document.substring(document.indexOf("CREATE TABLE"), document.indexOf("```\n\nand one row"));
        assertThat(shown)
                .isEqualToNormalizingWhitespace(
                        new KeyTable("sigil_data_key", 1).create().replace("(key_id", "( key_id"));
    }
}
