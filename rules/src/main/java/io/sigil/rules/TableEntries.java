package io.sigil.rules;

import java.util.List;

/** The keys of one entry under {@code tables}. */
final class TableEntries {
    static final Entry<Identifier> SUBJECT =
            Entry.optional("subject", columnName(), "Column whose value names the data subject.");

    static final Entry<WhenShredded> WHEN_SHREDDED = Entry.optional(
            "whenShredded",
            ChoiceShape.of("a way to read shredded values", WhenShredded.values(), TableEntries::spelling),
            "What a read of a shredded subject's value gives: null (default) or an error.");

    static final Entry<List<Given<Section>>> COLUMNS = Entry.required(
            "columns",
            new NamedShape<>("ssn: {key: pii, type: VARCHAR(11)}", ColumnEntries.SECTION),
            "The ruled columns. Columns without a rule stay as they are.");

    static final SectionShape SECTION = new SectionShape(SUBJECT, WHEN_SHREDDED, COLUMNS);

    private TableEntries() {}

    static ParsedShape<Identifier> columnName() {
        return ParsedShape.of("a column's name", "write the column's name", NameParser::column);
    }

    private static String spelling(WhenShredded value) {
        switch (value) {
            case NULL:
                return ChoiceShape.NULL;
            case ERROR:
                return "error";
        }
        throw new AssertionError(value);
    }
}
