package web;

import app.Visit;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** A web application whose data sources are Tomcat's. */
public final class VisitServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (Connection connection = dataSource("app");
                Connection bare = dataSource("bare")) {
            response.getWriter().print(Visit.visit(connection, bare));
        } catch (NamingException | SQLException e) {
            throw new IOException(e);
        }
    }

    private static Connection dataSource(String name) throws NamingException, SQLException {
        return ((DataSource) new InitialContext().lookup("java:comp/env/jdbc/" + name)).getConnection();
    }
}
