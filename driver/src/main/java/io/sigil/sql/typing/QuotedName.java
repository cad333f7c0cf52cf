package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;

/** Writes a name as a quoted identifier. */
final class QuotedName {
    private QuotedName() {}

    static String of(String name, Dialect dialect) {
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
