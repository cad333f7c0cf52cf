package io.sigil.sql.lexer;

import io.sigil.dialect.Dialect;
import io.sigil.sql.SqlSession;
import java.math.BigDecimal;

/** Reads literals of each dialect's notations. Its tokens aren't numbered yet. */
final class LiteralReader {
    private static final int UNNUMBERED = -1;

    /** Digits; no column holds a longer number, and reading one takes time that grows with its square. */
    private static final int MAX_NUMBER = 1_000;

    private final String text;
    private final Dialect dialect;
    private final boolean backslashEscapes;

    /** Characters of an exponent, so that it is a number of Java's for certain. */
    private static final int MAX_EXPONENT = 8;

    LiteralReader(String text, SqlSession session) {
        this.text = text;
        this.dialect = session.dialect();
        this.backslashEscapes = session.backslashEscapes();
    }

    /** A string in single quotes, or in double ones where the session reads them so, and those that continue it. */
    Token string(int start) throws LexicalException {
        Token first = string(start, start, backslashEscapes);
        int next = continuation(first.end());
        if (next < 0 || text.charAt(start) != '\'') {
            return first;
        }
        StringBuilder value = new StringBuilder();
        boolean known = true;
        Token part = first;
        while (true) {
            known &= part.value() instanceof String;
            value.append(part.value());
            next = continuation(part.end());
            if (next < 0) {
                break;
            }
            part = string(next, next, backslashEscapes);
        }
        return known
                ? Token.slot(TokenKind.STRING, start, part.end(), UNNUMBERED, value.toString())
                : Token.slot(TokenKind.OPAQUE_LITERAL, start, part.end(), UNNUMBERED, null);
    }

    /**
     * Where a literal that continues the one before begins, or negative: ISO/IEC 9075-2, 5.3 wants a line break between
     * them, MySQL and MariaDB any space. What has a comment between its parts isn't taken for one literal.
     */
    private int continuation(int end) {
        boolean lineBreak = dialect.isMySqlFamily();
        int i = end;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || isLineBreak(text.charAt(i)))) {
            lineBreak |= isLineBreak(text.charAt(i));
            i++;
        }
        return lineBreak && i > end && i < text.length() && text.charAt(i) == '\'' ? i : -1;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** Whether a word directly before a quote makes one literal with it. */
    boolean isPrefix(String word) {
        if (word.length() != 1) {
            return false;
        }
        switch (Ascii.upper(word.charAt(0))) {
            case 'N':
            case 'X':
            case 'B':
                return true;
            case 'E':
                return dialect == Dialect.POSTGRESQL;
            default:
                return false;
        }
    }

    /** {@code N'…'}, {@code X'…'}, {@code B'…'}, {@code E'…'}. */
    Token prefixed(int start, int quote) throws LexicalException {
        switch (Ascii.upper(text.charAt(start))) {
            case 'N':
                return national(string(start, quote, backslashEscapes));
            case 'E':
                return string(start, quote, true);
            case 'X':
                return hex(start, quote);
            case 'B':
                return Token.slot(
                        TokenKind.OPAQUE_LITERAL, start, endOfQuoted(quote, text.charAt(quote)), UNNUMBERED, null);
            default:
                throw new AssertionError(text.charAt(start));
        }
    }

    /** PostgreSQL takes it for a CHAR, which loses its trailing spaces where it becomes VARCHAR. */
    private Token national(Token string) {
        boolean cut =
                dialect == Dialect.POSTGRESQL && String.valueOf(string.value()).endsWith(" ");
        return cut ? Token.slot(TokenKind.OPAQUE_LITERAL, string.start(), string.end(), UNNUMBERED, null) : string;
    }

    private Token string(int start, int quote, boolean escapes) throws LexicalException {
        char mark = text.charAt(quote);
        StringEscapes unescape = dialect == Dialect.POSTGRESQL ? StringEscapes.POSTGRESQL : StringEscapes.MYSQL;
        StringBuilder value = new StringBuilder();
        boolean known = true;
        int i = quote + 1;
        while (true) {
            if (i >= text.length()) {
                throw new LexicalException("a string isn't closed", start);
            }
            char c = text.charAt(i);
            if (c == mark) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != mark) {
                    break;
                }
                value.append(mark);
                i += 2;
            } else if (c == '\\' && escapes) {
                if (i + 1 >= text.length()) {
                    throw new LexicalException("a string isn't closed", start);
                }
                int next = unescape.read(text, i, value);
                known &= next > 0;
                i = Math.abs(next);
            } else if (c == 0) {
                throw new LexicalException("the text holds a NUL character", i);
            } else {
                value.append(c);
                i++;
            }
        }
        return known
                ? Token.slot(TokenKind.STRING, start, i + 1, UNNUMBERED, value.toString())
                : Token.slot(TokenKind.OPAQUE_LITERAL, start, i + 1, UNNUMBERED, null);
    }

    private Token hex(int start, int quote) throws LexicalException {
        int end = endOfQuoted(quote, '\'');
        String digits = text.substring(quote + 1, end - 1);
        if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
            return Token.slot(TokenKind.OPAQUE_LITERAL, start, end, UNNUMBERED, null);
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return Token.slot(TokenKind.HEX_STRING, start, end, UNNUMBERED, bytes);
    }

    /** Offset after the closing mark of something quoted without backslash escapes. */
    int endOfQuoted(int start, char mark) throws LexicalException {
        int i = start + 1;
        while (true) {
            int end = text.indexOf(mark, i);
            if (end < 0) {
                throw new LexicalException("a quoted name or literal isn't closed", start);
            }
            if (end + 1 >= text.length() || text.charAt(end + 1) != mark) {
                if (text.substring(start, end).indexOf('\0') >= 0) {
                    throw new LexicalException("the text holds a NUL character", start);
                }
                return end + 1;
            }
            i = end + 2;
        }
    }

    boolean startsDollarQuote(int start) {
        return (dialect == Dialect.POSTGRESQL || dialect == Dialect.H2) && dollarTagEnd(start) > 0;
    }

    /** Offset after the opening {@code $tag$}; 0: there is none. H2 knows the empty tag only. */
    private int dollarTagEnd(int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '$') {
            char c = text.charAt(i);
            boolean tag = Lexer.isIdentifierStart(c) || (Ascii.isDigit(c) && i > start + 1);
            if (!tag || dialect == Dialect.H2) {
                return 0;
            }
            i++;
        }
        return i < text.length() ? i + 1 : 0;
    }

    Token dollarQuoted(int start) throws LexicalException {
        int open = dollarTagEnd(start);
        String tag = text.substring(start, open);
        int close = text.indexOf(tag, open);
        if (close < 0) {
            throw new LexicalException("a dollar-quoted string isn't closed", start);
        }
        return Token.slot(TokenKind.STRING, start, close + tag.length(), UNNUMBERED, text.substring(open, close));
    }

    /**
     * An integer (Long or BigDecimal by size) or decimal. One with an exponent is a Double to MySQL and MariaDB, as in the
     * standard; H2 and PostgreSQL take it for decimal, too.
     */
    Token number(int start) throws LexicalException {
        int i = digits(start);
        boolean exact = true;
        boolean longExponent = false;
        if (i < text.length() && text.charAt(i) == '.') {
            i = digits(i + 1);
        }
        if (i < text.length() && Ascii.upper(text.charAt(i)) == 'E' && exponentEnd(i) > 0) {
            longExponent = exponentEnd(i) - i > MAX_EXPONENT;
            i = exponentEnd(i);
            exact = false;
        }
        if (i < text.length() && (Lexer.isIdentifierStart(text.charAt(i)) || text.charAt(i) == '\'')) {
            return oddNumber(start, i);
        }
        if (i - start > MAX_NUMBER || longExponent) {
            return Token.slot(TokenKind.OPAQUE_LITERAL, start, i, UNNUMBERED, null);
        }
        String digits = text.substring(start, i);
        Object boxed = exact
                ? narrow(new BigDecimal(digits))
                : dialect.isMySqlFamily() ? (Object) Double.valueOf(digits) : new BigDecimal(digits);
        return Token.slot(TokenKind.NUMBER, start, i, UNNUMBERED, boxed);
    }

    private static Object narrow(BigDecimal value) {
        if (value.scale() == 0 && value.precision() <= 18) {
            return value.longValueExact();
        }
        return value;
    }

    private int digits(int from) {
        int i = from;
        while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int exponentEnd(int e) {
        int i = e + 1;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int end = digits(i);
        return end > i ? end : 0;
    }

    /** {@code 0xFF} is a number or a string by dialect; anything else is an error or a MySQL name: Sigil doesn't guess. */
    private Token oddNumber(int start, int from) throws LexicalException {
        int end = from;
        while (end < text.length() && (Lexer.isIdentifierStart(text.charAt(end)) || Ascii.isDigit(text.charAt(end)))) {
            end++;
        }
        if (from == start + 1 && text.charAt(start) == '0' && "xXbBoO".indexOf(text.charAt(from)) >= 0) {
            return Token.slot(TokenKind.OPAQUE_LITERAL, start, end, UNNUMBERED, null);
        }
        throw new LexicalException("a number runs into a name", start);
    }
}
