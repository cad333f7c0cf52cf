package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a label of H2 without the cutting of tokens. */
class H2CutsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "C = ?1 | C = ?1",
                "SUBSTRING(C FROM 1 FOR 20) = ?1 | C = ?1",
                "SUBSTRING(P.\"c)\" FROM 1 FOR 102) IN(?1, ?2) | P.\"c)\" IN(?1, ?2)",
                "MAX(SUBSTRING(A FROM 1 FOR 4)) < MIN(SUBSTRING(B FROM 1 FOR 4)) | MAX(A) < MIN(B)",
                "SUBSTRING(COALESCE(C, D) FROM 1 FOR 4) = 'SUBSTRING(x FROM 1 FOR 4)'"
                        + " | COALESCE(C, D) = 'SUBSTRING(x FROM 1 FOR 4)'",
                "SUBSTRING(SUBSTRING(C FROM 1 FOR 4) FROM 1 FOR 4) | C",
                "SUBSTRING(C FROM 2 FOR 4) | SUBSTRING(C FROM 2 FOR 4)",
                "'it''s' SUBSTRING(C | 'it''s' SUBSTRING(C",
            })
    void labelHasNoCuts(String label, String expected) {
        assertThat(H2Cuts.without(label)).isEqualTo(expected);
    }
}
