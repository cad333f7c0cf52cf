package io.sigil.rules;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The keys under {@code keystore}. */
final class KeystoreEntries {
    static final Entry<String> TABLE = Entry.optional(
            "table",
            ParsedShape.of(
                    "a table's name",
                    "write `name` or `schema.name`",
                    text -> Names.joined(NameParser.qualified(text))),
            "Name of the table with the wrapped data keys: name or schema.name. Default: sigil_data_key.");

    static final Entry<String> URL = Entry.optional(
            "url",
            ParsedShape.of("a JDBC URL", "write a URL that begins with `jdbc:`", KeystoreEntries::jdbcUrl)
                    .matching("jdbc:[\\s\\S]+")
                    .keptSecret(),
            "JDBC URL of the database with the table. Default: the application's own database.");

    static final Entry<Path> FILE = Entry.optional(
            "file",
            path(),
            "JSON file that takes the table's place. A relative path starts at the JVM's working directory.");

    static final Entry<Boolean> CREATE =
            Entry.optional("create", new FlagShape(), "Whether a missing table or file is made. Default: true.");

    /** A file takes the place of what these name. */
    static final List<Entry<?>> NOT_WITH_FILE = List.of(TABLE, URL);

    static final SectionShape SECTION = new SectionShape(TABLE, URL, FILE, CREATE);

    private KeystoreEntries() {}

    static ParsedShape<Path> path() {
        return ParsedShape.of("a file path", "write a path of this system", KeystoreEntries::path);
    }

    private static Path path(String text) throws MalformedText {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MalformedText("write a path of this system");
        }
    }

    private static String jdbcUrl(String text) throws MalformedText {
        if (!text.startsWith("jdbc:") || text.equals("jdbc:")) {
            throw new MalformedText("write a URL that begins with `jdbc:`");
        }
        return text;
    }
}
