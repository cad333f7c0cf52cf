package io.sigil.engine;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import io.sigil.schema.HomeSchema;
import io.sigil.sql.CatalogException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the rules in force to newer ones: whether no cell and no key is left behind. Immutable. */
final class RulesChange {
    private final Rules from;
    private final Rules to;

    RulesChange(Rules from, Rules to) {
        this.from = from;
        this.to = to;
    }

    /**
     * @param homes from where the rules are in use
     * @throws SQLException SIGIL-1009 when a rule that is gone, or makes other cells now, is still needed; SIGIL-1007 or
     *     SIGIL-1008 when the new rules can't be obeyed
     * @throws CatalogException when the database can't be asked
     */
    void require(List<HomeSchema> homes, CellSearch cells) throws SQLException {
        ConfigurationGate.require(to);
        if (!from.keystore().equals(to.keystore())) {
            throw refused("the entry keystore differs, and data keys don't move by themselves;"
                    + " restart the application to use another key store");
        }
        List<String> needed = new ArrayList<>();
        for (HomeSchema home : homes) {
            ConfigurationGate.require(to, home.dialect());
            for (TableRule table : from.tables()) {
                for (ColumnRule column : table.columns()) {
                    ColumnRule now = counterpart(table, column);
                    String name = table + "." + column.name();
                    ColumnRule before = column.previous().orElse(null);
                    if (before != null && (now == null || !now.takesCellsOf(before))) {
                        // Cells of one suite can't be told apart in SQL.
                        if (before.mode() == column.mode() || holdsCells(cells, home, table, before)) {
                            needed.add(name
                                    + " has no `previous` any more, and cells of that rule may be left; a restart takes"
                                    + " the change once they have been encrypted anew");
                        }
                    }
                    if (now == null || !now.takesCellsOf(column)) {
                        if (holdsCells(cells, home, table, column)) {
                            needed.add(name + (now == null ? " is gone" : " makes other cells now")
                                    + ", and it still holds cells that only the rule before can open");
                        }
                    } else if (column.state().mayHoldPlaintext()
                            && !now.state().mayHoldPlaintext()
                            && holdsPlaintext(cells, home, table, column)) {
                        needed.add(
                                name + " isn't in motion any more, and it still holds plaintext, which searches would"
                                        + " miss");
                    }
                }
            }
        }
        if (!needed.isEmpty()) {
            throw refused(String.join("; ", needed)
                    + "; restore the rule, or first encrypt what is plaintext and decrypt what needs the rule before");
        }
    }

    private static boolean holdsPlaintext(CellSearch cells, HomeSchema home, TableRule table, ColumnRule column) {
        try {
            return cells.holdsPlaintext(home, table, column);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private static boolean holdsCells(CellSearch cells, HomeSchema home, TableRule table, ColumnRule column) {
        try {
            return cells.holdsCells(home, table, column);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private @Nullable ColumnRule counterpart(TableRule table, ColumnRule column) {
        for (TableRule other : to.tables()) {
            if (other.name().equals(table.name()) && other.schema().equals(table.schema())) {
                for (ColumnRule candidate : other.columns()) {
                    if (candidate.name().equals(column.name())) {
                        return candidate;
                    }
                }
            }
        }
        return null;
    }

    private SQLException refused(String why) {
        return ErrorCode.RULE_STILL_NEEDED.exception(
                "change of the rules refused, in " + to.source() + "; the rules before stay in force; " + why);
    }
}
