package io.sigil.rules;

import java.util.List;

/** The keys of one column's rule. */
final class ColumnEntries {
    static final Entry<String> KEY = Entry.optional(
            "key", TextShape.open(), "Name of an entry under keys. May be left out when there is only one.");

    static final Entry<LogicalType> TYPE = Entry.optional(
            "type",
            ParsedShape.of("a type", TypeParser.HINT, TypeParser::parse),
            "The SQL type that the application sees. Its limits are enforced before encryption."
                    + " Default: VARCHAR without a limit.");

    static final Entry<Mode> MODE = Entry.optional(
            "mode",
            ChoiceShape.of("a mode", Mode.values(), Spelling::of),
            "How values are encrypted: randomized (default), deterministic (compares, joins, is unique;"
                    + " shows which values are equal) or format-preserving (keeps the shape; no integrity).");

    static final Entry<Search> SEARCH = Entry.optional(
            "search",
            ChoiceShape.of("a search", Search.values(), Spelling::of),
            "What a randomized column can be searched by: equality, prefix or range.");

    static final Entry<Integer> PREFIX_LENGTH = Entry.optional(
            "prefixLength",
            ParsedShape.of("a number of characters", PrefixLength.HINT, PrefixLength::parse),
            "How many characters a prefix that is searched for may have, 1 to 64; each makes the cells 8 bytes longer."
                    + " Default: 10, or the length of the type.");

    static final Entry<List<Given<Normalization>>> NORMALIZE = Entry.optional(
            "normalize",
            new ListShape<>(
                    ChoiceShape.of("a normalization", Normalization.values(), Spelling::of, Collations::advice)),
            "What is done to a text before equality and prefix searches compare it, in this order; or the collation of MySQL or"
                    + " MariaDB by which the plaintext column compared, alone.");

    static final Entry<String> DOMAIN = Entry.optional(
            "domain",
            TextShape.open(),
            "Columns with the same domain, key and type compare and join with each other."
                    + " Default: table.column. Keep the old one when a table or column is renamed.");

    static final Entry<List<Given<Identifier>>> BIND_TO = Entry.optional(
            "bindTo",
            new ListShape<>(TableEntries.columnName()),
            "Columns of the row's key that each cell is bound to, so that a swap between rows is detected.");

    static final Entry<Boolean> PER_SUBJECT = Entry.optional(
            "perSubject",
            new FlagShape(),
            "Whether each data subject has a key of its own. Needs the table's subject. Default: false.");

    static final Entry<String> ALPHABET = Entry.optional(
            "alphabet",
            ParsedShape.of("an alphabet", Alphabets.HINT, Alphabets::parse),
            "Characters of a format-preserving value: digits, lower, upper, alphanumeric, or the characters themselves.");

    static final Entry<AcceptedLeakage> ACCEPT_LEAKAGE = Entry.optional(
            "acceptLeakage",
            ChoiceShape.of("an accepted leakage", AcceptedLeakage.values(), Spelling::of),
            "Says that you know what leaks: equality or order. Needed for range searches (order)"
                    + " and for a deterministic or searchable BOOLEAN.");

    static final Entry<Storage> STORAGE = Entry.optional(
            "storage",
            ChoiceShape.of("a storage", Storage.values(), Spelling::of),
            "Physical form of a cell: binary (default) or text, for columns that stay character columns.");

    static final Entry<ColumnState> STATE = Entry.optional(
            "state",
            ChoiceShape.of("a state", ColumnState.values(), Spelling::of),
            "encrypted (default); migrating: stored plaintext is still read, every write is encrypted;"
                    + " decrypting: the way back, cells are still read, every write is plaintext.");

    static final Entry<Section> PREVIOUS = Entry.optional(
            "previous",
            new SectionShape(KEY, MODE, SEARCH, PREFIX_LENGTH, NORMALIZE, DOMAIN),
            "What was otherwise in the rule whose cells are being encrypted anew; what isn't named is as it is now, and no search"
                    + " is as no search. Cells of both are read and found; every write makes the new ones.");

    static final SectionShape SECTION = new SectionShape(
            KEY,
            TYPE,
            MODE,
            SEARCH,
            PREFIX_LENGTH,
            NORMALIZE,
            DOMAIN,
            BIND_TO,
            PER_SUBJECT,
            ALPHABET,
            ACCEPT_LEAKAGE,
            STORAGE,
            STATE,
            PREVIOUS);

    private ColumnEntries() {}
}
