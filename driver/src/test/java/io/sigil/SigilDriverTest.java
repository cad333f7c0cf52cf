package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigilDriverTest {
    @TempDir
    private Path directory;

    private final Openings openings = new Openings();
    private final SigilDriver driver = new SigilDriver(openings.connector());
    private String rules;

    @BeforeEach
    void writeRules() throws Exception {
        rules = Files.writeString(directory.resolve("rules.yaml"), "version: 1\n")
                .toString();
    }

    @Test
    void driverManagerAndServiceLoaderFindIt() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:sigil:x")).isInstanceOf(SigilDriver.class);
        assertThat(ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::type))
                .contains(SigilDriver.class)
                .doesNotContain(NativeUrlDriver.class);
    }

    @Test
    void acceptsWhatBeginsWithItsPrefixAndNothingElse() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:sigil:h2:mem:x")).isTrue();
        assertThat(driver.acceptsURL("jdbc:sigil:")).isTrue();
        assertThat(driver.acceptsURL("jdbc:sigilx:h2:mem:x")).isFalse();
        assertThat(driver.acceptsURL("jdbc:h2:mem:jdbc:sigil:")).isFalse();
        assertThat(driver.acceptsURL("")).isFalse();
        assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> driver.getPropertyInfo(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void anotherDriversUrlIsLeftToIt() throws SQLException {
        assertThat(driver.connect("jdbc:h2:mem:x", new Properties())).isNull();
        assertThat(openings.count()).isZero();
    }

    @Test
    void theDelegateSeesNothingOfSigils() throws SQLException {
        Properties info = new Properties();
        info.setProperty("user", "sa");
        info.setProperty("SIGIL.unwrap", "Allow");
        // H2 refuses a setting that it doesn't know.
        String url =
                "jdbc:sigil:h2:mem:x;sigil.rules=" + rules + ";DB_CLOSE_DELAY=0;sigil.delegateDriver=org.h2.Driver";
        try (Connection connection = driver.connect(url, info)) {
            assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:x");
        }
        assertThat(openings.last().rules().source()).isEqualTo(rules);
        assertThat(openings.last().unwrap()).isEqualTo(UnwrapPolicy.ALLOW);
        assertThat(info).hasSize(2);
    }

    @Test
    void propertiesComeBeforeTheUrlAndTheUrlBeforeTheProcess() throws SQLException {
        SigilDriver inProcess =
                new SigilDriver(openings.connector(Map.of("sigil.rules", "elsewhere"), Map.of("SIGIL_RULES", "there")));
        Properties info = new Properties(new Properties());
        inProcess.connect("jdbc:sigil:h2:mem:;sigil.rules=" + rules, info).close();
        assertThat(openings.last().rules().source()).isEqualTo(rules);

        Properties defaults = new Properties();
        defaults.setProperty("sigil.rules", rules);
        inProcess
                .connect("jdbc:sigil:h2:mem:;sigil.rules=nowhere", new Properties(defaults))
                .close();
        assertThat(openings.last().rules().source()).isEqualTo(rules);
    }

    @Test
    void connectionsToTheSamePlaceWithTheSameRulesCanShareAnEngine() throws SQLException {
        String url = "jdbc:sigil:h2:mem:;sigil.rules=" + rules;
        driver.connect(url, null).close();
        Openings.Opening first = openings.last();
        driver.connect(url, new Properties()).close();
        assertThat(openings.last()).isEqualTo(first).hasSameHashCodeAs(first);

        Properties other = new Properties();
        other.setProperty("user", "other");
        driver.connect(url, other).close();
        assertThat(openings.last().delegate()).isNotEqualTo(first.delegate());
    }

    @Test
    void valuesThatAreNotStringsReachTheDelegate() throws SQLException {
        Object socketFactory = new Object();
        Properties info = new Properties();
        info.put("socketFactory", socketFactory);
        info.put("sigil.rules", Path.of(rules));
        ConnectionSettings settings = ConnectionSettings.of(Map.of(), info);
        assertThat(settings.delegateProperties())
                .containsOnlyKeys("socketFactory")
                .containsValue(socketFactory);
        assertThat(settings.get(ConnectionProperty.RULES)).isEqualTo(rules);
    }

    @Test
    void theDelegatesOwnExceptionPassesThrough() {
        String url = "jdbc:sigil:h2:file:" + directory.resolve("none") + ";IFEXISTS=TRUE;sigil.rules=" + rules;
        assertThatThrownBy(() -> driver.connect(url, null))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("SIGIL");
    }

    @Test
    void propertyInfoListsSigilsAndTheDelegates() throws SQLException {
        DriverPropertyInfo[] info = driver.getPropertyInfo("jdbc:sigil:h2:mem:;sigil.rules=a.yaml", null);
        assertThat(Arrays.stream(info).map(p -> p.name + "=" + p.value))
                .startsWith("sigil.rules=a.yaml", "sigil.delegateDriver=null", "sigil.unwrap=deny");
        assertThat(info[2].choices).containsExactly("deny", "allow");
        assertThat(info).allMatch(property -> property.description != null);

        Driver talkative = new TalkativeDriver();
        DriverManager.registerDriver(talkative);
        try {
            assertThat(driver.getPropertyInfo("jdbc:sigil:talkative:x?a=b&sigil.rules=r", null))
                    .extracting(property -> property.name)
                    .containsExactly("sigil.rules", "sigil.delegateDriver", "sigil.unwrap", "jdbc:talkative:x?a=b");
        } finally {
            DriverManager.deregisterDriver(talkative);
        }
    }

    @Test
    void propertyInfoNeedsNoDelegate() throws SQLException {
        assertThat(driver.getPropertyInfo("jdbc:sigil:nosuchdb:x", null)).hasSize(3);
        assertThat(driver.getPropertyInfo("jdbc:other:x", null)).isEmpty();
    }
}
