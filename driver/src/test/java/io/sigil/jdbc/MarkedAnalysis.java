package io.sigil.jdbc;

import io.sigil.engine.StatementAnalysis;
import io.sigil.error.ErrorCode;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.Name;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.SqlSession;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An analysis that is told the answers, so that the wrappers are tested apart from the analysis of SQL. Comments say what is
 * ruled: <code>?{@literal /*}users.ssn*{@literal /}</code> behind a placeholder or a string literal, {@code rows: -,
 * users.ssn} the columns of the result, {@code into users} the table that is written, {@code refuse}.
 */
final class MarkedAnalysis implements StatementAnalysis {
    private static final Pattern VALUE = Pattern.compile("(\\?|'(?:[^']|'')*')(?:/\\*(\\w+\\.\\w+)\\*/)?");
    private static final Pattern ROWS = Pattern.compile("/\\*rows: ([^*]*)\\*/");
    private static final Pattern INTO = Pattern.compile("/\\*into (\\w+)\\*/");
    private static final Pattern SESSION = Pattern.compile("(?i)\\s*(SET|USE)\\b.*");
    private static final Pattern SCHEMA = Pattern.compile("(?i)\\s*(CREATE|ALTER|DROP)\\b.*");

    @Override
    public AnalyzedStatement analyze(String sql, SqlSession session, Catalog catalog) throws SQLException {
        return new Marked(sql, catalog);
    }

    /** One text, read by its marks. */
    private static final class Marked implements AnalyzedStatement {
        private final String sql;
        private final List<PhysicalParameter> parameters = new ArrayList<>();
        private final List<RuledColumn> outputs;
        private final Relation target;
        private final Catalog catalog;
        private final boolean ruled;

        Marked(String sql, Catalog catalog) throws SQLException {
            this.sql = sql;
            this.catalog = catalog;
            int application = 0;
            boolean anyRuled = false;
            Matcher value = VALUE.matcher(sql);
            while (value.find()) {
                RuledColumn column = value.group(2) == null ? null : column(value.group(2));
                anyRuled |= column != null;
                if (value.group(1).equals("?")) {
                    application++;
                    parameters.add(
                            column == null
                                    ? PhysicalParameter.ofPlaceholder(application)
                                    : PhysicalParameter.ofPlaceholder(
                                            application, column, use(value.start()), SearchPart.CELL));
                } else if (column != null) {
                    parameters.add(PhysicalParameter.ofLiteral(
                            unquoted(value.group(1)), column, use(value.start()), SearchPart.CELL));
                }
            }
            Matcher rows = ROWS.matcher(sql);
            outputs = rows.find() ? outputs(rows.group(1)) : null;
            Matcher into = INTO.matcher(sql);
            target = into.find() ? catalog.resolve(List.of(Name.of(into.group(1), false))) : null;
            ruled = anyRuled || outputs != null || target != null;
        }

        private ValueUse use(int at) {
            int where = sql.indexOf(" WHERE ");
            return where >= 0 && where < at ? ValueUse.COMPARE : ValueUse.STORE;
        }

        private List<RuledColumn> outputs(String list) throws SQLException {
            List<RuledColumn> columns = new ArrayList<>();
            for (String each : list.split(",", -1)) {
                columns.add(each.trim().equals("-") ? null : column(each.trim()));
            }
            return columns;
        }

        private RuledColumn column(String qualified) throws SQLException {
            String[] parts = qualified.split("\\.", -1);
            Relation table = catalog.resolve(List.of(Name.of(parts[0], false)));
            for (Attribute attribute : table.attributes()) {
                if (catalog.sameColumn(Name.of(parts[1], false), attribute.name())) {
                    return attribute.ruled();
                }
            }
            throw new AssertionError("no column " + qualified);
        }

        private static String unquoted(String literal) {
            return literal.substring(1, literal.length() - 1).replace("''", "'");
        }

        @Override
        public Kind kind() {
            return sql.contains("/*refuse*/") ? Kind.REFUSED : ruled ? Kind.REWRITTEN : Kind.PASS_THROUGH;
        }

        @Override
        public Refusal refusal() {
            return new Refusal(ErrorCode.OPERATION_NOT_ALLOWED, "statement refused, at 1:1; a test says so; obey");
        }

        @Override
        public String text() {
            return VALUE.matcher(sql)
                    .replaceAll(value -> value.group(2) == null ? Matcher.quoteReplacement(value.group()) : "?");
        }

        @Override
        public List<PhysicalParameter> parameters() {
            return ruled ? parameters : List.of();
        }

        @Override
        public String render(CellLiterals cells) throws SQLException {
            StringBuilder text = new StringBuilder();
            Matcher value = VALUE.matcher(sql);
            while (value.find()) {
                String replacement = value.group(2) == null
                        ? value.group()
                        : cells.cellLiteral(PhysicalParameter.ofLiteral(
                                unquoted(value.group(1)), column(value.group(2)), use(value.start()), SearchPart.CELL));
                value.appendReplacement(text, Matcher.quoteReplacement(replacement));
            }
            return value.appendTail(text).toString();
        }

        @Override
        public List<RuledColumn> outputs() {
            return outputs;
        }

        @Override
        public List<String> outputNames() {
            return null;
        }

        @Override
        public Relation target() {
            return target;
        }

        @Override
        public boolean changesSession() {
            return SESSION.matcher(sql.toUpperCase(Locale.ROOT)).matches();
        }

        @Override
        public boolean changesSchema() {
            return SCHEMA.matcher(sql.toUpperCase(Locale.ROOT)).matches();
        }
    }
}
