package io.sigil.schema;

import io.sigil.sql.LooseName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view, synonym or partition, and the text of what it is made from. Immutable. */
final class Definition {
    private final String looseName;
    private final @Nullable String looseText;

    /** @param text null when the database doesn't show it, which is taken as naming everything */
    Definition(String name, @Nullable String text) {
        this.looseName = LooseName.of(name);
        this.looseText = text == null ? null : LooseName.of(text);
    }

    /** The names of those that rest on a ruled table, also by way of another one. All names are loose. */
    static Set<String> namesOver(Set<String> ruled, Iterable<Definition> definitions) {
        Set<String> over = new HashSet<>();
        Set<String> sources = ruled;
        while (!sources.isEmpty()) {
            Set<String> found = new HashSet<>();
            for (Definition definition : definitions) {
                if (!over.contains(definition.looseName) && definition.namesAny(sources)) {
                    found.add(definition.looseName);
                }
            }
            over.addAll(found);
            sources = found;
        }
        return over;
    }

    private boolean namesAny(Set<String> names) {
        if (looseText == null) {
            return true;
        }
        for (String name : names) {
            if (isWord(looseText, name) || isWord(looseText, name.replace("\"", "\"\""))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code name} stands in the text as a whole word, quoted or not. */
    private static boolean isWord(String text, String name) {
        int at = text.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (begins && ends) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }
}
