package app;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An application that knows JDBC and nothing of Sigil. */
public final class Visit {
    private static final String SSN = "815-10-1852";

    private Visit() {}

    /** Argument: a URL that begins with jdbc:sigil:h2:. */
    public static void main(String[] arguments) throws SQLException {
        System.out.println(visit(arguments[0]));
    }

    /** Stores a value, finds it, and looks at what the database has. */
    public static String visit(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Connection bare = DriverManager.getConnection(url.replace("jdbc:sigil:", "jdbc:"))) {
            return visit(connection, bare);
        }
    }

    public static String visit(Connection connection, Connection bare) throws SQLException {
        try (Statement statement = connection.createStatement();
                Statement behind = bare.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS users (id INT, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, '" + SSN + "')");
            try (ResultSet found = statement.executeQuery("SELECT ssn FROM users WHERE ssn = '" + SSN + "'");
                    ResultSet stored = behind.executeQuery("SELECT ssn FROM users")) {
                if (!found.next() || !SSN.equals(found.getString("ssn"))) {
                    return "not found";
                }
                stored.next();
                String bytes = new String(stored.getBytes(1), StandardCharsets.ISO_8859_1);
                return bytes.contains(SSN) ? "stored in the clear" : "encrypted";
            }
        }
    }
}
