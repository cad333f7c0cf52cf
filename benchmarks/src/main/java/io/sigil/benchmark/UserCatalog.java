package io.sigil.benchmark;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import io.sigil.rules.Search;
import io.sigil.rules.TableRule;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.Name;
import io.sigil.sql.Procedure;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables of {@link AnalysisBenchmark}, in memory: what the analysis costs when the database has been asked already. */
final class UserCatalog implements Catalog {
    private static final String RULES = """
            version: 1
            keys: {pii: {kms: local, keyring: keys.p12, password: benchmark}}
            tables:
              users:
                columns:
                  ssn: {type: VARCHAR(11), mode: deterministic, domain: ssn}
                  mail: {type: VARCHAR(254), search: equality}
                  name: {type: VARCHAR(80), search: prefix}
                  pay: {type: "DECIMAL(12,2)", search: range, acceptLeakage: order}
                  notes: {type: CLOB}
              orders:
                columns:
                  buyer_ssn: {type: VARCHAR(11), mode: deterministic, domain: ssn}
            """;

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "users", List.of("id", "ssn", "mail", "name", "pay", "notes", "city"),
            "orders", List.of("id", "buyer_ssn", "total", "placed"));

    private final Map<String, TableRule> rules = new HashMap<>();
    private final Map<String, Relation> relations = new HashMap<>();

    UserCatalog() throws RulesException {
        Rules parsed = RulesParser.parse("sigil.yaml", RULES, name -> null);
        for (TableRule rule : parsed.tables()) {
            String table = rule.name().text();
            rules.put(table, rule);
            relations.put(table, relation(table, rule));
        }
    }

    private static Relation relation(String table, TableRule rule) {
        List<Attribute> attributes = new ArrayList<>();
        for (String column : COLUMNS.get(table)) {
            ColumnRule ruled = rule.columns().stream()
                    .filter(c -> c.name().text().equals(column))
                    .findFirst()
                    .orElse(null);
            attributes.add(new Attribute(
                    column,
                    ruled == null
                            ? null
                            : new RuledColumn(table, column, ruled, true, ruled.search() == Search.NONE ? 0 : 20)));
        }
        return new Relation(table, attributes);
    }

    private static String table(List<Name> name) {
        return name.get(name.size() - 1).text().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean mayBeRuled(String looseName) {
        return rules.containsKey(looseName);
    }

    @Override
    public boolean haveBecomeRuled(Set<String> looseNames) {
        return false;
    }

    @Override
    public Relation resolve(List<Name> name) {
        return relations.get(table(name));
    }

    @Override
    public TableRule ruleFor(List<Name> name) {
        return rules.get(table(name));
    }

    @Override
    public TableRule ruleOf(List<Name> name) {
        return ruleFor(name);
    }

    @Override
    public boolean sameColumn(Name name, String column) {
        return name.text().equalsIgnoreCase(column);
    }

    @Override
    public boolean sameColumn(Name name, ColumnRule rule) {
        return sameColumn(name, rule.name().text());
    }

    @Override
    public boolean hasProcedures() {
        return false;
    }

    @Override
    public boolean mayBeProcedure(Name name) {
        return false;
    }

    @Override
    public Procedure procedure(List<Name> name, int token) {
        return null;
    }

    @Override
    public String physicalType(ColumnRule rule) {
        return "BYTEA";
    }

    @Override
    public String guard(String columnSql, ColumnRule rule) {
        return columnSql + " IS NULL";
    }

    @Override
    public String home() {
        return "public";
    }
}
