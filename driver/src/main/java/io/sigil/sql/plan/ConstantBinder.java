package io.sigil.sql.plan;

import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.constant.BoundConstant;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a plan's constant expressions the literals and placeholders of one text. */
final class ConstantBinder {
    private final LexedSql sql;
    private final Map<Integer, RuledConstant> bySlot = new HashMap<>();

    ConstantBinder(List<RuledConstant> constants, LexedSql sql) {
        this.sql = sql;
        for (RuledConstant constant : constants) {
            for (int slot : constant.slots()) {
                bySlot.put(slot, constant);
            }
        }
    }

    /** The expression that a slot is part of; null: it stands for itself. */
    @Nullable
    RuledConstant around(int slot) {
        return bySlot.get(slot);
    }

    /** @param placeholders how many placeholders there are up to and with the expression's first slot */
    PhysicalParameter bind(RuledConstant constant, int placeholders) {
        Map<Integer, Object> literals = new HashMap<>();
        Map<Integer, Integer> parameters = new HashMap<>();
        int placeholder = placeholders;
        for (int slot : constant.slots()) {
            Token token = sql.slots().get(slot);
            if (token.kind() == TokenKind.PLACEHOLDER) {
                // The first slot is counted already.
                placeholder += slot == constant.slots().get(0) ? 0 : 1;
                parameters.put(slot, placeholder);
            } else {
                literals.put(slot, LiteralValue.of(token, Form.BARE));
            }
        }
        BoundConstant bound = new BoundConstant(constant.constant(), literals, parameters);
        return PhysicalParameter.ofConstant(bound, constant.column(), constant.use(), constant.part())
                .of(constant.row(sql));
    }
}
