package io.sigil.sql.typing;

import io.sigil.sql.Name;

/** How names of a statement appear in messages. */
final class Display {
    private Display() {}

    /** A quoted name may be a value in the wrong quotes, so one that doesn't look like a name isn't shown. */
    static String name(Name name) {
        return name.quoted() && !name.text().matches("[A-Za-z_][A-Za-z_0-9$]{0,62}") ? "\"…\"" : name.toString();
    }
}
