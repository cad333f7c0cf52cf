package io.sigil.spark;

import java.io.Serializable;
import java.sql.Connection;
import scala.Function1;
import scala.runtime.AbstractFunction1;

/** Opens connections on executors, where Spark looks its dialects up anew: they have to be there by then. Immutable. */
final class RegisteringConnections extends AbstractFunction1<Object, Connection> implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // Spark's own, which it serializes as it is
    private final Function1<Object, Connection> connections;

    RegisteringConnections(Function1<Object, Connection> connections) {
        this.connections = connections;
    }

    @Override
    public Connection apply(Object partition) {
        SigilDialects.register();
        return connections.apply(partition);
    }
}
