package io.sigil.rules;

import java.util.List;

/** The keys of one entry under {@code procedures}. */
final class ProcedureEntries {
    /** A 1-based parameter number. */
    static final String PARAMETER_NUMBER = "[1-9][0-9]{0,4}";

    static final Entry<List<Given<List<Identifier>>>> PARAMETERS = Entry.optional(
            "parameters",
            new NamedShape<>("1: users.ssn", reference()).named(PARAMETER_NUMBER),
            "By number, from 1: the ruled column whose cells the parameter takes.");

    static final Entry<List<Given<List<Identifier>>>> RESULTS = Entry.optional(
            "results",
            new NamedShape<>("ssn: users.ssn", reference()),
            "By label: the ruled column whose cells the result column holds.");

    static final SectionShape SECTION = new SectionShape(PARAMETERS, RESULTS);

    private ProcedureEntries() {}

    private static ParsedShape<List<Identifier>> reference() {
        return ParsedShape.of(
                "a ruled column", "write `table.column`, the table as under `tables`", NameParser::reference);
    }
}
