package io.sigil.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a {@link Procedure}, as the only statement of a text. Immutable. */
public final class ProcedureCall {
    private final Procedure procedure;
    private final List<Name> name;
    private final List<Integer> placeholders;
    private final boolean labelled;

    /**
     * @param name as the statement has it
     * @param placeholders by argument: the application's 1-based number of the placeholder that is the argument, or 0
     * @param labelled whether only the labels of its results tell what they hold
     */
    public ProcedureCall(Procedure procedure, List<Name> name, List<Integer> placeholders, boolean labelled) {
        this.procedure = Objects.requireNonNull(procedure);
        this.name = List.copyOf(name);
        this.placeholders = List.copyOf(placeholders);
        this.labelled = labelled;
    }

    public Procedure procedure() {
        return procedure;
    }

    /** As the statement has it: one to three parts, the procedure's last. */
    public List<Name> name() {
        return name;
    }

    /** The application's 1-based number of the placeholder that is this parameter's argument; 0: there is none. */
    public int placeholder(int parameter) {
        return parameter >= 1 && parameter <= placeholders.size() ? placeholders.get(parameter - 1) : 0;
    }

    /** Whether only the labels of its results tell what they hold: how many there are, only the database knows. */
    public boolean labelled() {
        return labelled;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProcedureCall
                && procedure.equals(((ProcedureCall) other).procedure)
                && name.equals(((ProcedureCall) other).name)
                && placeholders.equals(((ProcedureCall) other).placeholders)
                && labelled == ((ProcedureCall) other).labelled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(procedure, placeholders);
    }

    @Override
    public String toString() {
        return "call of " + procedure;
    }
}
