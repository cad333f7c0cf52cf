package io.sigil.it.xa;

import io.sigil.it.server.TestDatabase;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.xa.PGXADataSource;

/** The data sources of the databases' own drivers. */
final class DelegateSources {
    private DelegateSources() {}

    static XADataSource xa(TestDatabase database) throws SQLException {
        switch (database.dialect()) {
            case H2:
                return h2(database);
            case POSTGRESQL:
                PGXADataSource postgres = new PGXADataSource();
                postgres.setURL(database.url());
                postgres.setUser(database.user());
                postgres.setPassword(database.password());
                return postgres;
            case MARIADB:
                return mariaDb(database);
            case MYSQL:
                com.mysql.cj.jdbc.MysqlXADataSource mysql = new com.mysql.cj.jdbc.MysqlXADataSource();
                mysql.setURL(database.url());
                mysql.setUser(database.user());
                mysql.setPassword(database.password());
                return mysql;
        }
        throw new AssertionError(database.dialect());
    }

    static ConnectionPoolDataSource pooled(TestDatabase database) throws SQLException {
        switch (database.dialect()) {
            case H2:
                return h2(database);
            case POSTGRESQL:
                PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
                postgres.setURL(database.url());
                postgres.setUser(database.user());
                postgres.setPassword(database.password());
                return postgres;
            case MARIADB:
                return mariaDb(database);
            case MYSQL:
                com.mysql.cj.jdbc.MysqlConnectionPoolDataSource mysql =
                        new com.mysql.cj.jdbc.MysqlConnectionPoolDataSource();
                mysql.setURL(database.url());
                mysql.setUser(database.user());
                mysql.setPassword(database.password());
                return mysql;
        }
        throw new AssertionError(database.dialect());
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
