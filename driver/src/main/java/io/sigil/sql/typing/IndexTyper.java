package io.sigil.sql.typing;

import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.CreateIndex;
import io.sigil.sql.tree.Expression;
import java.util.BitSet;

/** Types CREATE INDEX: cells may be looked up whole, and nothing may be computed from them. */
final class IndexTyper {
    private final QueryTyper queries;

    IndexTyper(QueryTyper queries) {
        this.queries = queries;
    }

    void type(CreateIndex create, Scope scope) throws StatementRefusedException {
        BitSet before = queries.ledger().ruledSlots();
        scope.add(create.table().accept(new FromTyper(queries, scope)));
        ExpressionTyper expressions = new ExpressionTyper(scope, queries);
        for (Expression key : create.keys()) {
            key(key, create.kind(), expressions);
        }
        for (Expression prefix : create.prefixes()) {
            queries.meeting().asPlain(expressions.type(prefix), prefix.token(), "an index of its beginning");
        }
        for (Expression included : create.included()) {
            queries.ledger().plain(expressions.type(included));
        }
        if (create.where().isPresent()) {
            expressions.plain(create.where().get(), "a condition");
        }
        requireNoRuledValue(before);
    }

    private void key(Expression key, CreateIndex.Kind kind, ExpressionTyper expressions)
            throws StatementRefusedException {
        CipherType type = expressions.type(key);
        switch (kind) {
            case LOOKUP:
                break;
            case UNIQUE:
                queries.meeting().asGroupingKey(type, key.token(), "a unique index");
                break;
            case CONTENT:
                queries.meeting().asPlain(type, key.token(), "an index of its content");
                break;
        }
        queries.ledger().plain(type);
    }

    private void requireNoRuledValue(BitSet before) throws StatementRefusedException {
        BitSet ruled = queries.ledger().ruledSlots();
        ruled.andNot(before);
        int slot = ruled.nextSetBit(0);
        if (slot >= 0) {
            throw DefinitionRefusals.ofTable(
                    queries.ledger().token(slot),
                    "an index would hold a value of " + queries.ledger().encryptedFor(slot),
                    "the database would compare it with cells for as long as the index is there",
                    "leave the value out of the index");
        }
    }
}
