package io.sigil.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The five transactions of TPC-C on a smaller schema of the same shape, in its proportions. The customer's personal columns are
 * ruled where the rules name the table. One for each thread.
 */
final class Shop implements AutoCloseable {
    private static final int DISTRICTS = 10;
    private static final int CUSTOMERS = 300;
    private static final int ITEMS = 1000;
    private static final int LINES = 10;

    private final Connection connection;
    private final String prefix;
    private final PreparedStatement customerById;
    private final PreparedStatement customersByLast;
    private final PreparedStatement pay;
    private final PreparedStatement district;
    private final PreparedStatement nextOrder;
    private final PreparedStatement item;
    private final PreparedStatement takeStock;
    private final PreparedStatement order;
    private final PreparedStatement line;
    private final PreparedStatement history;
    private final PreparedStatement latestOrder;
    private final PreparedStatement deliver;
    private final PreparedStatement lowStock;

    Shop(Connection connection, String prefix) throws SQLException {
        this.connection = connection;
        this.prefix = prefix;
        connection.setAutoCommit(false);
        customerById =
                prepare("SELECT c_first, c_last, c_phone, c_balance FROM $customer WHERE c_d_id = ? AND c_id = ?");
        customersByLast = prepare(
                "SELECT c_id, c_first, c_phone, c_balance FROM $customer WHERE c_d_id = ? AND c_last = ? ORDER BY c_id");
        pay = prepare("UPDATE $customer SET c_balance = c_balance - ? WHERE c_d_id = ? AND c_id = ?");
        district = prepare("SELECT d_next_o_id, d_tax FROM $district WHERE d_id = ? FOR UPDATE");
        nextOrder = prepare("UPDATE $district SET d_next_o_id = d_next_o_id + 1 WHERE d_id = ?");
        item = prepare("SELECT i_price, i_name FROM $item WHERE i_id = ?");
        takeStock = prepare("UPDATE $stock SET s_quantity = s_quantity - ? WHERE s_i_id = ?");
        order = prepare("INSERT INTO $orders (o_d_id, o_id, o_c_id, o_delivered) VALUES (?, ?, ?, 0)");
        line = prepare(
                "INSERT INTO $order_line (ol_d_id, ol_o_id, ol_number, ol_i_id, ol_amount) VALUES (?, ?, ?, ?, ?)");
        history = prepare("INSERT INTO $history (h_c_id, h_amount) VALUES (?, ?)");
        latestOrder = prepare("SELECT MAX(o_id) FROM $orders WHERE o_d_id = ? AND o_c_id = ?");
        deliver = prepare("UPDATE $orders SET o_delivered = 1 WHERE o_d_id = ? AND o_id = ?");
        lowStock = prepare("SELECT COUNT(*) FROM $stock WHERE s_i_id BETWEEN ? AND ? AND s_quantity < ?");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql.replace("$", prefix));
    }

    static void create(Connection connection, String prefix) throws SQLException {
        String[] tables = {
            "customer (c_d_id INT, c_id INT, c_first VARCHAR(16), c_last VARCHAR(16), c_street VARCHAR(20), c_city VARCHAR(20),"
                    + " c_phone VARCHAR(16), c_balance INT, PRIMARY KEY (c_d_id, c_id))",
            "district (d_id INT PRIMARY KEY, d_next_o_id INT, d_tax INT)",
            "item (i_id INT PRIMARY KEY, i_price INT, i_name VARCHAR(24))",
            "stock (s_i_id INT PRIMARY KEY, s_quantity INT)",
            "orders (o_d_id INT, o_id INT, o_c_id INT, o_delivered INT, PRIMARY KEY (o_d_id, o_id))",
            "order_line (ol_d_id INT, ol_o_id INT, ol_number INT, ol_i_id INT, ol_amount INT,"
                    + " PRIMARY KEY (ol_d_id, ol_o_id, ol_number))",
            "history (h_c_id INT, h_amount INT)"
        };
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("CREATE TABLE " + prefix + table);
            }
            statement.execute("CREATE INDEX " + prefix + "last ON " + prefix + "customer (c_d_id, c_last)");
            statement.execute("CREATE INDEX " + prefix + "buyer ON " + prefix + "orders (o_d_id, o_c_id)");
            for (int d = 1; d <= DISTRICTS; d++) {
                statement.execute("INSERT INTO " + prefix + "district VALUES (" + d + ", 1, 7)");
            }
        }
        connection.setAutoCommit(false);
        fill(connection, "INSERT INTO " + prefix + "item VALUES (?, ?, ?)", ITEMS, false);
        fill(connection, "INSERT INTO " + prefix + "stock VALUES (?, ?)", ITEMS, true);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + prefix + "customer VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int d = 1; d <= DISTRICTS; d++) {
                for (int c = 1; c <= CUSTOMERS; c++) {
                    insert.setInt(1, d);
                    insert.setInt(2, c);
                    insert.setString(3, "First" + c);
                    insert.setString(4, last(c));
                    insert.setString(5, "Street " + c);
                    insert.setString(6, "City " + c % 50);
                    insert.setString(7, "555-" + c);
                    insert.setInt(8, 0);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void fill(Connection connection, String sql, int rows, boolean stock) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 1; i <= rows; i++) {
                insert.setInt(1, i);
                insert.setInt(2, stock ? 1_000_000 : i % 100);
                if (!stock) {
                    insert.setString(3, "Item " + i);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Three customers of a district share a last name, as in TPC-C. */
    private static String last(int customer) {
        return "Last" + customer % (CUSTOMERS / 3);
    }

    private static int upTo(int bound) {
        return 1 + ThreadLocalRandom.current().nextInt(bound);
    }

    /** One transaction; false: another thread's was in its way, and it was rolled back. */
    boolean run() throws SQLException {
        int kind = upTo(100);
        try {
            if (kind <= 45) {
                newOrder();
            } else if (kind <= 88) {
                payment();
            } else if (kind <= 92) {
                orderStatus();
            } else if (kind <= 96) {
                delivery();
            } else {
                stockLevel();
            }
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (!String.valueOf(e.getSQLState()).startsWith("40")) {
                throw e;
            }
            return false;
        }
    }

    private void newOrder() throws SQLException {
        int d = upTo(DISTRICTS);
        int c = upTo(CUSTOMERS);
        customer(d, c);
        district.setInt(1, d);
        int id = number(district);
        nextOrder.setInt(1, d);
        nextOrder.executeUpdate();
        order.setInt(1, d);
        order.setInt(2, id);
        order.setInt(3, c);
        order.executeUpdate();
        // In the order of their numbers, so that transactions don't wait for each other in a circle.
        int[] bought =
                ThreadLocalRandom.current().ints(LINES, 1, ITEMS + 1).sorted().toArray();
        for (int i = 0; i < LINES; i++) {
            item.setInt(1, bought[i]);
            int price = number(item);
            takeStock.setInt(1, 1);
            takeStock.setInt(2, bought[i]);
            takeStock.executeUpdate();
            line.setInt(1, d);
            line.setInt(2, id);
            line.setInt(3, i);
            line.setInt(4, bought[i]);
            line.setInt(5, price);
            line.executeUpdate();
        }
    }

    private void payment() throws SQLException {
        int d = upTo(DISTRICTS);
        int c = upTo(100) <= 60 ? byLast(d, last(upTo(CUSTOMERS))) : customer(d, upTo(CUSTOMERS));
        pay.setInt(1, 10);
        pay.setInt(2, d);
        pay.setInt(3, c);
        pay.executeUpdate();
        history.setInt(1, c);
        history.setInt(2, 10);
        history.executeUpdate();
    }

    private void orderStatus() throws SQLException {
        int d = upTo(DISTRICTS);
        latestOrder.setInt(1, d);
        latestOrder.setInt(2, byLast(d, last(upTo(CUSTOMERS))));
        number(latestOrder);
    }

    private void delivery() throws SQLException {
        deliver.setInt(1, upTo(DISTRICTS));
        deliver.setInt(2, 1);
        deliver.executeUpdate();
    }

    private void stockLevel() throws SQLException {
        int from = upTo(ITEMS - 20);
        lowStock.setInt(1, from);
        lowStock.setInt(2, from + 20);
        lowStock.setInt(3, 10);
        number(lowStock);
    }

    private int customer(int d, int c) throws SQLException {
        customerById.setInt(1, d);
        customerById.setInt(2, c);
        try (ResultSet rows = customerById.executeQuery()) {
            rows.next();
            require(rows.getString(1).startsWith("First") && rows.getString(2).startsWith("Last"));
            require(rows.getString(3).startsWith("555"));
            return c;
        }
    }

    private int byLast(int d, String last) throws SQLException {
        customersByLast.setInt(1, d);
        customersByLast.setString(2, last);
        int found = 0;
        int middle = 0;
        try (ResultSet rows = customersByLast.executeQuery()) {
            while (rows.next()) {
                require(rows.getString(2).startsWith("First")
                        && rows.getString(3).startsWith("555"));
                found++;
                middle = found == 2 ? rows.getInt(1) : middle;
            }
        }
        require(found == 3);
        return middle;
    }

    private static int number(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("another result");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
