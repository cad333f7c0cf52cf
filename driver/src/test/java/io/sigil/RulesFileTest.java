package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.junit.jupiter.api.Test;

class RulesFileTest {
    private static final String VALID = """
            version: 1
            keys:
              demo: {kms: local, keyring: "${PLACE}/sigil.p12", password: x}
            tables:
              users:
                columns:
                  ssn: {key: demo, type: VARCHAR(11)}
            """;

    @Test
    void aValidFileIsParsedUnderItsName() throws SQLException {
        assertThat(new RulesFile("classpath:r.yaml", VALID)
                        .parse(name -> "/tmp")
                        .source())
                .isEqualTo("classpath:r.yaml");
    }

    @Test
    void everyErrorIsInTheMessageWithItsPosition() {
        String wrong = VALID.replace("columns:", "colums:").replace("kms: local", "kms: local, cacheTtl: soon");
        assertThatThrownBy(() -> new RulesFile("r.yaml", wrong).parse(name -> "/tmp"))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1002: rules can't be used, in r.yaml; correct them:\n")
                .hasMessageContaining("\nr.yaml:3:")
                .hasMessageContaining("\nr.yaml:6:")
                .hasMessageContaining("did you mean")
                .hasNoCause();
    }

    @Test
    void filesAreEqualWhenNameAndTextAre() {
        assertThat(new RulesFile("a", "x"))
                .isEqualTo(new RulesFile("a", "x"))
                .hasSameHashCodeAs(new RulesFile("a", "x"))
                .isNotEqualTo(new RulesFile("b", "x"))
                .isNotEqualTo(new RulesFile("a", "y"))
                .hasToString("a");
    }
}
