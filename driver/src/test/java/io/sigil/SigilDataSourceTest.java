package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigilDataSourceTest {
    @TempDir
    private Path directory;

    private final Openings openings = new Openings();
    private final SigilDataSource sigil = new SigilDataSource(openings.connector());
    private String rules;

    @BeforeEach
    void writeRules() throws Exception {
        rules = Files.writeString(directory.resolve("rules.yaml"), "version: 1\n")
                .toString();
    }

    @Test
    void connectsToAUrlWithUserAndPassword() throws SQLException {
        sigil.setUrl("jdbc:sigil:h2:mem:users;DB_CLOSE_DELAY=-1");
        sigil.setRules(rules);
        sigil.setUser("owner");
        sigil.setPassword("tiger");
        try (Connection connection = sigil.getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("OWNER");
        }
        assertThatThrownBy(() -> sigil.getConnection("owner", "wrong")).isInstanceOf(SQLException.class);
        assertThat(openings.last().rules().source()).isEqualTo(rules);
    }

    @Test
    void takesConnectionsOfTheDataSourceThatItIsAround() throws SQLException {
        JdbcDataSource h2 = h2();
        sigil.setDataSource(h2);
        sigil.setRules(rules);
        sigil.getConnection().close();
        assertThat(openings.last().delegate()).isSameAs(h2);

        sigil.getConnection("sa", "").close();
        Openings.Opening first = openings.last();
        sigil.getConnection("sa", "").close();
        assertThat(openings.last()).isEqualTo(first);
        assertThat(first.delegate()).isNotEqualTo(h2);
        assertThat(first.delegate().toString()).doesNotContain("sa");
    }

    @Test
    void whatIsSetOneByOneComesBeforeTheProperties() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("SIGIL.rules", "nowhere");
        properties.setProperty("sigil.unwrap", "allow");
        properties.setProperty("user", "somebody");
        sigil.setProperties(properties);
        sigil.setUrl("jdbc:sigil:h2:mem:;sigil.unwrap=deny");
        sigil.setRules(rules);
        sigil.setUser("sa");
        try (Connection connection = sigil.getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("SA");
        }
        assertThat(openings.last().rules().source()).isEqualTo(rules);
        assertThat(openings.last().unwrap()).isEqualTo(UnwrapPolicy.ALLOW);
    }

    @Test
    void needsOnePlaceToConnectTo() {
        assertThatThrownBy(sigil::getConnection).hasMessageStartingWith("SIGIL-1004: neither url nor dataSource");
        sigil.setUrl("jdbc:sigil:h2:mem:");
        sigil.setDataSource(h2());
        assertThatThrownBy(sigil::getConnection).hasMessageStartingWith("SIGIL-1004: url and dataSource");
        sigil.setUrl(null);
        sigil.setDataSource(new SigilDataSource());
        assertThatThrownBy(sigil::getConnection).hasMessageStartingWith("SIGIL-1004: a SigilDataSource around another");
        sigil.setDataSource(null);
        sigil.setUrl("jdbc:h2:mem:");
        assertThatThrownBy(sigil::getConnection).hasMessageStartingWith("SIGIL-1004: not a URL of Sigil, jdbc:h2:");
    }

    @Test
    void theDataSourceBehindIsNotHandedOut() throws SQLException {
        sigil.setDataSource(h2());
        assertThat(sigil.getDataSource()).isNull();
        assertThat(sigil.unwrap(DataSource.class)).isSameAs(sigil);
        assertThat(sigil.isWrapperFor(JdbcDataSource.class)).isFalse();
        assertThatThrownBy(() -> sigil.unwrap(JdbcDataSource.class)).hasMessageStartingWith("SIGIL-1005: ");
        assertThatThrownBy(() -> sigil.unwrap(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void unlessUnwrapIsAllowed() throws SQLException {
        JdbcDataSource h2 = h2();
        sigil.setDataSource(h2);
        sigil.setUnwrap("allow");
        assertThat(sigil.getDataSource()).isSameAs(h2);
        assertThat(sigil.unwrap(DataSource.class)).isSameAs(sigil);
        assertThat(sigil.unwrap(JdbcDataSource.class)).isSameAs(h2);
        assertThat(sigil.isWrapperFor(JdbcDataSource.class)).isTrue();
    }

    @Test
    void timeoutAndLogAreThoseOfTheDataSourceBehind() throws SQLException {
        JdbcDataSource h2 = h2();
        PrintWriter writer = new PrintWriter(new StringWriter());
        sigil.setDataSource(h2);
        sigil.setLoginTimeout(7);
        sigil.setLogWriter(writer);
        assertThat(h2.getLoginTimeout()).isEqualTo(7);
        assertThat(sigil.getLoginTimeout()).isEqualTo(7);
        assertThat(sigil.getLogWriter()).isSameAs(writer);
    }

    @Test
    void withAUrlTheTimeoutIsTheDriverManagers() throws SQLException {
        int before = DriverManager.getLoginTimeout();
        sigil.setUrl("jdbc:sigil:h2:mem:");
        try {
            sigil.setLoginTimeout(9);
            assertThat(DriverManager.getLoginTimeout()).isEqualTo(9);
            assertThat(sigil.getLoginTimeout()).isEqualTo(9);
        } finally {
            DriverManager.setLoginTimeout(before);
        }
    }

    @Test
    void toStringHoldsNoPassword() {
        sigil.setUrl("jdbc:sigil:h2:mem:;PASSWORD=tiger");
        sigil.setPassword("tiger");
        Properties properties = new Properties();
        properties.setProperty("password", "tiger");
        sigil.setProperties(properties);
        assertThat(sigil.toString()).startsWith("SigilDataSource@").doesNotContain("tiger");
    }

    @Test
    void aPoolMayBeInFrontOfIt() throws SQLException {
        sigil.setUrl("jdbc:sigil:h2:mem:");
        sigil.setRules(rules);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(sigil);
            pool.setMaximumPoolSize(1);
            pool.getConnection().close();
            pool.getConnection().close();
        }
        assertThat(openings.count()).isEqualTo(1);
    }

    private static JdbcDataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:");
        h2.setUser("sa");
        h2.setPassword("");
        return h2;
    }
}
