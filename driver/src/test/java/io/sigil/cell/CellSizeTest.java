package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.rules.Mode;
import org.junit.jupiter.api.Test;

class CellSizeTest {

    @Test
    void aRandomizedCellIs52BytesLongerThanItsPlaintextAndToken() {
        assertThat(CellSize.binary(0, Mode.RANDOMIZED, 0)).isEqualTo(4 + 8 + 24 + 16);
        assertThat(CellSize.binary(100, Mode.RANDOMIZED, 16)).isEqualTo(52 + 16 + 100);
    }

    @Test
    void aDeterministicCellIs28BytesLongerThanItsPlaintextAndToken() {
        assertThat(CellSize.binary(0, Mode.DETERMINISTIC, 0)).isEqualTo(4 + 8 + 16);
        assertThat(CellSize.binary(11, Mode.DETERMINISTIC, 0)).isEqualTo(28 + 11);
    }

    @Test
    void textTakesFourCharactersForThreeBytesWithoutPadding() {
        assertThat(CellSize.text(11, Mode.DETERMINISTIC, 0)).isEqualTo(52);
        assertThat(CellSize.text(12, Mode.DETERMINISTIC, 0)).isEqualTo(54);
        assertThat(CellSize.text(13, Mode.DETERMINISTIC, 0)).isEqualTo(55);
        assertThat(CellSize.text(14, Mode.DETERMINISTIC, 0)).isEqualTo(56);
    }

    @Test
    void theLargestCellHasASizeAndWhatIsLargerIsRefused() {
        assertThat(CellSize.text(CellSize.MAX_PLAINTEXT_BYTES, Mode.RANDOMIZED, CellSize.MAX_TOKEN_BYTES))
                .isPositive();
        assertThatThrownBy(() -> CellSize.binary(CellSize.MAX_PLAINTEXT_BYTES + 1, Mode.RANDOMIZED, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CellSize.binary(-1, Mode.RANDOMIZED, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CellSize.binary(1, Mode.RANDOMIZED, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormatPreservingValueIsNoCell() {
        assertThatThrownBy(() -> CellSize.binary(1, Mode.FORMAT_PRESERVING, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
