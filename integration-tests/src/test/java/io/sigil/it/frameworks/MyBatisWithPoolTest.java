package io.sigil.it.frameworks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sigil.it.frameworks.mybatis.MyBatisClinic;

/** MyBatis with a pool that uses the driver it is told, so that {@code NativeUrlDriver} is one, too. */
class MyBatisWithPoolTest extends FrameworkTest {

    @Override
    Application application() {
        return new MyBatisClinic(access -> {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(access.url());
            config.setDriverClassName(access.driverClass());
            config.setUsername(access.user());
            config.setPassword(access.password());
            config.setMaximumPoolSize(2);
            return new HikariDataSource(config);
        });
    }
}
