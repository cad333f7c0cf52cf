package io.sigil.sql.typing;

import io.sigil.origin.Trait;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A construct that makes one value of several alternatives. */
enum Choice {
    CASE(Trait.CHOSEN_BY_EXPRESSION),
    /** COALESCE and its kin, which pass over NULL. */
    FUNCTION(Trait.CHOSEN_BY_EXPRESSION),
    SET_OPERATION(Trait.SET_OPERATION);

    private final Trait trait;

    Choice(Trait trait) {
        this.trait = trait;
    }

    /** How the result of the alternatives came to be; the first of them is the one that PostgreSQL asks first. */
    Derivation derive(List<CipherType> alternatives, SlotLedger ledger) {
        EnumSet<Trait> traits = EnumSet.of(Trait.CHOSEN, trait);
        List<Derivation> parts = new ArrayList<>();
        List<Expression.Value> values = new ArrayList<>();
        int typed = 0;
        boolean first = true;
        for (CipherType alternative : alternatives) {
            EnumSet<Trait> own = EnumSet.noneOf(Trait.class);
            if (alternative.isFree()) {
                own.addAll(ledger.traits(alternative));
                values.addAll(alternative.values());
                if (own.isEmpty() && this != FUNCTION) {
                    own.add(Trait.WITH_NULL);
                }
            } else {
                own.addAll(alternative.derivation().origin().traits());
                parts.add(alternative.derivation());
            }
            boolean hasType = !alternative.isFree() || isTyped(own);
            typed += hasType ? 1 : 0;
            boolean placeholder = own.contains(Trait.PLACEHOLDER) && alternative.isFree();
            if (!first) {
                own.remove(Trait.PLACEHOLDER_FIRST);
                own.remove(Trait.TEXT_FIRST);
            } else if (placeholder) {
                own.add(Trait.PLACEHOLDER_FIRST);
            }
            first &= alternative.isFree() && !placeholder;
            traits.addAll(own);
        }
        if (typed > 1) {
            traits.add(Trait.MERGED);
        }
        return Derivation.of(traits, parts, values);
    }

    private static boolean isTyped(EnumSet<Trait> own) {
        return own.contains(Trait.TEXT_LITERAL)
                || own.contains(Trait.NUMBER_LITERAL)
                || own.contains(Trait.TYPED_LITERAL)
                || own.contains(Trait.CONSTANT_EXPRESSION)
                || own.contains(Trait.UNLIMITED_TEXT);
    }
}
