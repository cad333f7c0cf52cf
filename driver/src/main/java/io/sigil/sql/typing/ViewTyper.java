package io.sigil.sql.typing;

import io.sigil.rules.Mode;
import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.CreateView;
import java.util.BitSet;

/** Types CREATE VIEW: what the query makes is known again whenever the view is used, and its values stay as they are. */
final class ViewTyper {
    private final QueryTyper queries;

    ViewTyper(QueryTyper queries) {
        this.queries = queries;
    }

    void type(CreateView create, Scope outer) throws StatementRefusedException {
        if (!RuledNames.ofNewTable(queries.catalog(), create.name()).isEmpty()) {
            Name name = create.name().get(create.name().size() - 1);
            throw DefinitionRefusals.ofTable(
                    create.token(),
                    "the view " + Refusals.shown(name) + " has the name of a ruled table",
                    "the rules would be bound to the view",
                    "give the view another name");
        }
        BitSet before = queries.ledger().ruledSlots();
        for (OutputColumn output : QueryTyper.renamed(
                queries.type(create.query(), outer),
                create.columns(),
                create.query().token())) {
            queries.ledger().outcome(output.type());
        }
        requireFixedValues(before);
        if (queries.searches().rewrites().any()) {
            throw DefinitionRefusals.ofTable(
                    create.token(),
                    "a view would sort or compare by search tokens",
                    "reencryption makes new tokens, and a definition with them couldn't be followed when it is read back",
                    "put that into the queries over the view");
        }
    }

    /** A cell in a definition stays what it is: right where equal values have equal cells, and nowhere else. */
    private void requireFixedValues(BitSet before) throws StatementRefusedException {
        SlotLedger ledger = queries.ledger();
        BitSet ruled = ledger.ruledSlots();
        ruled.andNot(before);
        for (int slot = ruled.nextSetBit(0); slot >= 0; slot = ruled.nextSetBit(slot + 1)) {
            RuledColumn column = ledger.encryptedFor(slot);
            boolean placeholder = ledger.isPlaceholder(slot);
            boolean formatted = column.rule().mode() == Mode.FORMAT_PRESERVING;
            if (placeholder || formatted || !Domains.isDeterministic(column)) {
                throw DefinitionRefusals.ofTable(
                        ledger.token(slot),
                        "a view would hold a value of " + column,
                        placeholder
                                ? "a view has no placeholders"
                                : formatted
                                        ? "it is format-preserving, and nothing in the view's definition would tell a cell from a"
                                                + " value"
                                        : "it is randomized, and a view would give the same cell again and again",
                        "leave the value out of the view and put it into the queries");
            }
        }
    }
}
