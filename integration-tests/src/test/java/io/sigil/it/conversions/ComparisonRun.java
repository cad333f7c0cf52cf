package io.sigil.it.conversions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Comparisons on one database: of the plain column through the delegate, of the ruled ones through Sigil. All operators are
 * tried in one statement, and one by one where that fails on one side only.
 */
final class ComparisonRun {
    private static final int STEP = 1000;

    /** Every build tries a part of the values, other ones for each type; {@code -Dsigil.conversions.full} tries all. */
    private static final int PART = Boolean.getBoolean("sigil.conversions.full") ? 1 : 4;

    private final ComparedColumn column;
    private final Connection plain;
    private final Connection ruled;
    private final List<ComparisonOutcome> found = new ArrayList<>();

    ComparisonRun(ComparedColumn column, Connection plain, Connection ruled) {
        this.column = column;
        this.plain = plain;
        this.ruled = ruled;
    }

    List<ComparisonOutcome> run(List<Setter> all) throws SQLException {
        try (Statement statement = ruled.createStatement()) {
            statement.execute(column.ddl());
        }
        fill();
        setters(ComparedValues.setters(column.column(), all));
        literals();
        patterns();
        orders();
        return found;
    }

    /** Each value in all columns of a row, or in none where one side can't hold it. */
    private void fill() throws SQLException {
        List<Character> names = new ArrayList<>(column.modes());
        names.add('c');
        String list = String.join(", ", names.stream().map(String::valueOf).toList());
        String marks = ", ?".repeat(names.size());
        int id = 0;
        try (PreparedStatement insert = ruled.prepareStatement(
                "INSERT INTO " + column.table() + " (id, " + list + ") VALUES (?" + marks + ")")) {
            for (Object value : ComparedValues.stored(column.column())) {
                insert.setInt(1, id++);
                Outcome.of(() -> {
                    for (int i = 0; i < names.size(); i++) {
                        insert.setObject(i + 2, value);
                    }
                    return insert.executeUpdate();
                });
            }
        }
    }

    private String union(char mode, List<String> operators) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < operators.size(); i++) {
            sql.append(i == 0 ? "" : " UNION ALL ").append(select(mode, operators.get(i), i * STEP));
        }
        return sql.toString();
    }

    private String select(char mode, String operator, int base) {
        return "SELECT id + " + base + " FROM " + column.table() + " WHERE " + named(mode, operator);
    }

    private static String named(char mode, String operator) {
        return operator.replaceFirst("\\bc\\b", String.valueOf(mode));
    }

    private void setters(List<Setter> setters) throws SQLException {
        for (char mode : column.modes()) {
            if (mode == 'p') {
                // Its equality is that of e.
                continue;
            }
            List<String> operators = allowed(mode);
            try (PreparedStatement onPlain = plain.prepareStatement(union('c', operators));
                    PreparedStatement onRuled = ruled.prepareStatement(union(mode, operators));
                    Singles singles = new Singles(mode, operators)) {
                int marks = marks(union(mode, operators));
                // What is compared is decided in one place; a part of the values shows that e asks there, too, and that
                // a type is like the others of its kind.
                int step = PART * (mode == 'e' ? 10 : column.column().isRepresentative() ? 1 : 2);
                int start = Math.floorMod(column.table().hashCode() + mode, step);
                for (int i = start; i < setters.size(); i += step) {
                    Setter setter = setters.get(i);
                    setter(mode, operators, setter, marks, onPlain, onRuled, singles);
                }
            }
        }
    }

    /** Without those that are refused whatever the value. */
    private List<String> allowed(char mode) throws SQLException {
        List<String> allowed = new ArrayList<>();
        for (String operator : column.operators(mode)) {
            Outcome prepared = Outcome.of(() -> {
                ruled.prepareStatement(select(mode, operator, 0)).close();
                return "";
            });
            if (prepared.failed()) {
                add(mode, operator, "any", new Outcome("answered", null, null), prepared);
            } else {
                allowed.add(operator);
            }
        }
        return allowed;
    }

    private static int marks(String sql) {
        return sql.replaceAll("[^?]", "").length();
    }

    private void setter(
            char mode,
            List<String> operators,
            Setter setter,
            int marks,
            PreparedStatement onPlain,
            PreparedStatement onRuled,
            Singles singles)
            throws SQLException {
        Outcome ofPlain = query(plain, onPlain, setter, marks);
        Outcome ofRuled = query(ruled, onRuled, setter, marks);
        boolean together = ofPlain.failed() == ofRuled.failed() && (ofPlain.failed() || ofPlain.sameAs(ofRuled));
        // What fails by its value fails with the first operator, too; the others wouldn't say more.
        boolean all = together
                || (ofPlain.failed() != ofRuled.failed()
                        && singles.plain(0, setter).failed() == ofPlain.failed()
                        && singles.ruled(0, setter).failed() == ofRuled.failed());
        for (int i = 0; i < operators.size(); i++) {
            add(
                    mode,
                    operators.get(i),
                    setter.toString(),
                    all ? ofPlain : singles.plain(i, setter),
                    all ? ofRuled : singles.ruled(i, setter));
        }
    }

    private void add(char mode, String operator, String value, Outcome onPlain, Outcome onRuled) {
        found.add(new ComparisonOutcome(column, mode, operator, value, onPlain, onRuled));
    }

    private static Outcome query(Connection connection, PreparedStatement statement, Setter setter, int marks)
            throws SQLException {
        statement.clearParameters();
        return Outcome.of(() -> {
            for (int i = 1; i <= marks; i++) {
                setter.binding().set(connection, statement, i);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return ids(rows);
            }
        });
    }

    private static String ids(ResultSet rows) throws SQLException {
        TreeSet<Integer> ids = new TreeSet<>();
        while (rows.next()) {
            ids.add(rows.getInt(1));
        }
        return ids.toString();
    }

    /** One statement for each operator and side. */
    private final class Singles implements AutoCloseable {
        private final List<PreparedStatement> onPlain = new ArrayList<>();
        private final List<PreparedStatement> onRuled = new ArrayList<>();
        private final List<String> operators;

        Singles(char mode, List<String> operators) throws SQLException {
            this.operators = operators;
            for (String operator : operators) {
                onPlain.add(plain.prepareStatement(select('c', operator, 0)));
                onRuled.add(ruled.prepareStatement(select(mode, operator, 0)));
            }
        }

        Outcome plain(int i, Setter setter) throws SQLException {
            return query(plain, onPlain.get(i), setter, marks(operators.get(i)));
        }

        Outcome ruled(int i, Setter setter) throws SQLException {
            return query(ruled, onRuled.get(i), setter, marks(operators.get(i)));
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement :
                    Stream.concat(onPlain.stream(), onRuled.stream()).toList()) {
                statement.close();
            }
        }
    }

    private void literals() throws SQLException {
        for (String literal : ComparedValues.literals(column.dialect().isMySqlFamily())) {
            for (char mode : column.modes()) {
                for (String operator : column.operators(mode)) {
                    text(mode, operator.replace("?", literal), literal);
                }
            }
        }
    }

    private void text(char mode, String condition, String literal) throws SQLException {
        add(mode, condition, literal, text(plain, select('c', condition, 0)), text(ruled, select(mode, condition, 0)));
    }

    private static Outcome text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return Outcome.of(() -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    return ids(rows);
                }
            });
        }
    }

    private void patterns() throws SQLException {
        if (!column.isText()) {
            return;
        }
        for (String pattern : List.of(
                "", "%", "a%", "ab%", "ab", "ab ", "ab %", "abc%", "abcd%", "😀%", "a😀%", "\uffff%", "\\%%", "a\\_%",
                "_%", "a_c", "é%", "e%", "A%", "xxxxx%", "xxxxxx%", "4%", "zzzzz", "zzzzz%", "ab\t%")) {
            for (String operator : List.of("c LIKE ?", "c NOT LIKE ?")) {
                Setter setter = new Setter("setString", Described.of(pattern), (c, s, i) -> s.setString(i, pattern));
                try (PreparedStatement onPlain = plain.prepareStatement(select('c', operator, 0));
                        PreparedStatement onRuled = ruled.prepareStatement(select('p', operator, 0))) {
                    add(
                            'p',
                            operator,
                            setter.toString(),
                            query(plain, onPlain, setter, 1),
                            query(ruled, onRuled, setter, 1));
                }
            }
        }
    }

    /** Every row, in order, each value by the rank of its like: equal values may come in any order. */
    private void orders() throws SQLException {
        if (!column.modes().contains('g')) {
            return;
        }
        List<String> orders = new ArrayList<>(List.of("c, id", "c DESC, id DESC"));
        if (!column.dialect().isMySqlFamily()) {
            orders.addAll(List.of("c NULLS FIRST, id", "c NULLS LAST, id", "c DESC NULLS LAST, id"));
        }
        for (String order : orders) {
            add('g', "ORDER BY " + order, "", order(plain, 'c', order), order(ruled, 'g', order));
        }
        for (String end : List.of("MIN", "MAX")) {
            String where = "c = (SELECT " + end + "(c) FROM " + column.table() + ")";
            add(
                    'g',
                    where,
                    "",
                    text(plain, select('c', where, 0)),
                    text(ruled, select('g', where, 0).replace("(c)", "(g)")));
        }
    }

    private Outcome order(Connection connection, char mode, String order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return Outcome.of(() -> {
                List<Integer> ids = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT id FROM " + column.table() + " ORDER BY " + named(mode, order))) {
                    while (rows.next()) {
                        ids.add(rows.getInt(1));
                    }
                }
                return ids.toString();
            });
        }
    }
}
