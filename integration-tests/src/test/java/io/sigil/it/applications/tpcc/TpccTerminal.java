package io.sigil.it.applications.tpcc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The five transactions of TPC-C (revision 5.11, clauses 2.4 to 2.8), as its appendix A writes them, in the proportions of clause
 * 5.2.3. A terminal of the same seed does the same. Belongs to one thread.
 */
final class TpccTerminal implements AutoCloseable {
    private static final LocalDateTime BEGUN = LocalDateTime.of(2026, 2, 1, 0, 0);

    /** What a terminal did. */
    enum Kind {
        NEW_ORDER,
        PAYMENT,
        ORDER_STATUS,
        DELIVERY,
        STOCK_LEVEL
    }

    private final Connection connection;
    private final TpccScale scale;
    private final Random random;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final StringBuilder seen = new StringBuilder();
    private long clock;

    TpccTerminal(Connection connection, TpccScale scale, long seed) throws SQLException {
        this.connection = connection;
        this.scale = scale;
        this.random = new Random(seed);
        connection.setAutoCommit(false);
    }

    /**
     * One transaction.
     *
     * @throws SQLException rolled back; of class 40 when another terminal was in the way
     */
    Kind run() throws SQLException {
        seen.setLength(0);
        clock++;
        int warehouse = upTo(scale.warehouses());
        int card = upTo(100);
        Kind kind = card <= 45
                ? Kind.NEW_ORDER
                : card <= 88
                        ? Kind.PAYMENT
                        : card <= 92 ? Kind.ORDER_STATUS : card <= 96 ? Kind.DELIVERY : Kind.STOCK_LEVEL;
        try {
            boolean wanted = true;
            switch (kind) {
                case NEW_ORDER -> wanted = newOrder(warehouse);
                case PAYMENT -> payment(warehouse);
                case ORDER_STATUS -> orderStatus(warehouse);
                case DELIVERY -> delivery(warehouse);
                case STOCK_LEVEL -> stockLevel(warehouse);
            }
            if (wanted) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return kind;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** Everything that the last transaction has read. */
    String seen() {
        return seen.toString();
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    /** False: an item isn't there, one time in a hundred, and the order is taken back. */
    private boolean newOrder(int w) throws SQLException {
        int d = upTo(TpccTables.DISTRICTS);
        int c = scale.someCustomer(random);
        int lines = 5 + random.nextInt(11);
        boolean mistaken = upTo(100) == 1;
        one(
                "SELECT c_discount, c_last, c_credit, w_tax FROM customer, warehouse"
                        + " WHERE w_id = ? AND c_w_id = w_id AND c_d_id = ? AND c_id = ?",
                w,
                d,
                c);
        int order = number(one("SELECT d_next_o_id, d_tax FROM district WHERE d_id = ? AND d_w_id = ? FOR UPDATE", d, w)
                .get(0));
        change("UPDATE district SET d_next_o_id = ? WHERE d_id = ? AND d_w_id = ?", order + 1, d, w);
        change(
                "INSERT INTO orders (o_id, o_d_id, o_w_id, o_c_id, o_entry_d, o_ol_cnt, o_all_local)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                order,
                d,
                w,
                c,
                now(),
                lines,
                1);
        change("INSERT INTO new_order (no_o_id, no_d_id, no_w_id) VALUES (?, ?, ?)", order, d, w);
        // In the order of their numbers, so that terminals don't wait for each other in a circle.
        int[] items = new int[lines];
        for (int line = 0; line < lines; line++) {
            items[line] = scale.someItem(random);
        }
        java.util.Arrays.sort(items);
        for (int line = 1; line <= lines; line++) {
            int item = mistaken && line == lines ? -1 : items[line - 1];
            List<Object> found = one("SELECT i_price, i_name, i_data FROM item WHERE i_id = ?", item);
            if (found.isEmpty()) {
                return false;
            }
            sell(w, d, order, line, item, (BigDecimal) found.get(0));
        }
        return true;
    }

    private void sell(int w, int d, int order, int line, int item, BigDecimal price) throws SQLException {
        int quantity = upTo(10);
        List<Object> stock =
                one("SELECT s_quantity, s_data, s_dist FROM stock WHERE s_i_id = ? AND s_w_id = ? FOR UPDATE", item, w);
        int there = number(stock.get(0));
        change(
                "UPDATE stock SET s_quantity = ?, s_ytd = s_ytd + ?, s_order_cnt = s_order_cnt + 1"
                        + " WHERE s_i_id = ? AND s_w_id = ?",
                there >= quantity + 10 ? there - quantity : there - quantity + 91,
                quantity,
                item,
                w);
        change(
                "INSERT INTO order_line (ol_o_id, ol_d_id, ol_w_id, ol_number, ol_i_id, ol_supply_w_id, ol_quantity,"
                        + " ol_amount, ol_dist_info) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                order,
                d,
                w,
                line,
                item,
                w,
                quantity,
                price.multiply(BigDecimal.valueOf(quantity)),
                stock.get(2));
    }

    private void payment(int w) throws SQLException {
        int d = upTo(TpccTables.DISTRICTS);
        BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(499_900), 2);
        change("UPDATE warehouse SET w_ytd = w_ytd + ? WHERE w_id = ?", amount, w);
        List<Object> warehouse =
                one("SELECT w_street_1, w_street_2, w_city, w_state, w_zip, w_name FROM warehouse WHERE w_id = ?", w);
        change("UPDATE district SET d_ytd = d_ytd + ? WHERE d_w_id = ? AND d_id = ?", amount, w, d);
        List<Object> district = one(
                "SELECT d_street_1, d_street_2, d_city, d_state, d_zip, d_name FROM district"
                        + " WHERE d_w_id = ? AND d_id = ?",
                w,
                d);
        List<Object> customer = customer(
                w,
                d,
                "c_id, c_first, c_middle, c_last, c_street_1, c_street_2, c_city, c_state, c_zip, c_phone, c_credit,"
                        + " c_credit_lim, c_discount, c_balance, c_since");
        int c = number(customer.get(0));
        if ("BC".equals(customer.get(10))) {
            String old =
                    (String) one("SELECT c_data FROM customer WHERE c_w_id = ? AND c_d_id = ? AND c_id = ?", w, d, c)
                            .get(0);
            String data = c + " " + d + " " + w + " " + d + " " + w + " " + amount + "|" + old;
            change(
                    "UPDATE customer SET c_balance = c_balance - ?, c_ytd_payment = c_ytd_payment + ?,"
                            + " c_payment_cnt = c_payment_cnt + 1, c_data = ? WHERE c_w_id = ? AND c_d_id = ? AND c_id = ?",
                    amount,
                    amount,
                    data.substring(0, Math.min(500, data.length())),
                    w,
                    d,
                    c);
        } else {
            change(
                    "UPDATE customer SET c_balance = c_balance - ?, c_ytd_payment = c_ytd_payment + ?,"
                            + " c_payment_cnt = c_payment_cnt + 1 WHERE c_w_id = ? AND c_d_id = ? AND c_id = ?",
                    amount,
                    amount,
                    w,
                    d,
                    c);
        }
        change(
                "INSERT INTO history (h_c_d_id, h_c_w_id, h_c_id, h_d_id, h_w_id, h_date, h_amount, h_data)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                d,
                w,
                c,
                d,
                w,
                now(),
                amount,
                warehouse.get(5) + "    " + district.get(5));
    }

    /** By last name six times in ten: the one in the middle, in the order of first names (clause 2.5.2.2). */
    private List<Object> customer(int w, int d, String columns) throws SQLException {
        if (upTo(100) > 60) {
            return one(
                    "SELECT " + columns + " FROM customer WHERE c_w_id = ? AND c_d_id = ? AND c_id = ?",
                    w,
                    d,
                    scale.someCustomer(random));
        }
        String last = scale.someLastName(random);
        int count = number(
                one("SELECT COUNT(c_id) FROM customer WHERE c_last = ? AND c_d_id = ? AND c_w_id = ?", last, d, w)
                        .get(0));
        List<List<Object>> all = rows(
                "SELECT " + columns + " FROM customer WHERE c_w_id = ? AND c_d_id = ? AND c_last = ? ORDER BY c_first",
                w,
                d,
                last);
        if (all.size() != count || count == 0) {
            throw new IllegalStateException(count + " customers of a name, and " + all.size());
        }
        return all.get((count + 1) / 2 - 1);
    }

    private void orderStatus(int w) throws SQLException {
        int d = upTo(TpccTables.DISTRICTS);
        int c = number(
                customer(w, d, "c_id, c_balance, c_first, c_middle, c_last").get(0));
        List<List<Object>> orders = rows(
                "SELECT o_id, o_carrier_id, o_entry_d FROM orders WHERE o_w_id = ? AND o_d_id = ? AND o_c_id = ?"
                        + " ORDER BY o_id DESC LIMIT 1",
                w,
                d,
                c);
        if (!orders.isEmpty()) {
            rows(
                    "SELECT ol_i_id, ol_supply_w_id, ol_quantity, ol_amount, ol_delivery_d FROM order_line"
                            + " WHERE ol_o_id = ? AND ol_d_id = ? AND ol_w_id = ? ORDER BY ol_number",
                    orders.get(0).get(0),
                    d,
                    w);
        }
    }

    private void delivery(int w) throws SQLException {
        int carrier = upTo(10);
        for (int d = 1; d <= TpccTables.DISTRICTS; d++) {
            List<Object> first = one(
                    "SELECT no_o_id FROM new_order WHERE no_d_id = ? AND no_w_id = ? ORDER BY no_o_id LIMIT 1"
                            + " FOR UPDATE",
                    d,
                    w);
            if (first.isEmpty()) {
                continue;
            }
            int order = number(first.get(0));
            change("DELETE FROM new_order WHERE no_o_id = ? AND no_d_id = ? AND no_w_id = ?", order, d, w);
            int c = number(one("SELECT o_c_id FROM orders WHERE o_id = ? AND o_d_id = ? AND o_w_id = ?", order, d, w)
                    .get(0));
            change(
                    "UPDATE orders SET o_carrier_id = ? WHERE o_id = ? AND o_d_id = ? AND o_w_id = ?",
                    carrier,
                    order,
                    d,
                    w);
            change(
                    "UPDATE order_line SET ol_delivery_d = ? WHERE ol_o_id = ? AND ol_d_id = ? AND ol_w_id = ?",
                    now(),
                    order,
                    d,
                    w);
            Object sum = one(
                            "SELECT SUM(ol_amount) FROM order_line WHERE ol_o_id = ? AND ol_d_id = ? AND ol_w_id = ?",
                            order,
                            d,
                            w)
                    .get(0);
            change(
                    "UPDATE customer SET c_balance = c_balance + ?, c_delivery_cnt = c_delivery_cnt + 1"
                            + " WHERE c_id = ? AND c_d_id = ? AND c_w_id = ?",
                    sum,
                    c,
                    d,
                    w);
        }
    }

    private void stockLevel(int w) throws SQLException {
        int d = upTo(TpccTables.DISTRICTS);
        int next = number(one("SELECT d_next_o_id FROM district WHERE d_w_id = ? AND d_id = ?", w, d)
                .get(0));
        one(
                "SELECT COUNT(DISTINCT s_i_id) FROM order_line, stock WHERE ol_w_id = ? AND ol_d_id = ? AND ol_o_id < ?"
                        + " AND ol_o_id >= ? AND s_w_id = ? AND s_i_id = ol_i_id AND s_quantity < ?",
                w,
                d,
                next,
                next - 20,
                w,
                9 + upTo(11));
    }

    private LocalDateTime now() {
        return BEGUN.plusSeconds(clock);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void change(String sql, Object... values) throws SQLException {
        int changed = bound(sql, values).executeUpdate();
        seen.append(changed).append('\n');
        if (changed == 0) {
            throw new IllegalStateException("changed nothing: " + sql);
        }
    }

    private List<Object> one(String sql, Object... values) throws SQLException {
        List<List<Object>> rows = rows(sql, values);
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    private List<List<Object>> rows(String sql, Object... values) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
        }
        seen.append(all).append('\n');
        return all;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
