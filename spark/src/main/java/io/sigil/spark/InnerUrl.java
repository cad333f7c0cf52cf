package io.sigil.spark;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What database a URL of Sigil leads to. */
final class InnerUrl {
    static final List<String> H2 = List.of("h2");
    static final List<String> POSTGRESQL = List.of("postgresql");
    static final List<String> MYSQL = List.of("mysql", "mariadb");

    private static final String SIGILS = "jdbc:sigil:";
    private static final String MARIADBS = "jdbc:mariadb:";
    private static final Pattern PREFIX = Pattern.compile("\\G([A-Za-z0-9+._-]+):");

    private InnerUrl() {}

    /** Whether it is Sigil's, and the first of its stacked prefixes that names a database begins with one of the names. */
    static boolean isFor(String url, List<String> names) {
        return isSigils(url) && names.contains(database(url));
    }

    static boolean isSigils(String url) {
        return url.startsWith(SIGILS);
    }

    static boolean isMariaDbsOwn(String url) {
        return url.startsWith(MARIADBS);
    }

    /** Whether it is Sigil's and names no database whose quotes are known. */
    static boolean isUnknown(String url) {
        return isSigils(url) && database(url).isEmpty();
    }

    private static String database(String url) {
        Matcher prefix = PREFIX.matcher(url.substring(SIGILS.length()));
        while (prefix.find()) {
            String name = prefix.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("h2")) {
                return name;
            }
            for (String known : List.of("postgresql", "mysql", "mariadb")) {
                if (name.startsWith(known)) {
                    return known;
                }
            }
        }
        return "";
    }
}
