package io.sigil.it.frameworks;

import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Spring JDBC over Apache DBCP, which keeps prepared statements. */
class DbcpTest extends FrameworkTest {

    @Override
    Application application() {
        return new SpringJdbcClinic(DbcpTest::pool);
    }

    private static DataSource pool(Access access) {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(access.url());
        pool.setDriverClassName(access.driverClass());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setMaxTotal(2);
        pool.setPoolPreparedStatements(true);
        return pool;
    }
}
