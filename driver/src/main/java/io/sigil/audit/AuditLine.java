package io.sigil.audit;

import java.time.Instant;
import java.util.Map;

/** One line of an audit log: {@code {"time":…,"event":…,…,"before":"…","hash":"…"}}. */
final class AuditLine {
    /** Stands before the first line. */
    static final String FIRST = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final String END = "\"}";

    private AuditLine() {}

    /** The line up to its hash. */
    static String body(Instant time, String event, String process, Map<String, String> fields, String before) {
        StringBuilder line = new StringBuilder("{")
                .append(field("time", time.toString()))
                .append(',')
                .append(field("event", event))
                .append(',')
                .append(process);
        fields.forEach((name, value) -> line.append(',').append(field(name, value)));
        return line.append(',').append(field("before", before)).toString();
    }

    static String sealed(String body) {
        return body + HASH + AuditLog.sha256(body) + END + "\n";
    }

    /** The hash that a line says it has; {@link #FIRST} when it has none. */
    static String hashIn(String line) {
        int at = line.lastIndexOf(HASH);
        return at >= 0 && line.endsWith(END) ? line.substring(at + HASH.length(), line.length() - END.length()) : FIRST;
    }

    /** Whether a line is what was written, and follows the line with that hash. */
    static boolean follows(String line, String before) {
        int at = line.lastIndexOf(HASH);
        if (at < 0) {
            return false;
        }
        String body = line.substring(0, at);
        return sealed(body).equals(line + "\n") && body.endsWith("," + field("before", before));
    }

    static String field(String name, String value) {
        return quoted(name) + ":" + quoted(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == 0x7F) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
