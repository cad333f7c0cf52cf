package io.sigil.cli;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes maps, collections, texts, numbers and truth values as one line of JSON (RFC 8259). Stateless. */
final class Json {
    private Json() {}

    /** @param value null, Map with text keys, Collection, Optional, Number or Boolean; anything else is written as its text */
    static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map) {
            appendObject(out, (Map<?, ?>) value);
        } else if (value instanceof Collection) {
            appendArray(out, (Collection<?>) value);
        } else if (value instanceof Optional) {
            append(out, ((Optional<?>) value).orElse(null));
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            appendText(out, value.toString());
        }
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        String comma = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(comma);
            appendText(out, String.valueOf(entry.getKey()));
            out.append(": ");
            append(out, entry.getValue());
            comma = ", ";
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, Collection<?> values) {
        String comma = "";
        out.append('[');
        for (Object each : values) {
            out.append(comma);
            append(out, each);
            comma = ", ";
        }
        out.append(']');
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"':
                    out.append("\\\"");
                    break;
                case '\\':
                    out.append("\\\\");
                    break;
                case '\n':
                    out.append("\\n");
                    break;
                case '\r':
                    out.append("\\r");
                    break;
                case '\t':
                    out.append("\\t");
                    break;
                default:
                    // A terminal obeys C1 controls, and a lone surrogate is no UTF-8.
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || (Character.isSurrogate(c) && !isPaired(text, i))) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
