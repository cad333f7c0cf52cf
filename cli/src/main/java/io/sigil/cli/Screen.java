package io.sigil.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command's results go: words for people, or one line of JSON for each object. Not thread-safe. */
final class Screen {
    private final PrintWriter out;
    private final boolean json;
    private final Paint paint;

    Screen(PrintWriter out, boolean json, Paint paint) {
        this.out = out;
        this.json = json;
        this.paint = paint;
    }

    boolean isJson() {
        return json;
    }

    Paint paint() {
        return paint;
    }

    /** A line for people; nothing with {@code --json}. */
    void line(String text) {
        if (!json) {
            out.println(visible(text));
        }
    }

    void line() {
        line("");
    }

    /** Text that is a result itself, such as SQL: as it is. */
    void raw(String text) {
        out.println(text);
    }

    /** An object for programs; nothing without {@code --json}. */
    void object(Map<String, ? extends @Nullable Object> object) {
        if (json) {
            out.println(Json.of(object));
        }
    }

    /** Names come from a database: what a terminal would obey is shown instead; escapes of our own colours stay. */
    private static String visible(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colour = c == 0x1b && i + 1 < text.length() && text.charAt(i + 1) == '[';
            safe.append(Character.isISOControl(c) && c != '\n' && c != '\t' && !colour ? '\ufffd' : c);
        }
        return safe.toString();
    }
}
