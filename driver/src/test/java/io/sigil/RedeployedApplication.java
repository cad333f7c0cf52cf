package io.sigil;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.function.UnaryOperator;

/** A web application, in the class loader that its container gives it: works, and undeploys as the documentation says. */
public final class RedeployedApplication implements UnaryOperator<String> {
    /** @param url beginning with {@code jdbc:sigil:} */
    @Override
    public String apply(String url) {
        try {
            return work(url);
        } catch (SQLException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String work(String url) throws SQLException, ClassNotFoundException {
        // DriverManager looks for services once in the life of a JVM, and this isn't the first application.
        Class.forName("io.sigil.SigilDriver");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, '815-10-1852')");
            try (ResultSet row = statement.executeQuery("SELECT ssn FROM users WHERE ssn = '815-10-1852'")) {
                row.next();
                return row.getString(1);
            }
        } finally {
            contextDestroyed();
        }
    }

    private static void contextDestroyed() throws SQLException {
        ClassLoader application = RedeployedApplication.class.getClassLoader();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == application) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }
}
