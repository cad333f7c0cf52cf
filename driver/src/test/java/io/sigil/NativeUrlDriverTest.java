package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeUrlDriverTest {
    @TempDir
    private Path directory;

    private final Openings openings = new Openings();
    private final NativeUrlDriver driver = new NativeUrlDriver(openings.connector());
    private String rules;

    @BeforeEach
    void writeRules() throws Exception {
        rules = Files.writeString(directory.resolve("rules.yaml"), "version: 1\n")
                .toString();
    }

    @Test
    void actsOnTheDatabasesOwnUrlWhereRulesAreNamed() throws SQLException {
        driver.connect("jdbc:h2:mem:;sigil.rules=" + rules, null).close();
        assertThat(openings.last().rules().source()).isEqualTo(rules);

        Properties info = new Properties();
        info.setProperty("sigil.rules", rules);
        try (Connection connection = driver.connect("jdbc:h2:mem:x", info)) {
            assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:x");
        }
        assertThat(openings.count()).isEqualTo(2);
    }

    @Test
    void withoutRulesItIsNotForTheUrl() throws SQLException {
        assertThat(driver.connect("jdbc:h2:mem:", new Properties())).isNull();
        assertThat(driver.connect("jdbc:sigil:h2:mem:;sigil.rules=" + rules, null))
                .isNull();
        assertThat(driver.connect("garbage", null)).isNull();
        assertThat(openings.count()).isZero();
    }

    @Test
    void misspeltRulesAreNotTakenForNone() {
        Properties info = new Properties();
        info.setProperty("sigil.rule", rules);
        assertThatThrownBy(() -> driver.connect("jdbc:h2:mem:", info)).hasMessageStartingWith("SIGIL-1004: ");
        assertThatThrownBy(() -> driver.connect("jdbc:h2:mem:;sigil.rule=x", null))
                .hasMessageStartingWith("SIGIL-1004: ");
    }

    @Test
    void acceptsEveryJdbcUrlButSigils() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:h2:mem:")).isTrue();
        assertThat(driver.acceptsURL("jdbc:sigil:h2:mem:")).isFalse();
        assertThat(driver.acceptsURL("garbage")).isFalse();
        assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void namingItAsDriverClassRegistersNothing() throws Exception {
        Properties info = new Properties();
        info.setProperty("sigil.rules", rules);
        // HikariCP makes the driver and asks it whether it accepts the URL.
        new DriverDataSource("jdbc:h2:mem:", NativeUrlDriver.class.getName(), info, "sa", "");
        assertThat(Collections.list(DriverManager.getDrivers())).noneMatch(NativeUrlDriver.class::isInstance);
    }
}
