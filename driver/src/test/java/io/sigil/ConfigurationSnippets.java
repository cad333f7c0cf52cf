package io.sigil;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/** The Java of docs/configuration.md, word for word. */
final class ConfigurationSnippets {
    private ConfigurationSnippets() {}

    static SigilDataSource aroundADataSource(DataSource existing) {
        SigilDataSource sigil = new SigilDataSource();
        sigil.setDataSource(existing);
        sigil.setRules("classpath:sigil.yaml");
        return sigil;
    }

    static XAConnection aroundAnXaDataSource(XADataSource database) throws SQLException {
        SigilXADataSource sigil = new SigilXADataSource(database);
        sigil.setRules("classpath:sigil.yaml");
        XAConnection connection = sigil.getXAConnection();
        return connection;
    }

    static void undeploy() throws SQLException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == application) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }

    static HikariConfig nativeUrl() {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("io.sigil.NativeUrlDriver");
        config.setJdbcUrl("jdbc:h2:mem:hr");
        config.addDataSourceProperty("sigil.rules", "classpath:sigil.yaml");
        return config;
    }
}
