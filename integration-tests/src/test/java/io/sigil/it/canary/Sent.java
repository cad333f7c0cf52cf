package io.sigil.it.canary;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One thing that went to the delegate: an SQL text, or a value bound to one.
 *
 * @param url of the delegate's connection
 * @param operation the JDBC method, such as {@code prepareStatement} or {@code setString}
 * @param sql the text sent, or the text that the value is bound to; empty where there is none
 * @param position the parameter's index or name; empty for an SQL text
 * @param values what was bound: String, byte[], Number …; empty for an SQL text and for NULL
 */
public record Sent(String url, String operation, String sql, String position, List<Object> values) {

    /** Ends the operation of a statement that asks for generated keys. */
    public static final String WITH_KEYS = "+keys";

    /** Whether this is an SQL text, not a value. */
    public boolean isStatement() {
        return position.isEmpty();
    }

    /** Every byte sequence in which a canary could hide. */
    List<byte[]> haystacks() {
        return isStatement()
                ? List.of(sql.getBytes(StandardCharsets.UTF_8))
                : values.stream().map(Sent::bytes).toList();
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return isStatement() ? operation + ": " + sql : operation + " " + position + " of: " + sql;
    }
}
