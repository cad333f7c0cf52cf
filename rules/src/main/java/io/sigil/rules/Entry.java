package io.sigil.rules;

import java.util.Objects;

/**
 * One key that a section of the file knows. Immutable.
 *
 * @param <T> what its value reads to
 */
final class Entry<T> {
    private final String name;
    private final ValueShape<T> shape;
    private final boolean required;
    private final String description;

    private Entry(String name, ValueShape<T> shape, boolean required, String description) {
        this.name = Objects.requireNonNull(name);
        this.shape = Objects.requireNonNull(shape);
        this.required = required;
        this.description = Objects.requireNonNull(description);
    }

    static <T> Entry<T> optional(String name, ValueShape<T> shape, String description) {
        return new Entry<>(name, shape, false, description);
    }

    static <T> Entry<T> required(String name, ValueShape<T> shape, String description) {
        return new Entry<>(name, shape, true, description);
    }

    String name() {
        return name;
    }

    ValueShape<T> shape() {
        return shape;
    }

    boolean required() {
        return required;
    }

    /** One or two sentences, shown by editors. */
    String description() {
        return description;
    }

    @Override
    public String toString() {
        return Quoted.of(name);
    }
}
