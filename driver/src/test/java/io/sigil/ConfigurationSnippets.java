package io.sigil;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** The Java of docs/configuration.md, word for word. */
final class ConfigurationSnippets {
    private ConfigurationSnippets() {}

    static SigilDataSource aroundADataSource(DataSource existing) {
        SigilDataSource sigil = new SigilDataSource();
        sigil.setDataSource(existing);
        sigil.setRules("classpath:sigil.yaml");
        return sigil;
    }

    static HikariConfig nativeUrl() {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("io.sigil.NativeUrlDriver");
        config.setJdbcUrl("jdbc:h2:mem:hr");
        config.addDataSourceProperty("sigil.rules", "classpath:sigil.yaml");
        return config;
    }
}
