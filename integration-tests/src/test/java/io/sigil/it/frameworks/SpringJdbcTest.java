package io.sigil.it.frameworks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Spring JDBC over HikariCP. */
class SpringJdbcTest extends FrameworkTest {

    @Override
    Application application() {
        return new SpringJdbcClinic(SpringJdbcTest::pool);
    }

    private static DataSource pool(Access access) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setDriverClassName(access.driverClass());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    @Override
    String name() {
        return "spring-jdbc";
    }
}
