package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelegateLookupTest {
    private static final ClassLoader OWN = DelegateLookupTest.class.getClassLoader();

    @Test
    void aRegisteredDriverIsFoundByItsUrl() throws SQLException {
        assertThat(lookup(OWN).registered(url("h2:mem:"))).singleElement().isInstanceOf(org.h2.Driver.class);
    }

    @Test
    void aDriverThatDriverManagerDoesNotShowIsFoundThroughTheThreadsClassLoader() throws Exception {
        try (URLClassLoader hidden = hiddenH2()) {
            List<Driver> provided = lookup(hidden, OWN).provided(url("h2:mem:"));
            assertThat(provided.get(0).getClass().getClassLoader()).isSameAs(hidden);
            try (Connection connection = provided.get(0).connect("jdbc:h2:mem:", new Properties())) {
                assertThat(connection.getClass().getClassLoader()).isSameAs(hidden);
            }
        }
    }

    @Test
    void aNamedDriverIsLoadedThroughTheThreadsClassLoaderFirst() throws Exception {
        try (URLClassLoader hidden = hiddenH2()) {
            Driver driver = lookup(hidden, OWN).named("org.h2.Driver", url("h2:mem:"));
            assertThat(driver.getClass().getClassLoader()).isSameAs(hidden);
        }
        assertThat(lookup(ClassLoader.getPlatformClassLoader(), OWN).named("org.h2.Driver", url("h2:mem:")))
                .isInstanceOf(org.h2.Driver.class);
    }

    @Test
    void aBrokenProviderHidesNoOther(@TempDir Path directory) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), "no.such.Driver\norg.h2.Driver\njava.lang.String\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, OWN)) {
            assertThat(lookup(loader).provided(url("h2:mem:"))).isNotEmpty();
        }
    }

    @Test
    void sigilIsNeverItsOwnDelegate() throws SQLException {
        SigilUrl any = url("x:y");
        assertThat(lookup(OWN).registered(any)).isEmpty();
        assertThat(lookup(OWN).provided(any)).isEmpty();
        for (Class<?> own : List.of(SigilDriver.class, NativeUrlDriver.class)) {
            assertThatThrownBy(() -> lookup(OWN).named(own.getName(), any)).hasMessageContaining("it is Sigil itself");
        }
    }

    @Test
    void aNativeUrlDriverThatAToolRegisteredInDisguiseIsPassedBy() throws SQLException {
        Driver disguised = new Disguise(new NativeUrlDriver(new Openings().connector()));
        Driver h2 = DriverManager.getDriver("jdbc:h2:mem:");
        DriverManager.deregisterDriver(h2);
        DriverManager.registerDriver(disguised);
        DriverManager.registerDriver(h2);
        try {
            SigilUrl url = url("h2:mem:");
            DriverDataSource delegate = new DriverDataSource(url, new Properties(), null, lookup(OWN));
            assertThat(lookup(OWN).registered(url)).startsWith(disguised);
            for (int i = 0; i < 2; i++) {
                try (Connection connection = delegate.getConnection()) {
                    assertThat(connection).isInstanceOf(org.h2.jdbc.JdbcConnection.class);
                }
            }
            try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:")) {
                assertThat(plain).isInstanceOf(org.h2.jdbc.JdbcConnection.class);
            }
        } finally {
            DriverManager.deregisterDriver(disguised);
        }
    }

    @Test
    void noDriverIsToldByTheSchemeAndWhatWasSeen() throws SQLException {
        SigilUrl url = url("nosuchdb://admin:tiger@db/payroll?password=tiger");
        DriverDataSource delegate = new DriverDataSource(url, new Properties(), null, lookup(OWN));
        assertThatThrownBy(delegate::getConnection)
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1003: no driver, for jdbc:nosuchdb:; looked at DriverManager and")
                .hasMessageContainingAll("org.h2.Driver", "sigil.delegateDriver")
                .hasMessageNotContainingAny("tiger", "payroll", "io.sigil.SigilDriver");
    }

    @Test
    void aNamedClassThatCannotBeTheDelegateIsToldWhy() throws SQLException {
        SigilUrl url = url("nosuchdb:tiger");
        assertRefused("no.such.Driver", url, "none of 1 class loaders has it");
        assertRefused("java.lang.String", url, "it isn't a java.sql.Driver");
        assertRefused("java.sql.Driver", url, "it can't be made");
        assertRefused("org.h2.Driver", url, "it doesn't accept jdbc:nosuchdb:");
    }

    private static void assertRefused(String className, SigilUrl url, String why) {
        assertThatThrownBy(() -> lookup(OWN).named(className, url))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1003: can't use " + className)
                .hasMessageContaining(why)
                .hasMessageNotContaining("tiger");
    }

    private static SigilUrl url(String rest) throws SQLException {
        return SigilUrl.parse("jdbc:sigil:" + rest);
    }

    private static DelegateLookup lookup(ClassLoader... loaders) {
        return new DelegateLookup(List.of(loaders));
    }

    private static URLClassLoader hiddenH2() {
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    }
}
