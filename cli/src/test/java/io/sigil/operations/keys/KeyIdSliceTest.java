package io.sigil.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.cell.TextStorage;
import io.sigil.rules.Storage;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The id of a cell's data key is found wherever the token before it ends, in bytes and in text. */
class KeyIdSliceTest {
    @Property(tries = 200)
    void theIdIsReadFromItsPartAlone(
            @ForAll long id, @ForAll @IntRange(max = 40) int token, @ForAll @Size(100) byte[] noise) throws Exception {
        byte[] cell = noise.clone();
        ByteBuffer.wrap(cell).putLong(4 + token, id);
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
            KeyIdSlice bytes = new KeyIdSlice(Storage.BINARY, token);
            try (PreparedStatement select = h2.prepareStatement("SELECT " + bytes.of("CAST(? AS VARBINARY(200))"))) {
                select.setBytes(1, cell);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    assertThat(bytes.id(row, 1)).isEqualTo(id);
                }
            }
            KeyIdSlice text = new KeyIdSlice(Storage.TEXT, token);
            try (PreparedStatement select = h2.prepareStatement("SELECT " + text.of("CAST(? AS VARCHAR(200))"))) {
                select.setString(1, TextStorage.encode(cell));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    assertThat(text.id(row, 1)).isEqualTo(id);
                }
            }
        }
    }
}
