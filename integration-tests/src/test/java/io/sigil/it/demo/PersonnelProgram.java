package io.sigil.it.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** An ordinary JDBC program: it knows nothing of Sigil. */
final class PersonnelProgram {
    private final DataSource dataSource;

    PersonnelProgram(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE employee (id INT PRIMARY KEY, name VARCHAR(40), "
                    + "ssn VARCHAR(11) NOT NULL UNIQUE, salary DECIMAL(12,2))");
        }
    }

    void hire(int id, String name, String ssn, String salary) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO employee (id, name, ssn, salary) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, name);
            insert.setString(3, ssn);
            insert.setBigDecimal(4, new BigDecimal(salary));
            insert.executeUpdate();
        }
    }

    List<String> list() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM employee ORDER BY id")) {
            while (result.next()) {
                rows.add(result.getInt("id") + "  " + result.getString("name") + "  " + result.getString("ssn") + "  "
                        + result.getBigDecimal("salary"));
            }
        }
        return rows;
    }

    String findBySsn(String ssn) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT name FROM employee WHERE ssn = '" + ssn + "'")) {
            return result.next() ? result.getString(1) : "nobody";
        }
    }

    void listBySalary() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT name FROM employee ORDER BY salary")) {
            result.next();
        }
    }
}
