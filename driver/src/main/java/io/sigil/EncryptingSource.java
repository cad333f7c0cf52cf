package io.sigil;

import io.sigil.error.ErrorCode;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/** What data sources around one of the delegate's have in common. */
abstract class EncryptingSource<D extends CommonDataSource> implements CommonDataSource {
    private @Nullable D delegate;
    private @Nullable String rules;
    private @Nullable String unwrap;

    EncryptingSource(@Nullable D delegate) {
        this.delegate = delegate;
    }

    final void around(@Nullable D source) {
        delegate = source;
    }

    /** The one behind, which doesn't encrypt: null unless {@code unwrap} is {@code allow}. */
    final @Nullable D behind() {
        try {
            return settings().unwrapPolicy() == UnwrapPolicy.ALLOW ? delegate : null;
        } catch (SQLException e) {
            return null; // connecting will say what is wrong with the settings
        }
    }

    final D delegate() throws SQLException {
        D source = delegate;
        if (source == null) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("no data source is set, in a "
                    + getClass().getSimpleName() + "; it needs one to take connections from; set that of the database's"
                    + " driver");
        }
        if (source instanceof EncryptingSource) {
            throw ErrorCode.CONFIGURATION_INVALID.exception(
                    "a " + source.getClass().getSimpleName()
                            + " around another; values would be encrypted twice; leave one out");
        }
        return source;
    }

    final ConnectionSettings settings() throws SQLException {
        Properties info = new Properties();
        put(info, ConnectionProperty.RULES, rules);
        put(info, ConnectionProperty.UNWRAP, unwrap);
        return ConnectionSettings.of(Map.of(), info);
    }

    private static void put(Properties info, ConnectionProperty property, @Nullable String value) {
        if (value != null) {
            info.setProperty(property.propertyName(), value);
        }
    }

    /** Null: where the environment says. */
    public @Nullable String getRules() {
        return rules;
    }

    /** @param rules path of the rules file, or {@code classpath:name} */
    public void setRules(@Nullable String rules) {
        this.rules = rules;
    }

    /** Null: {@code deny}. */
    public @Nullable String getUnwrap() {
        return unwrap;
    }

    /** @param unwrap {@code deny} or {@code allow}: whether the delegate's own objects may be handed out */
    public void setUnwrap(@Nullable String unwrap) {
        this.unwrap = unwrap;
    }

    // Overridden javax.sql.CommonDataSource methods

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return delegate().createShardingKeyBuilder();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return delegate().getLogWriter();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.sigil");
    }

    @Override
    @SuppressWarnings("NullAway") // null turns logging off
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        delegate().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate().setLoginTimeout(seconds);
    }

    /** Class name and identity: what is behind may print URLs and passwords. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + '@' + Integer.toHexString(System.identityHashCode(this));
    }
}
