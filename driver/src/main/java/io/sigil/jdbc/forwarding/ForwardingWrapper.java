package io.sigil.jdbc.forwarding;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** {@link Wrapper} as Sigil means it: its own object whenever that is of the type asked for. */
abstract class ForwardingWrapper extends ForwardingObject implements Wrapper {
    ForwardingWrapper() {}

    /** The object that calls are forwarded to; never null, the same one each time. */
    protected abstract Wrapper delegate();

    /** Whether objects of the delegate may be handed out; {@link UnwrapPolicy#DENY} unless overridden. */
    protected UnwrapPolicy unwrapPolicy() {
        return UnwrapPolicy.DENY;
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
        if (type == null) {
            return false;
        }
        return type.isInstance(this)
                || (unwrapPolicy() == UnwrapPolicy.ALLOW && delegate().isWrapperFor(type));
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        if (type != null && type.isInstance(this)) {
            return type.cast(this);
        }
        if (type != null && unwrapPolicy() == UnwrapPolicy.ALLOW) {
            return delegate().unwrap(type);
        }
        throw ErrorCode.UNWRAP_DENIED.exception("unwrap to "
                + (type == null ? "null" : type.getName())
                + " denied, on "
                + getClass().getSimpleName()
                + "; an object of the delegate bypasses encryption; use the java.sql interfaces, or set sigil.unwrap=allow"
                + " where that is meant");
    }
}
