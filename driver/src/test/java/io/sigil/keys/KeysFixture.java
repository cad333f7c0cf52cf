package io.sigil.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sigil.error.ErrorCode;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.kms.KmsEndpoint;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;

/** A KMS endpoint with one key, a key store in a fresh H2 database, a clock; closes all of it. */
public final class KeysFixture implements AutoCloseable {
    public static final String ALIAS = "alias/app-pii";

    public final KmsEndpoint kms = KmsEndpoint.start();
    public final String arn = kms.createKey(ALIAS);
    public final MovableClock clock = new MovableClock();
    public final DataSource database;
    private final Connection keepsDatabase;
    private final List<DataKeys> open = new ArrayList<>();

    public KeysFixture() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        database = h2;
        try {
            keepsDatabase = h2.getConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A rule for the endpoint's key, by its alias. */
    public KeyRule.Builder rule() {
        return new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "aws")
                .keyId(ALIAS)
                .region(kms.region())
                .endpoint(kms.uri());
    }

    public KeyStore store() {
        return new JdbcKeyStore(database, "sigil_data_key", true);
    }

    /** Data keys of a JVM of its own, as far as caches go. */
    public DataKeys keys(KeyRule.Builder rule) throws SQLException {
        return keys(rule, clock);
    }

    public DataKeys keys(KeyRule.Builder rule, Clock at) throws SQLException {
        return keys(rule.build(), store(), at);
    }

    public DataKeys keys(KeyRule rule, KeyStore store, Clock at) throws SQLException {
        DataKeys keys = DataKeys.open(Map.of(rule.name(), rule), store, KeysFixture.class.getClassLoader(), at);
        open.add(keys);
        return keys;
    }

    /** Does what somebody with access to the database may do. */
    public int sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            return update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The exception with its code, class, SQLState and silence about secrets checked. */
    public static SQLException assertFails(ErrorCode code, ThrowingCallable call, DataKey... secrets) {
        SQLException e = catchThrowableOfType(SQLException.class, call);
        assertThat((Throwable) e).as("an SQLException").isNotNull();
        assertThat(e.getMessage()).startsWith(code.label() + ": ");
        assertThat((Throwable) e).hasSameClassAs(code.exception("x"));
        assertThat(e.getSQLState()).isEqualTo("HY000");
        assertThat(e.getErrorCode()).isEqualTo(code.number());
        String everything = printed(e);
        assertThat(everything).doesNotContain(AwsCredentialsInProperties.SECRET);
        for (DataKey key : secrets) {
            byte[] secret = key.secret(SecretAccess.grant());
            assertThat(everything)
                    .doesNotContain(Base64.getEncoder().encodeToString(secret))
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret));
        }
        return e;
    }

    public static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        open.forEach(DataKeys::close);
        kms.close();
        keepsDatabase.close();
    }
}
