package io.sigil.schema;

import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.sql.LooseName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of the rules file as connections of one home mean them. Immutable. */
final class RuledTables {
    private final Rules rules;
    private final HomeSchema home;
    private final Set<String> looseNames;

    RuledTables(Rules rules, HomeSchema home) {
        this.rules = rules;
        this.home = home;
        Set<String> names = new HashSet<>();
        for (TableRule table : rules.tables()) {
            names.add(LooseName.of(home.names().fold(table.name())));
        }
        looseNames = Set.copyOf(names);
    }

    HomeSchema home() {
        return home;
    }

    /** The rule of a table of the database; null when it is a plain one. */
    @Nullable
    TableRule ruleOf(@Nullable String catalog, @Nullable String schema, String table) {
        for (TableRule rule : rules.tables()) {
            if (home.isRuleOf(rule, catalog, schema, table)) {
                return rule;
            }
        }
        return null;
    }

    /** Names of ruled tables, folded by {@link LooseName}. */
    Set<String> looseNames() {
        return looseNames;
    }
}
