package io.sigil;

import io.sigil.dialect.Dialect;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a driver writes the parameters of its URL. */
enum UrlSyntax {
    /** {@code ;a=b;c=d}, a backslash before a semicolon or a backslash that belongs to a value: H2. */
    SEMICOLON(';', ';') {
        @Override
        boolean escapes(char c) {
            return c == '\\';
        }

        @Override
        String decode(String text) {
            return BACKSLASH.matcher(text).replaceAll("$1");
        }
    },
    /** {@code ?a=b&c=d}, URL-encoded: PostgreSQL, MySQL, MariaDB. */
    QUERY('?', '&') {
        @Override
        boolean escapes(char c) {
            return false;
        }

        @Override
        String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    };

    private static final Pattern BACKSLASH = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("\\G([A-Za-z0-9+._-]+):");

    private final char start;
    private final char separator;

    UrlSyntax(char start, char separator) {
        this.start = start;
        this.separator = separator;
    }

    /** The syntax of a delegate's URL, told by the database that it names. */
    static UrlSyntax of(String url) {
        Dialect dialect = dialect(url);
        if (dialect != null) {
            return dialect == Dialect.H2 ? SEMICOLON : QUERY;
        }
        return url.indexOf('?') >= 0 ? QUERY : SEMICOLON;
    }

    /** The first of a URL's stacked prefixes that names a database; null when none does. A server behind it may differ. */
    static @Nullable Dialect dialect(String url) {
        Matcher prefix = PREFIX.matcher(url);
        while (prefix.find()) {
            String name = prefix.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("h2")) {
                return Dialect.H2;
            } else if (name.startsWith("postgresql")) {
                return Dialect.POSTGRESQL;
            } else if (name.startsWith("mysql")) {
                return Dialect.MYSQL;
            } else if (name.startsWith("mariadb")) {
                return Dialect.MARIADB;
            }
        }
        return null;
    }

    /** Begins the parameters. */
    char start() {
        return start;
    }

    char separator() {
        return separator;
    }

    abstract boolean escapes(char c);

    /**
     * A name or value without its escapes.
     *
     * @throws IllegalArgumentException when it isn't well-formed
     */
    abstract String decode(String text);

    /** Parameters as they are written, without separators; never empty, as the empty text is one empty parameter. */
    List<String> split(String parameters) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if (escapes(c)) {
                i++;
            } else if (c == separator) {
                parts.add(parameters.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(parameters.substring(from));
        return parts;
    }
}
