package clinic;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Lists patients, by social security number, by the beginning of a name or by the date of birth. */
public final class PatientServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    public void init() throws ServletException {
        try (Connection connection = connect("clinic");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE patients (id INT PRIMARY KEY, ssn VARCHAR(11) NOT NULL UNIQUE,"
                    + " name VARCHAR(80), born DATE, diagnosis VARCHAR(200))");
            statement.executeUpdate("INSERT INTO patients VALUES"
                    + " (1, '815-10-1852', 'Lovelace, Ada', '1815-12-10', 'Cervical cancer'),"
                    + " (2, '912-06-2354', 'Turing, Alan', '1912-06-23', 'Hay fever'),"
                    + " (3, '906-12-0992', 'Hopper, Grace', '1906-12-09', 'Osteoporosis')");
        } catch (NamingException | SQLException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        try {
            if ("/raw".equals(request.getPathInfo())) {
                list(
                        response.getWriter(),
                        "raw",
                        "SELECT id, LEFT(RAWTOHEX(ssn), 24) AS ssn, LEFT(RAWTOHEX(name), 24) AS name,"
                                + " LEFT(RAWTOHEX(born), 24) AS born, LEFT(RAWTOHEX(diagnosis), 24) AS diagnosis"
                                + " FROM patients ORDER BY id");
            } else {
                list(response.getWriter(), "clinic", query(request));
            }
        } catch (NamingException | SQLException e) {
            throw new IOException(e);
        }
    }

    private static String query(HttpServletRequest request) {
        String sql = "SELECT id, ssn, name, born, diagnosis FROM patients WHERE 1 = 1";
        if (request.getParameter("ssn") != null) {
            sql += " AND ssn = '" + quoted(request.getParameter("ssn")) + "'";
        }
        if (request.getParameter("name") != null) {
            sql += " AND name LIKE '" + quoted(request.getParameter("name")) + "%'";
        }
        if (request.getParameter("before") != null) {
            sql += " AND born < DATE '" + quoted(request.getParameter("before")) + "'";
        }
        return sql + " ORDER BY born";
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static void list(PrintWriter out, String source, String sql) throws NamingException, SQLException {
        try (Connection connection = connect(source);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                out.println(rows.getInt("id") + " | " + rows.getString("ssn") + " | " + rows.getString("name") + " | "
                        + rows.getString("born") + " | " + rows.getString("diagnosis"));
            }
        }
    }

    private static Connection connect(String name) throws NamingException, SQLException {
        return ((DataSource) new InitialContext().lookup("java:comp/env/jdbc/" + name)).getConnection();
    }
}
