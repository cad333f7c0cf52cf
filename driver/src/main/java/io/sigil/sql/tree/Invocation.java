package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that does nothing but call one procedure or function. Immutable. */
public final class Invocation {
    private final int token;
    private final List<Name> name;
    private final List<Expression> arguments;
    private final Expression.@Nullable Value returned;
    private final Query.@Nullable SelectItem item;

    private Invocation(
            int token,
            List<Name> name,
            List<Expression> arguments,
            Expression.@Nullable Value returned,
            Query.@Nullable SelectItem item) {
        this.token = token;
        this.name = List.copyOf(name);
        this.arguments = List.copyOf(arguments);
        this.returned = returned;
        this.item = item;
    }

    /**
     * {@code CALL p(…)}, {@code {call p(…)}}, {@code {? = call f(…)}}.
     *
     * @param returned the placeholder before the equals sign
     */
    public static Invocation call(
            int token, List<Name> name, List<Expression> arguments, Expression.@Nullable Value returned) {
        return new Invocation(token, name, arguments, returned, null);
    }

    /** {@code SELECT … FROM f(…)}: its columns are the function's. */
    public static Invocation table(Expression.Call call) {
        return new Invocation(call.token(), call.name(), call.arguments(), null, null);
    }

    /** {@code SELECT f(…)}. */
    public static Invocation selected(Expression.Call call, Query.SelectItem item) {
        return new Invocation(call.token(), call.name(), call.arguments(), null, item);
    }

    /** Index of the name's first token. */
    public int token() {
        return token;
    }

    public List<Name> name() {
        return name;
    }

    public List<Expression> arguments() {
        return arguments;
    }

    /** Where the return value goes. */
    public Optional<Expression.Value> returned() {
        return Optional.ofNullable(returned);
    }

    /** The only column of the only result; empty: the database decides what results there are. */
    public Optional<Query.SelectItem> item() {
        return Optional.ofNullable(item);
    }
}
