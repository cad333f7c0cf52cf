package io.sigil.keys.store;

/** A JSON string literal (RFC 8259 §7), in ASCII. */
final class JsonText {
    private JsonText() {}

    static StringBuilder append(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                json.append(c);
            } else if (Character.isSurrogate(c)) {
                // Pairs stay as they are: a YAML reader takes no halves.
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        return json.append('"');
    }
}
