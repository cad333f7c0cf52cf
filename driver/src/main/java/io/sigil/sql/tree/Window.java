package io.sigil.sql.tree;

import java.util.List;

/** A window specification. Immutable. */
public final class Window {
    private final List<Expression> partitionBy;
    private final List<Expression> orderBy;
    private final List<Expression> frameBounds;
    private final boolean measured;

    /** @param measured whether a bound of the frame is a distance from the sort key's value: RANGE with an offset */
    public Window(
            List<Expression> partitionBy, List<Expression> orderBy, List<Expression> frameBounds, boolean measured) {
        this.partitionBy = List.copyOf(partitionBy);
        this.orderBy = List.copyOf(orderBy);
        this.frameBounds = List.copyOf(frameBounds);
        this.measured = measured;
    }

    /** Whether a bound of the frame is a distance from the sort key's value. */
    public boolean measured() {
        return measured;
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
