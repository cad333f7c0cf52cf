package io.sigil.benchmark;

import ch.vorburger.exec.ManagedProcessException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Servers with the tables of {@link SearchBenchmark}. As a program of its own it fills them, shows the plans and keeps the servers
 * until the file is deleted that it wrote, so that {@link SearchRun} may measure more than once and at another time.
 */
public final class SearchTables implements AutoCloseable {
    private final BenchmarkServer servers = new BenchmarkServer();
    private final Path rules;
    private final int rows;
    private final Properties urls = new Properties();

    SearchTables(int rows) throws Exception {
        this.rows = rows;
        this.rules = StaffTable.rules(Files.createTempDirectory("sigil-benchmark"));
        urls.setProperty(SearchBenchmark.RULES, rules.toString());
    }

    /** @param args the file to write, the number of rows, and the databases */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try (SearchTables tables = new SearchTables(Integer.parseInt(args[1]))) {
            for (String database : List.of(args).subList(2, args.length)) {
                tables.fill(database);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                tables.urls.store(out, null);
            }
            while (Files.exists(file)) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** System properties that {@link SearchBenchmark} needs. */
    Properties urls() {
        return urls;
    }

    void fill(Collection<String> databases) throws Exception {
        for (String database : databases) {
            fill(database);
        }
    }

    private void fill(String database) throws Exception {
        String url = servers.start(database);
        urls.setProperty(SearchBenchmark.URL + database, url);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection plain = DriverManager.getConnection(url);
                Connection sigil =
                        DriverManager.getConnection("jdbc:sigil:" + url.substring("jdbc:".length()), properties)) {
            StaffTable.create(plain, "plain_staff", rows);
            StaffTable.create(sigil, "staff", rows);
            StaffTable.indexToken(plain, "staff");
            StaffTable.shortenHistograms(sigil, "staff");
            StaffTable.analyze(plain, "plain_staff");
            StaffTable.analyze(plain, "staff");
            explain(database, plain, "plain_staff");
            explain(database, sigil, "staff");
        }
    }

    private void explain(String database, Connection connection, String table) throws SQLException {
        int number = rows / 2;
        String name = StaffTable.name(number);
        List<String> conditions = List.of(
                "mail = '" + StaffTable.mail(number) + "'",
                "name LIKE '" + name.substring(0, name.length() - 1) + "%'",
                "pay BETWEEN " + number + " AND " + (number + 9));
        try (Statement statement = connection.createStatement()) {
            for (String condition : conditions) {
                String explained = "EXPLAIN SELECT id FROM " + table + " WHERE " + condition;
                System.out.println(database + ": " + explained);
                try (ResultSet plan = statement.executeQuery(explained)) {
                    print(plan);
                }
            }
        }
    }

    private static void print(ResultSet plan) throws SQLException {
        while (plan.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= plan.getMetaData().getColumnCount(); i++) {
                line.append("  ").append(plan.getString(i));
            }
            System.out.println(line);
        }
    }

    @Override
    public void close() throws IOException, ManagedProcessException {
        servers.close();
    }
}
