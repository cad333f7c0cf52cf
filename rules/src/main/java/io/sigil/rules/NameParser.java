package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code users}, {@code app.users} and {@code "Users"."Id"}: SQL names joined by periods. */
final class NameParser {
    private static final String CHARACTERS =
            "a name has letters, digits, `_`, `$` and `#`; put others in double quotes, as in `'\"my table\"'`";

    private final String text;
    private int at;

    private NameParser(String text) {
        this.text = text;
    }

    /** A column's name. */
    static Identifier column(String text) throws MalformedText {
        return parts(text, 1, 1, "a column's name has no period; put double quotes around a name with one")
                .get(0);
    }

    /** The name of a table or procedure, alone or after its schema. */
    static List<Identifier> qualified(String text) throws MalformedText {
        return parts(text, 1, 2, "write `name` or `schema.name`");
    }

    /** A ruled column, named like its table in the file, then the column. */
    static List<Identifier> reference(String text) throws MalformedText {
        return parts(text, 2, 3, "write `table.column` or `schema.table.column`");
    }

    private static List<Identifier> parts(String text, int least, int most, String form) throws MalformedText {
        List<Identifier> parts = new NameParser(text).parse();
        if (parts.size() < least || parts.size() > most) {
            throw new MalformedText(form);
        }
        return List.copyOf(parts);
    }

    private List<Identifier> parse() throws MalformedText {
        if (text.contains("${")) {
            throw new MalformedText("variables are replaced in values only");
        }
        List<Identifier> parts = new ArrayList<>();
        parts.add(part());
        while (at < text.length()) {
            if (text.charAt(at) != '.') {
                throw new MalformedText(CHARACTERS);
            }
            at++;
            parts.add(part());
        }
        return parts;
    }

    private Identifier part() throws MalformedText {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && isNamePart(text.codePointAt(at))) {
            at = text.offsetByCodePoints(at, 1);
        }
        if (at == start) {
            throw new MalformedText(CHARACTERS);
        }
        return new Identifier(text.substring(start, at), false);
    }

    /** A delimited identifier; two quotes inside stand for one (ISO/IEC 9075-2 §5.2). */
    private Identifier quoted() throws MalformedText {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                name.append(text.charAt(at++));
            } else if (name.length() == 0) {
                throw new MalformedText("a name in double quotes can't be empty");
            } else {
                return new Identifier(name.toString(), true);
            }
        }
        throw new MalformedText("a double quote isn't closed");
    }

    private static boolean isNamePart(int c) {
        return (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)) || c == '$' || c == '#';
    }
}
