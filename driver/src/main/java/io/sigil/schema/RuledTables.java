package io.sigil.schema;

import io.sigil.rules.Identifier;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.sql.LooseName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Rules of tables of this name, as the database spells it, in whatever schema. */
    List<TableRule> named(String table) {
        List<TableRule> found = new ArrayList<>();
        for (TableRule rule : rules.tables()) {
            if (home.names().sameTable(home.names().fold(rule.name()), table)) {
                found.add(rule);
            }
        }
        return found;
    }

    /**
     * Rules that would name this table if the database didn't tell tables by case, as far as they are unquoted: nearly always
     * the rules file has misspelt it.
     */
    List<TableRule> spelledOtherwise(String table) {
        if (!home.names().tellsUnquotedTablesByCase()) {
            return List.of();
        }
        List<TableRule> found = new ArrayList<>();
        for (TableRule rule : rules.tables()) {
            if (means(rule.name(), table)) {
                found.add(rule);
            }
        }
        return found;
    }

    /** Whether an entry of the rules file is this name, or is unquoted and differs from it in case only. */
    static boolean means(Identifier entry, String name) {
        return entry.quoted() ? entry.text().equals(name) : entry.text().equalsIgnoreCase(name);
    }

    /** Names of ruled tables, folded by {@link LooseName}. */
    Set<String> looseNames() {
        return looseNames;
    }
}
