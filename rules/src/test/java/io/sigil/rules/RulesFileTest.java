package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {
    private static final String MINIMAL =
            "version: 1\nkeys: {demo: {kms: local, keyring: sigil.p12}}\ntables: {users: {columns: {größe: {}}}}\n";

    @TempDir
    Path directory;

    @Test
    void aFileIsReadAsUtf8() throws Exception {
        Path file = Files.writeString(directory.resolve("rules.yaml"), MINIMAL);

        Rules rules = RulesFile.load(file);

        assertThat(rules.source()).isEqualTo(file.toString());
        assertThat(rules.tables().get(0).columns().get(0).name().text()).isEqualTo("größe");
        assertThat(rules.keys().get("demo").keyring()).contains(Path.of("sigil.p12"));
    }

    @Test
    void anotherEncodingIsRefusedAtTheFirstBadByte() throws Exception {
        Path file = directory.resolve("rules.yaml");
        Files.write(file, MINIMAL.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RulesFile.load(file))
                .isInstanceOf(RulesException.class)
                .hasMessage(file + ":3:30: the file isn't UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void utf16IsRefused() {
        assertThatThrownBy(() -> RulesFile.parse("x", MINIMAL.getBytes(StandardCharsets.UTF_16), name -> null))
                .isInstanceOf(RulesException.class)
                .hasMessage("x:1:1: the file isn't UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsRefused() {
        byte[] bytes = "# ä".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RulesFile.parse("x", java.util.Arrays.copyOf(bytes, 3), name -> null))
                .hasMessage("x:1:3: the file isn't UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("nowhere.yaml");

        assertThatThrownBy(() -> RulesFile.load(file))
                .isInstanceOf(RulesException.class)
                .hasMessage(file + ":1:1: the file doesn't exist");
    }

    @Test
    void aDirectoryIsNamed() {
        assertThatThrownBy(() -> RulesFile.load(directory))
                .isInstanceOf(RulesException.class)
                .hasMessage(directory + ":1:1: this is a directory, not a file");
    }
}
