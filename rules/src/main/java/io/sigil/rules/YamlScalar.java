package io.sigil.rules;

import java.util.Set;

/** A YAML scalar as the file has it, before variables are replaced. Immutable. */
final class YamlScalar extends YamlNode {
    /** What the core schema reads as null (YAML 1.2.2 §10.3.2). */
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String text;
    private final boolean plain;
    private final int exactFrom;

    /**
     * @param plain whether it stands without quotes and isn't a block
     * @param exactFrom columns between the position and the first character of the text, when the text stands in the file
     *     character by character; negative when it doesn't (escapes, several lines)
     */
    YamlScalar(Position position, String text, boolean plain, int exactFrom) {
        super(position);
        this.text = text;
        this.plain = plain;
        this.exactFrom = exactFrom;
    }

    String text() {
        return text;
    }

    boolean isPlain() {
        return plain;
    }

    boolean isNull() {
        return plain && NULLS.contains(text);
    }

    /** Where the character at {@code index} of the text stands, or the scalar's own position when that isn't known. */
    Position positionOf(int index) {
        if (exactFrom < 0) {
            return position();
        }
        int column = position().column() + exactFrom + text.codePointCount(0, index);
        return new Position(position().source(), position().line(), column);
    }

    @Override
    String kind() {
        return isNull() ? "nothing" : "a text";
    }
}
