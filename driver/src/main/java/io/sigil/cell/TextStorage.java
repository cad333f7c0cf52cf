package io.sigil.cell;

import io.sigil.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Cells as text: base64 (RFC 4648 §4) over an alphabet in ASCII order and without padding, so that texts compare as the
 * bytes do wherever the column's collation is binary. Every cell's text begins with {@code SIGL}.
 */
public final class TextStorage {

    private static final byte[] ALPHABET =
            "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

    private static final int NOT_IN_ALPHABET = -1;

    private static final byte[] VALUES = valuesOfCharacters();

    private TextStorage() {}

    private static byte[] valuesOfCharacters() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) NOT_IN_ALPHABET);
        for (int i = 0; i < ALPHABET.length; i++) {
            values[ALPHABET[i]] = (byte) i;
        }
        return values;
    }

    /** Characters of the text of that many bytes. */
    static int encodedLength(int bytes) {
        return (int) ((bytes * 4L + 2) / 3);
    }

    /** The cell as text; also serves bounds of searches, which are cut-off or filled-up cells. */
    public static String encode(byte[] cell) {
        byte[] text = new byte[encodedLength(cell.length)];
        int out = 0;
        int in = 0;
        for (; in + 3 <= cell.length; in += 3) {
            int group = (cell[in] & 0xff) << 16 | (cell[in + 1] & 0xff) << 8 | (cell[in + 2] & 0xff);
            text[out++] = ALPHABET[group >> 18];
            text[out++] = ALPHABET[group >> 12 & 0x3f];
            text[out++] = ALPHABET[group >> 6 & 0x3f];
            text[out++] = ALPHABET[group & 0x3f];
        }
        int rest = cell.length - in;
        if (rest > 0) {
            int group = (cell[in] & 0xff) << 16 | (rest == 2 ? (cell[in + 1] & 0xff) << 8 : 0);
            text[out++] = ALPHABET[group >> 18];
            text[out++] = ALPHABET[group >> 12 & 0x3f];
            if (rest == 2) {
                text[out] = ALPHABET[group >> 6 & 0x3f];
            }
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    /**
     * The bytes of a text that {@link #encode} made.
     *
     * @throws SQLException SIGIL-4001 for any other text: a foreign character, a length that no cell has, or bits set
     *     that {@link #encode} leaves clear, so that each cell has one text only
     */
    public static byte[] decode(String text) throws SQLException {
        int rest = text.length() % 4;
        if (rest == 1) {
            throw notACell("its length is none of a cell's text");
        }
        byte[] cell = new byte[(int) (text.length() * 3L / 4)];
        int out = 0;
        int in = 0;
        for (; in + 4 <= text.length(); in += 4) {
            int group =
                    value(text, in) << 18 | value(text, in + 1) << 12 | value(text, in + 2) << 6 | value(text, in + 3);
            cell[out++] = (byte) (group >> 16);
            cell[out++] = (byte) (group >> 8);
            cell[out++] = (byte) group;
        }
        if (rest > 0) {
            int group = value(text, in) << 18 | value(text, in + 1) << 12 | (rest == 3 ? value(text, in + 2) << 6 : 0);
            if ((group & (rest == 3 ? 0xff : 0xffff)) != 0) {
                throw notACell("its last character is none that a cell's text ends with");
            }
            cell[out++] = (byte) (group >> 16);
            if (rest == 3) {
                cell[out] = (byte) (group >> 8);
            }
        }
        return cell;
    }

    private static int value(String text, int index) throws SQLException {
        char character = text.charAt(index);
        int value = character < VALUES.length ? VALUES[character] : NOT_IN_ALPHABET;
        if (value == NOT_IN_ALPHABET) {
            throw notACell("it has a character that isn't of the alphabet of text storage");
        }
        return value;
    }

    private static SQLException notACell(String why) {
        return ErrorCode.NOT_A_CELL.exception(
                "the stored text isn't a cell; " + why + "; " + CellHeader.NOT_A_CELL_REMEDY);
    }
}
