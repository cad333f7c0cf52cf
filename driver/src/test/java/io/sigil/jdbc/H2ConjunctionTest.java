package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The operands of AND in a label of H2, put where the application wrote them. */
class H2ConjunctionTest {
    private static final String AND = "\n    AND ";

    @Test
    void operandsGoToTheirPlaces() {
        assertThat(H2Conjunction.ordered("(ID > ?2)" + AND + "(AGE = 3)" + AND + "(C = ?1)", List.of(1, 2, 0)))
                .isEqualTo("(C = ?1)" + AND + "(ID > ?2)" + AND + "(AGE = 3)");
    }

    @Test
    void whatIsQuotedOrInParenthesesIsNoOperand() {
        String inner = "((A = 1)" + AND + "(B = 2))";
        String text = "(NAME = 'it''s (" + AND + "')";
        assertThat(H2Conjunction.ordered(inner + AND + text, List.of(1, 0))).isEqualTo(text + AND + inner);
    }

    @Test
    void anotherNumberOfOperandsStaysAsItIs() {
        assertThat(H2Conjunction.ordered("C = ?1", List.of(1, 0))).isEqualTo("C = ?1");
        assertThat(H2Conjunction.ordered("(C = ?1)" + AND + "(D = ?2)", List.of()))
                .isEqualTo("(C = ?1)" + AND + "(D = ?2)");
    }
}
