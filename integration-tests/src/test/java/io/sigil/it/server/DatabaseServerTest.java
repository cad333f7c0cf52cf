package io.sigil.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class DatabaseServerTest {

    @EachDatabase({
        DatabaseKind.H2_FILE,
        DatabaseKind.H2_MEMORY,
        DatabaseKind.POSTGRESQL,
        DatabaseKind.MARIADB,
        DatabaseKind.MYSQL
    })
    void aFreshDatabaseHoldsNoTableAndTakesOne(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE probe (id INT PRIMARY KEY)");
            statement.executeUpdate("INSERT INTO probe VALUES (1)");
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM probe")) {
            assertThat(rows.next()).isTrue();
            assertThat(connection.getMetaData().getURL()).contains(database.name());
        }
    }

    @EachDatabase
    void twoDatabasesOfOneServerDontSeeEachOther(DatabaseServer server) throws SQLException {
        TestDatabase first = server.createDatabase("apart");
        TestDatabase second = server.createDatabase("apart");
        for (TestDatabase database : new TestDatabase[] {first, second}) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE same_name (id INT)");
            }
        }
        assertThat(first.name()).isNotEqualTo(second.name());
    }

    @EachDatabase
    void aDroppedDatabaseIsGoneWhoeverIsConnected(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("dropped");
        try (Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE probe (id INT)");
            }
            database.drop();
            assertThatThrownBy(() ->
                            connection.prepareStatement("SELECT * FROM probe").executeQuery())
                    .isInstanceOf(SQLException.class);
        }
    }

    @EachDatabase
    void theServerIsTheOneThatTheDialectNames(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            String product = connection.getMetaData().getDatabaseProductName();
            assertThat(product.toUpperCase(java.util.Locale.ROOT))
                    .isEqualTo(database.dialect().name());
        }
    }
}
