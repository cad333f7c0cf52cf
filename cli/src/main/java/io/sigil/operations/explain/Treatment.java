package io.sigil.operations.explain;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import java.util.Locale;

/** A rule in a few words. Stateless. */
public final class Treatment {
    private Treatment() {}

    /** Such as {@code randomized, search equality}. */
    public static String of(ColumnRule rule) {
        String mode = rule.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return rule.mode() == Mode.RANDOMIZED && rule.search() != Search.NONE
                ? mode + ", search " + rule.search().name().toLowerCase(Locale.ROOT)
                : mode;
    }
}
