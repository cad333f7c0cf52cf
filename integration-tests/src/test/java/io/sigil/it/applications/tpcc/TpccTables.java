package io.sigil.it.applications.tpcc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The nine tables of TPC-C (revision 5.11, clause 1.3) and their first rows (clause 4.3.3), with fewer customers and items for each
 * warehouse. The same rows each time.
 */
final class TpccTables {
    static final int DISTRICTS = 10;

    /** Table and primary key. */
    static final Map<String, String> KEYS = Map.of(
            "warehouse", "w_id",
            "district", "d_w_id, d_id",
            "customer", "c_w_id, c_d_id, c_id",
            "history", "h_c_w_id, h_c_d_id, h_c_id, h_date, h_amount",
            "new_order", "no_w_id, no_d_id, no_o_id",
            "orders", "o_w_id, o_d_id, o_id",
            "order_line", "ol_w_id, ol_d_id, ol_o_id, ol_number",
            "item", "i_id",
            "stock", "s_w_id, s_i_id");

    private static final List<String> DEFINITIONS = List.of(
            "warehouse (w_id INT PRIMARY KEY, w_name VARCHAR(10), w_street_1 VARCHAR(20), w_street_2 VARCHAR(20),"
                    + " w_city VARCHAR(20), w_state CHAR(2), w_zip CHAR(9), w_tax DECIMAL(4,4), w_ytd DECIMAL(12,2))",
            "district (d_id INT, d_w_id INT, d_name VARCHAR(10), d_street_1 VARCHAR(20), d_street_2 VARCHAR(20),"
                    + " d_city VARCHAR(20), d_state CHAR(2), d_zip CHAR(9), d_tax DECIMAL(4,4), d_ytd DECIMAL(12,2),"
                    + " d_next_o_id INT, PRIMARY KEY (d_w_id, d_id))",
            "customer (c_id INT, c_d_id INT, c_w_id INT, c_first VARCHAR(16), c_middle CHAR(2), c_last VARCHAR(16),"
                    + " c_street_1 VARCHAR(20), c_street_2 VARCHAR(20), c_city VARCHAR(20), c_state CHAR(2),"
                    + " c_zip CHAR(9), c_phone CHAR(16), c_since TIMESTAMP NULL, c_credit CHAR(2),"
                    + " c_credit_lim DECIMAL(12,2), c_discount DECIMAL(4,4), c_balance DECIMAL(12,2),"
                    + " c_ytd_payment DECIMAL(12,2), c_payment_cnt INT, c_delivery_cnt INT, c_data VARCHAR(500),"
                    + " PRIMARY KEY (c_w_id, c_d_id, c_id))",
            "history (h_c_id INT, h_c_d_id INT, h_c_w_id INT, h_d_id INT, h_w_id INT, h_date TIMESTAMP NULL,"
                    + " h_amount DECIMAL(6,2), h_data VARCHAR(24))",
            "new_order (no_o_id INT, no_d_id INT, no_w_id INT, PRIMARY KEY (no_w_id, no_d_id, no_o_id))",
            "orders (o_id INT, o_d_id INT, o_w_id INT, o_c_id INT, o_entry_d TIMESTAMP NULL, o_carrier_id INT,"
                    + " o_ol_cnt INT, o_all_local INT, PRIMARY KEY (o_w_id, o_d_id, o_id))",
            "order_line (ol_o_id INT, ol_d_id INT, ol_w_id INT, ol_number INT, ol_i_id INT, ol_supply_w_id INT,"
                    + " ol_delivery_d TIMESTAMP NULL, ol_quantity INT, ol_amount DECIMAL(6,2), ol_dist_info CHAR(24),"
                    + " PRIMARY KEY (ol_w_id, ol_d_id, ol_o_id, ol_number))",
            "item (i_id INT PRIMARY KEY, i_im_id INT, i_name VARCHAR(24), i_price DECIMAL(5,2), i_data VARCHAR(50))",
            "stock (s_i_id INT, s_w_id INT, s_quantity INT, s_dist CHAR(24), s_ytd INT, s_order_cnt INT,"
                    + " s_remote_cnt INT, s_data VARCHAR(50), PRIMARY KEY (s_w_id, s_i_id))");

    private static final LocalDateTime LOADED = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int BATCH = 500;

    private final Connection connection;
    private final TpccScale scale;
    private final Random random = new Random(42);

    TpccTables(Connection connection, TpccScale scale) {
        this.connection = connection;
        this.scale = scale;
    }

    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : DEFINITIONS) {
                statement.execute("CREATE TABLE " + definition);
            }
            statement.execute("CREATE INDEX customer_last ON customer (c_w_id, c_d_id, c_last, c_first)");
            statement.execute("CREATE INDEX orders_customer ON orders (o_w_id, o_d_id, o_c_id, o_id)");
        }
        connection.setAutoCommit(false);
        items();
        for (int w = 1; w <= scale.warehouses(); w++) {
            warehouse(w);
        }
        connection.commit();
    }

    private void items() throws SQLException {
        try (Rows rows = new Rows("item", 5)) {
            for (int i = 1; i <= scale.items(); i++) {
                rows.add(i, 1 + random.nextInt(10_000), text(14, 24), money(1, 100), original());
            }
        }
    }

    private void warehouse(int w) throws SQLException {
        try (Rows rows = new Rows("warehouse", 9)) {
            rows.add(w, text(6, 10), text(10, 20), text(10, 20), text(10, 20), text(2, 2), zip(), tax(), "300000.00");
        }
        try (Rows rows = new Rows("stock", 8)) {
            for (int i = 1; i <= scale.items(); i++) {
                rows.add(i, w, 10 + random.nextInt(91), text(24, 24), 0, 0, 0, original());
            }
        }
        for (int d = 1; d <= DISTRICTS; d++) {
            try (Rows rows = new Rows("district", 11)) {
                rows.add(
                        d,
                        w,
                        text(6, 10),
                        text(10, 20),
                        text(10, 20),
                        text(10, 20),
                        text(2, 2),
                        zip(),
                        tax(),
                        "30000.00",
                        scale.customers() + 1);
            }
            customers(w, d);
            orders(w, d);
        }
    }

    private void customers(int w, int d) throws SQLException {
        try (Rows customers = new Rows("customer", 21);
                Rows history = new Rows("history", 8)) {
            for (int c = 1; c <= scale.customers(); c++) {
                customers.add(
                        c,
                        d,
                        w,
                        text(8, 16),
                        "OE",
                        scale.lastNameOf(c),
                        text(10, 20),
                        text(10, 20),
                        text(10, 20),
                        text(2, 2),
                        zip(),
                        digits(16),
                        LOADED,
                        random.nextInt(10) == 0 ? "BC" : "GC",
                        "50000.00",
                        tax(),
                        "-10.00",
                        "10.00",
                        1,
                        0,
                        text(300, 500));
                history.add(c, d, w, d, w, LOADED, "10.00", text(12, 24));
            }
        }
    }

    /** One order for each customer; the last three in ten aren't delivered. */
    private void orders(int w, int d) throws SQLException {
        int delivered = scale.customers() * 7 / 10;
        try (Rows orders = new Rows("orders", 8);
                Rows lines = new Rows("order_line", 10);
                Rows open = new Rows("new_order", 3)) {
            for (int o = 1; o <= scale.customers(); o++) {
                int count = 5 + random.nextInt(11);
                boolean done = o <= delivered;
                // A permutation of the customers: the number of them isn't a multiple of 7.
                int customer = 1 + (int) ((long) o * 7 % scale.customers());
                orders.add(o, d, w, customer, LOADED, done ? 1 + random.nextInt(10) : null, count, 1);
                for (int line = 1; line <= count; line++) {
                    lines.add(
                            o,
                            d,
                            w,
                            line,
                            1 + random.nextInt(scale.items()),
                            w,
                            done ? LOADED : null,
                            5,
                            done ? "0.00" : money(1, 9_999).toString(),
                            text(24, 24));
                }
                if (!done) {
                    open.add(o, d, w);
                }
            }
        }
    }

    /** Capital letters: every collation has them in the same order. */
    private String text(int shortest, int longest) {
        StringBuilder text = new StringBuilder();
        int length = shortest + random.nextInt(longest - shortest + 1);
        for (int i = 0; i < length; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String digits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String zip() {
        return digits(4) + "11111";
    }

    private String original() {
        String data = text(26, 50);
        return random.nextInt(10) == 0 ? "ORIGINAL" + data.substring(8) : data;
    }

    private BigDecimal money(int least, int most) {
        return BigDecimal.valueOf(least * 100L + random.nextInt((most - least) * 100), 2);
    }

    private BigDecimal tax() {
        return BigDecimal.valueOf(random.nextInt(2_001), 4);
    }

    /** Rows of one table, sent in batches. */
    private final class Rows implements AutoCloseable {
        private final PreparedStatement insert;
        private int waiting;

        Rows(String table, int columns) throws SQLException {
            insert = connection.prepareStatement(
                    "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")");
        }

        void add(Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                boolean number = value instanceof String text && text.matches("-?\\d+\\.\\d\\d");
                insert.setObject(i + 1, number ? new BigDecimal((String) value) : value);
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            insert.executeBatch();
            insert.close();
        }
    }
}
