package io.sigil.keys.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever lies in the key store's file, reading it ends with keys or a RuntimeException, and keys survive a rewrite. */
class KeyFileFuzzTest {
    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] content) {
        KeyFile read;
        try {
            read = KeyFile.parse(content);
        } catch (RuntimeException refused) {
            return;
        }
        KeyFile again = KeyFile.parse(read.bytes());
        assertThat(again).usingRecursiveComparison().isEqualTo(read);
    }
}
