package io.sigil.sql.lexer;

import io.sigil.dialect.Dialect;
import io.sigil.sql.SqlSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a SQL text into tokens as the session's dialect does. Sources: PostgreSQL manual chapter 4.1, MySQL Reference
 * Manual chapter 9, MariaDB's lexical structure pages, and H2's Tokenizer. One use; not thread-safe.
 */
public final class Lexer {
    private final String text;
    private final Dialect dialect;
    private final boolean doubleQuoteIsString;
    private final LiteralReader literals;
    private final SymbolReader symbols;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder template;
    private int copied;
    private int position;
    private int slots;
    private boolean inExecutableComment;
    private boolean executableComment;
    private boolean omitExecutable;
    private boolean unicodeNames;

    private Lexer(String text, SqlSession session) {
        this.text = text;
        this.dialect = session.dialect();
        this.doubleQuoteIsString = dialect.isMySqlFamily() && !session.ansiQuotes();
        this.literals = new LiteralReader(text, session);
        this.symbols = new SymbolReader(text, dialect);
        this.template = new StringBuilder(text.length());
    }

    /** @throws LexicalException when the text can't be split for sure */
    public static LexedSql lex(String text, SqlSession session) throws LexicalException {
        return new Lexer(text, session).run();
    }

    /** As {@link #lex}, for a server that takes executable comments for comments. */
    public static LexedSql lexWithoutExecutableComments(String text, SqlSession session) throws LexicalException {
        Lexer lexer = new Lexer(text, session);
        lexer.omitExecutable = true;
        return lexer.run();
    }

    private LexedSql run() throws LexicalException {
        while (position < text.length()) {
            if (!skipSpace() && !skipComment()) {
                token();
            }
        }
        if (inExecutableComment) {
            throw new LexicalException("a comment isn't closed", text.length());
        }
        if (unicodeNames && tokens.stream().anyMatch(t -> t.isWord("UESCAPE"))) {
            throw LexicalException.hidingNames("UESCAPE isn't supported", 0);
        }
        tokens.add(Token.plain(TokenKind.END, text.length(), text.length(), ""));
        template.append(text, copied, text.length());
        return new LexedSql(text, tokens, template.toString(), executableComment);
    }

    // White space and comments

    private boolean skipSpace() throws LexicalException {
        char c = text.charAt(position);
        if (c == 0) {
            throw new LexicalException("the text holds a NUL character", position);
        }
        if (c <= ' ' || isUnicodeSpace(c)) {
            position++;
            return true;
        }
        return false;
    }

    /** H2 takes every Unicode space for white space; the others take those outside ASCII for identifier characters. */
    private boolean isUnicodeSpace(char c) {
        return c >= 0x80 && dialect == Dialect.H2 && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private boolean skipComment() throws LexicalException {
        char c = text.charAt(position);
        char next = at(position + 1);
        if (c == '-' && next == '-' && (!dialect.isMySqlFamily() || at(position + 2) <= ' ')) {
            skipLine();
            return true;
        }
        if ((c == '#' && dialect.isMySqlFamily()) || (c == '/' && next == '/' && dialect == Dialect.H2)) {
            skipLine();
            return true;
        }
        if (c == '/' && next == '*') {
            skipBlockComment();
            return true;
        }
        if (c == '*' && next == '/' && inExecutableComment) {
            inExecutableComment = false;
            position += 2;
            return true;
        }
        return false;
    }

    private void skipLine() {
        while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
            position++;
        }
    }

    private void skipBlockComment() throws LexicalException {
        int start = position;
        if (dialect.isMySqlFamily() && executableCommentPrefix() > 0) {
            if (inExecutableComment) {
                throw new LexicalException("executable comments can't be nested", start);
            }
            if (omitExecutable) {
                skipExecutableComment(start);
                return;
            }
            position += executableCommentPrefix();
            inExecutableComment = true;
            executableComment = true;
            return;
        }
        int depth = 0;
        do {
            if (position + 1 >= text.length()) {
                throw new LexicalException("a comment isn't closed", start);
            }
            if (text.startsWith("/*", position) && (depth == 0 || !dialect.isMySqlFamily())) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0);
    }

    /** MySQL Reference Manual, 11.7: comments may be nested within it, but it isn't nested itself. */
    private void skipExecutableComment(int start) throws LexicalException {
        position += 2;
        while (!text.startsWith("*/", position)) {
            if (position >= text.length()) {
                throw new LexicalException("a comment isn't closed", start);
            }
            if (text.startsWith("/*", position)) {
                throw new LexicalException("a comment within an executable comment", position);
            }
            position++;
        }
        position += 2;
    }

    /** Length of a slash, star, exclamation mark (or M, exclamation mark: MariaDB) and version number; 0: none. */
    private int executableCommentPrefix() throws LexicalException {
        int length = 0;
        int digits = 0;
        if (text.startsWith("/*!", position)) {
            length = 3;
        } else if (text.startsWith("/*M!", position)) {
            length = 4;
        } else {
            return 0;
        }
        while (Ascii.isDigit(at(position + length))) {
            length++;
            digits++;
        }
        if (digits != 0 && digits != 5 && digits != 6) {
            throw new LexicalException("a comment's version isn't clear", position);
        }
        return length;
    }

    // Tokens

    private void token() throws LexicalException {
        char c = text.charAt(position);
        if (c == '?') {
            placeholderOrOperator();
        } else if (c == '\'' || (c == '"' && doubleQuoteIsString)) {
            literal(literals.string(position));
        } else if (c == '"' || c == '`') {
            quotedIdentifier(c);
        } else if (Ascii.isDigit(c) || (c == '.' && Ascii.isDigit(at(position + 1)) && !followsName())) {
            literal(literals.number(position));
        } else if (c == '$' && literals.startsDollarQuote(position)) {
            literal(literals.dollarQuoted(position));
        } else if (isIdentifierStart(c)) {
            wordOrPrefixedLiteral();
        } else {
            symbol();
        }
    }

    private void placeholderOrOperator() {
        if (dialect == Dialect.POSTGRESQL && at(position + 1) == '?') {
            symbol();
            return;
        }
        add(Token.slot(TokenKind.PLACEHOLDER, position, position + 1, slots++, null));
    }

    private void literal(Token unnumbered) {
        template.append(text, copied, unnumbered.start())
                .append('\u0001')
                .append(unnumbered.kind().name());
        copied = unnumbered.end();
        add(Token.slot(unnumbered.kind(), unnumbered.start(), unnumbered.end(), slots++, unnumbered.value()));
    }

    private void quotedIdentifier(char quote) throws LexicalException {
        int end = literals.endOfQuoted(position, quote);
        String name = text.substring(position + 1, end - 1).replace("" + quote + quote, "" + quote);
        add(Token.plain(TokenKind.QUOTED_IDENTIFIER, position, end, name));
    }

    private void wordOrPrefixedLiteral() throws LexicalException {
        int end = position + 1;
        while (end < text.length() && isIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(position, end);
        if (at(end) == '\'' && literals.isPrefix(word)) {
            literal(literals.prefixed(position, end));
        } else if (at(end) == '&' && (word.equals("U") || word.equals("u")) && isQuote(at(end + 1))) {
            unicodeEscaped(end + 1);
        } else if ((Ascii.equalsIgnoreCase(word, "TRUE") || Ascii.equalsIgnoreCase(word, "FALSE")) && !followsDot()) {
            template.append(text, copied, position).append('\u0001').append(TokenKind.BOOLEAN.name());
            copied = end;
            add(Token.slot(TokenKind.BOOLEAN, position, end, slots++, word.length() == 4));
        } else {
            add(Token.plain(TokenKind.WORD, position, end, word));
        }
    }

    /** {@code U&"…"} and {@code U&'…'}: ISO/IEC 9075-2, 5.2 and 5.4. */
    private void unicodeEscaped(int quote) throws LexicalException {
        int end = literals.endOfQuoted(quote, text.charAt(quote));
        if (text.charAt(quote) == '\'') {
            literal(Token.slot(TokenKind.OPAQUE_LITERAL, position, end, -1, null));
            return;
        }
        String name = UnicodeEscapes.decode(text.substring(quote + 1, end - 1).replace("\"\"", "\""), position);
        add(Token.plain(TokenKind.QUOTED_IDENTIFIER, position, end, name));
        unicodeNames = true;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private void symbol() {
        int end = symbols.end(position);
        add(Token.plain(TokenKind.SYMBOL, position, end, text.substring(position, end)));
    }

    private void add(Token token) {
        tokens.add(token);
        position = token.end();
    }

    private boolean followsDot() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(".");
    }

    /** Whether a dot here separates a name from one that begins with a digit, as MySQL allows. */
    private boolean followsName() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == position && (last.kind() == TokenKind.WORD || last.kind() == TokenKind.QUOTED_IDENTIFIER);
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    static boolean isIdentifierStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
    }

    private boolean isIdentifierPart(char c) {
        return (isIdentifierStart(c) || Ascii.isDigit(c)) && !isUnicodeSpace(c);
    }
}
