package io.sigil.sql.tree;

import java.util.List;

/** A window specification. Immutable. */
public final class Window {
    private final List<Expression> partitionBy;
    private final List<Expression> orderBy;
    private final List<Expression> frameBounds;

    public Window(List<Expression> partitionBy, List<Expression> orderBy, List<Expression> frameBounds) {
        this.partitionBy = List.copyOf(partitionBy);
        this.orderBy = List.copyOf(orderBy);
        this.frameBounds = List.copyOf(frameBounds);
    }

    public List<Expression> partitionBy() {
        return partitionBy;
    }

    public List<Expression> orderBy() {
        return orderBy;
    }

    public List<Expression> frameBounds() {
        return frameBounds;
    }
}
