package io.sigil.rules;

import java.util.Objects;

/** A place in a rules file. Immutable. */
public final class Position {
    private final String source;
    private final int line;
    private final int column;

    /**
     * @param source file path or {@code classpath:name}, as the user wrote it
     * @param line 1-based line
     * @param column 1-based column, counted in code points
     */
    public Position(String source, int line, int column) {
        this.source = Objects.requireNonNull(source);
        this.line = line;
        this.column = column;
    }

    public String source() {
        return source;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position
                && source.equals(((Position) other).source)
                && line == ((Position) other).line
                && column == ((Position) other).column;
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, line, column);
    }

    /** {@code source:line:column}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
