package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a getter hands out: reference cursors and arrays are wrapped, because they lead back to the delegate. */
final class OutgoingValue {
    private OutgoingValue() {}

    /**
     * @param statement Sigil's, to which a reference cursor leads back
     * @throws SQLException SIGIL-1005 for what can't be wrapped, SIGIL-2008 for a cursor over ruled columns
     */
    static @Nullable Object wrap(@Nullable Object value, @Nullable Statement statement, EngineSession session)
            throws SQLException {
        if (value instanceof ResultSet) {
            RoutineRows.requireMapped((ResultSet) value, OutputDecoders.PLAIN, session);
            return new SigilResultSet((ResultSet) value, statement, session);
        }
        if (value instanceof Array) {
            return SigilArray.wrap((Array) value, session);
        }
        if (value instanceof Connection || value instanceof Statement) {
            throw denied(value.getClass());
        }
        return value instanceof Object[] ? wrapElements((Object[]) value, statement, session) : value;
    }

    private static Object wrapElements(Object[] elements, @Nullable Statement statement, EngineSession session)
            throws SQLException {
        Object[] copy = elements;
        for (int i = 0; i < elements.length; i++) {
            Object wrapped = wrap(elements[i], statement, session);
            if (wrapped != elements[i]) {
                copy = copy == elements ? elements.clone() : copy;
                copy[i] = wrapped;
            }
        }
        return copy;
    }

    /** As {@link #wrap}, for a getter that was asked for a class. */
    static <T> @Nullable T wrapAs(
            Class<T> type, @Nullable T value, @Nullable Statement statement, EngineSession session)
            throws SQLException {
        Object wrapped = wrap(value, statement, session);
        if (wrapped == value) {
            return value;
        }
        if (!type.isInstance(wrapped)) {
            throw denied(type);
        }
        return type.cast(wrapped);
    }

    private static SQLException denied(Class<?> type) {
        return ErrorCode.UNWRAP_DENIED.exception("value not handed out, a " + type.getName()
                + " of the delegate; it leads around encryption; ask for the java.sql interface");
    }
}
