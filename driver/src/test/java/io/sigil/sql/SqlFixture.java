package io.sigil.sql;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import io.sigil.rules.Search;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An analyzer over a small schema: users and orders share a domain, patients has one of its own. */
public final class SqlFixture implements Catalog {
    private static final String RULES = """
            version: 1
            keys: {k: {kms: local, keyring: k.p12, password: p}}
            tables:
              users:
                columns:
                  ssn: {key: k, type: VARCHAR(11), mode: deterministic, domain: ssn}
                  email: {key: k, type: VARCHAR(254)}
                  salary: {key: k, type: "DECIMAL(12,2)"}
                  birth_date: {key: k, type: DATE}
                  active: {key: k, type: BOOLEAN}
              orders:
                columns:
                  buyer_ssn: {key: k, type: VARCHAR(11), mode: deterministic, domain: ssn}
              patients:
                columns:
                  code: {key: k, type: VARCHAR(11), mode: deterministic}
              staff:
                columns:
                  mail: {key: k, type: VARCHAR(254), search: equality, normalize: [trim, lowercase], domain: mail}
                  mail2: {key: k, type: VARCHAR(254), search: equality, normalize: [trim, lowercase], domain: mail}
                  last: {key: k, type: VARCHAR(80), search: prefix}
                  pay: {key: k, type: "DECIMAL(12,2)", search: range, acceptLeakage: order, domain: pay}
                  pay2: {key: k, type: "DECIMAL(12,2)", search: range, acceptLeakage: order, domain: pay}
                  grade: {key: k, type: VARCHAR(3), search: range, acceptLeakage: order, storage: text}
                  note: {key: k, type: VARCHAR(40)}
            """;

    private static final Map<String, List<String>> TABLES = Map.of(
            "users", List.of("id", "ssn", "email", "salary", "birth_date", "active", "name"),
            "orders", List.of("id", "buyer_ssn", "total", "doc"),
            "patients", List.of("id", "code"),
            "staff", List.of("id", "mail", "mail2", "last", "pay", "pay2", "grade", "note", "name"),
            "plain", List.of("id", "name", "doc"));

    /** Properties make a fixture for each try. */
    private static final Map<Variant, Rules> PARSED =
            Arrays.stream(Variant.values()).collect(Collectors.toMap(variant -> variant, Variant::parse));

    private final Rules rules;
    private final SqlSession session;
    private final Analyzer analyzer = new Analyzer();

    public SqlFixture(Dialect dialect) {
        this(session(dialect));
    }

    public SqlFixture(SqlSession session) {
        this(session, Variant.AS_IT_IS);
    }

    private SqlFixture(SqlSession session, Variant variant) {
        this.session = session;
        this.rules = PARSED.get(variant);
    }

    /** The same tables by other rules. */
    static SqlFixture of(SqlSession session, Variant variant) {
        return new SqlFixture(session, variant);
    }

    /** As they are, format-preserving in place of deterministic ones, or columns in motion. */
    enum Variant {
        AS_IT_IS,
        FORMAT_PRESERVING,
        MIGRATING;

        private Rules parse() {
            String text = switch (this) {
                case AS_IT_IS -> RULES;
                case FORMAT_PRESERVING ->
                    RULES.replace("mode: deterministic", "mode: format-preserving, alphabet: alphanumeric");
                case MIGRATING -> RULES.replace("{key: k, type", "{key: k, state: migrating, type");
            };
            try {
                return RulesParser.parse("sigil.yaml", text, name -> null);
            } catch (RulesException e) {
                throw new AssertionError(e);
            }
        }
    }

    public static SqlSession session(Dialect dialect) {
        boolean mysql = dialect.isMySqlFamily();
        return new SqlSession(dialect, !mysql, mysql, !mysql, "db", mysql ? List.of() : List.of("public"));
    }

    public AnalyzedStatement analyze(String sql) {
        try {
            return analyzer.analyze(sql, session, this);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean mayBeRuled(String looseName) {
        return rules.tables().stream().anyMatch(t -> t.name().text().equals(looseName));
    }

    @Override
    public boolean haveBecomeRuled(Set<String> looseNames) {
        return false;
    }

    @Override
    public Relation resolve(List<Name> name) {
        String table = name.get(name.size() - 1).text().toLowerCase(Locale.ROOT);
        boolean elsewhere = name.size() > 1 && !name.get(0).is("PUBLIC");
        if (elsewhere || !TABLES.containsKey(table)) {
            return null;
        }
        List<Attribute> attributes = new ArrayList<>();
        TableRule rule = ruleFor(name);
        for (String column : TABLES.get(table)) {
            ColumnRule columnRule = rule == null
                    ? null
                    : rule.columns().stream()
                            .filter(c -> c.name().text().equals(column))
                            .findFirst()
                            .orElse(null);
            attributes.add(new Attribute(column, columnRule == null ? null : ruled(table, column, columnRule)));
        }
        return new Relation(table, attributes);
    }

    private static RuledColumn ruled(String table, String column, ColumnRule rule) {
        return new RuledColumn(table, column, rule, true, rule.search() == Search.NONE ? 0 : 20);
    }

    @Override
    public TableRule ruleFor(List<Name> name) {
        String table = name.get(name.size() - 1).text().toLowerCase(Locale.ROOT);
        return rules.tables().stream()
                .filter(t -> t.name().text().equals(table))
                .findFirst()
                .orElse(null);
    }

    @Override
    public TableRule ruleOf(List<Name> name) {
        return ruleFor(name);
    }

    @Override
    public boolean sameColumn(Name name, String column) {
        return name.quoted() ? name.text().equals(column) : name.text().equalsIgnoreCase(column);
    }

    @Override
    public boolean sameColumn(Name name, ColumnRule rule) {
        return sameColumn(name, rule.name().text());
    }

    @Override
    public String physicalType(ColumnRule rule) {
        return "VARBINARY(99)";
    }

    @Override
    public String guard(String columnSql, ColumnRule rule) {
        return "guard(" + columnSql + ")";
    }

    @Override
    public boolean hasProcedures() {
        return true;
    }

    @Override
    public boolean mayBeProcedure(Name name) {
        return LooseName.of(name.text()).equals("seek_user");
    }

    @Override
    public Procedure procedure(List<Name> name, int token) {
        ColumnRule rule = rules.tables().get(0).columns().get(0);
        RuledColumn ssn = ruled("users", "ssn", rule);
        return new Procedure("seek_user", Map.of(1, ssn), Map.of("ssn", ssn));
    }

    @Override
    public String home() {
        return "public";
    }
}
