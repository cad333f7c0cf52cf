package io.sigil.it.xa;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import io.sigil.it.server.TestDatabase;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/** The data sources of the databases' own drivers. */
final class DelegateSources {
    private DelegateSources() {}

    static XADataSource xa(TestDatabase database) throws SQLException {
        return switch (database.dialect()) {
            case H2 -> h2(database);
            case POSTGRESQL -> postgres(database, new PGXADataSource());
            case MARIADB -> mariaDb(database);
            case MYSQL -> mysql(database, new MysqlXADataSource());
        };
    }

    static ConnectionPoolDataSource pooled(TestDatabase database) throws SQLException {
        return switch (database.dialect()) {
            case H2 -> h2(database);
            case POSTGRESQL -> postgres(database, new PGConnectionPoolDataSource());
            case MARIADB -> mariaDb(database);
            case MYSQL -> mysql(database, new MysqlConnectionPoolDataSource());
        };
    }

    private static <D extends BaseDataSource> D postgres(TestDatabase database, D source) {
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static <D extends MysqlDataSource> D mysql(TestDatabase database, D source) {
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static JdbcDataSource h2(TestDatabase database) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(database.url());
        h2.setUser(database.user());
        h2.setPassword(database.password());
        return h2;
    }

    private static MariaDbDataSource mariaDb(TestDatabase database) throws SQLException {
        MariaDbDataSource mariaDb = new MariaDbDataSource(database.url());
        mariaDb.setUser(database.user());
        mariaDb.setPassword(database.password());
        return mariaDb;
    }
}
