package io.sigil.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of a few words, each for one constant of an enum.
 *
 * @param <T> what they stand for
 */
final class ChoiceShape<T extends Enum<T>> extends ScalarShape<T> {
    /** The word that YAML reads as null where it stands without quotes. */
    static final String NULL = "null";

    private final Map<String, T> choices;
    private final Function<String, Optional<String>> advice;

    private ChoiceShape(String what, Map<String, T> choices, Function<String, Optional<String>> advice) {
        super(what, "write " + Quoted.oneOf(choices.keySet()));
        this.choices = Collections.unmodifiableMap(choices);
        this.advice = advice;
    }

    /**
     * @param spelling the word for a constant; empty for one that the file can't name. A switch without a default there makes
     *     the compiler ask for the word of a new constant.
     */
    static <T extends Enum<T>> ChoiceShape<T> of(String what, T[] constants, Function<T, String> spelling) {
        return of(what, constants, spelling, word -> Optional.empty());
    }

    /** @param advice what to say of another word in place of the word that is spelt most like it */
    static <T extends Enum<T>> ChoiceShape<T> of(
            String what, T[] constants, Function<T, String> spelling, Function<String, Optional<String>> advice) {
        Map<String, T> choices = new LinkedHashMap<>();
        for (T constant : constants) {
            if (!spelling.apply(constant).isEmpty()) {
                choices.put(spelling.apply(constant), constant);
            }
        }
        return new ChoiceShape<>(what, choices, advice);
    }

    /** In the order of the documentation. */
    Set<String> names() {
        return choices.keySet();
    }

    @Override
    boolean takesNull() {
        return choices.containsKey(NULL);
    }

    @Override
    T parse(YamlScalar scalar, Text text) throws MalformedText {
        @Nullable T value = choices.get(scalar.isNull() ? NULL : text.value());
        if (value == null) {
            throw new MalformedText(advice.apply(text.value())
                    .or(() -> Suggestions.closest(text.value(), choices.keySet())
                            .map(close -> "did you mean " + Quoted.of(close) + "?"))
                    .orElse(hint()));
        }
        return value;
    }
}
