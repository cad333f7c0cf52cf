package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.ProcedureRule;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.Procedure;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule of a procedure. A rule without a schema means the schema or database at connect, as a table's does. What
 * may be the mapped procedure or another one is refused. Immutable, thread-safe.
 */
final class ProcedureFinder {
    private final Rules rules;
    private final HomeSchema home;
    private final Set<String> looseNames;

    ProcedureFinder(Rules rules, HomeSchema home) {
        this.rules = rules;
        this.home = home;
        Set<String> names = new HashSet<>();
        for (ProcedureRule rule : rules.procedures()) {
            names.add(loose(last(rule)));
        }
        this.looseNames = Set.copyOf(names);
    }

    boolean isEmpty() {
        return looseNames.isEmpty();
    }

    boolean mayBeProcedure(Name name) {
        return looseNames.contains(loose(name));
    }

    /**
     * The procedure that a statement names; null: one that no rule maps.
     *
     * @throws StatementRefusedException when it can't be told whether a rule maps it
     */
    @Nullable
    Procedure find(List<Name> name, int token, SqlSession session) throws StatementRefusedException {
        Name last = name.get(name.size() - 1);
        List<ProcedureRule> meant = new ArrayList<>();
        for (ProcedureRule rule : rules.procedures()) {
            if (loose(last(rule)).equals(loose(last)) && isMeant(rule, name, token, session)) {
                meant.add(rule);
            }
        }
        if (meant.size() > 1) {
            throw undecided(last, token, "several rules may mean it");
        }
        if (meant.isEmpty()) {
            return null;
        }
        ProcedureRule rule = meant.get(0);
        if (home.dialect().isMySqlFamily()
                || home.names().sameTable(folded(last(rule)), home.names().fold(last))) {
            return bind(rule);
        }
        throw undecided(last, token, "the rules file spells it with other case or accents");
    }

    private boolean isMeant(ProcedureRule rule, List<Name> name, int token, SqlSession session)
            throws StatementRefusedException {
        Name last = name.get(name.size() - 1);
        List<String> ruled = schema(rule).map(List::of).orElseGet(() -> path(home.catalog(), home.schemas()));
        if (name.size() > 1) {
            String qualifier = loose(name.get(name.size() - 2));
            if (schema(rule).isPresent()) {
                return ruled.contains(qualifier);
            }
            if (!ruled.contains(qualifier)) {
                throw undecided(last, token, "the rule names no schema, and means the one at connect");
            }
            return true;
        }
        List<String> now = path(
                session.catalog(),
                session.searchPath().stream()
                        .filter(schema -> !schema.equals("pg_catalog") && !HomeSchema.isTemporary(schema))
                        .collect(java.util.stream.Collectors.toList()));
        if (schema(rule).isPresent()) {
            int place = now.indexOf(ruled.get(0));
            if (place > 0) {
                throw undecided(last, token, "other schemas stand before the rule's on the search path");
            }
            return place == 0;
        }
        if (!now.equals(ruled)) {
            throw undecided(last, token, "the rule names no schema, and the session has moved on since it began");
        }
        return true;
    }

    private Optional<String> schema(ProcedureRule rule) {
        List<Identifier> name = rule.qualifiedName();
        return name.size() > 1 ? Optional.of(loose(name.get(0))) : Optional.empty();
    }

    private List<String> path(String catalog, List<String> schemas) {
        List<String> path = new ArrayList<>();
        for (String place : home.dialect().isMySqlFamily() ? List.of(catalog) : schemas) {
            path.add(LooseName.of(place));
        }
        return path;
    }

    private Procedure bind(ProcedureRule rule) {
        Map<Integer, RuledColumn> parameters = new HashMap<>();
        rule.parameters().forEach((number, column) -> parameters.put(number, bind(column)));
        Map<String, RuledColumn> results = new HashMap<>();
        rule.results().forEach((label, column) -> results.put(label, bind(column)));
        return new Procedure(last(rule).text(), parameters, results);
    }

    private RuledColumn bind(ColumnRule column) {
        for (TableRule table : rules.tables()) {
            if (table.columns().contains(column)) {
                return new RuledColumn(table.toString(), column.name().text(), column, true);
            }
        }
        throw new AssertionError("a procedure's column is a column of the rules");
    }

    private static Identifier last(ProcedureRule rule) {
        List<Identifier> name = rule.qualifiedName();
        return name.get(name.size() - 1);
    }

    private String folded(Identifier name) {
        return home.names().fold(name);
    }

    private String loose(Identifier name) {
        return LooseName.of(folded(name));
    }

    private String loose(Name name) {
        return LooseName.of(home.names().fold(name));
    }

    private static StatementRefusedException undecided(Name name, int token, String why) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                token,
                "it can't be told whether " + name + " is a procedure that the rules map",
                why,
                "write `schema.procedure` in the rules file and in the statement, spelled alike");
    }
}
