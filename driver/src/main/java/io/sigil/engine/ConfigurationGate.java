package io.sigil.engine;

import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Normalization;
import io.sigil.rules.Position;
import io.sigil.rules.ProcedureRule;
import io.sigil.rules.Rules;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Refuses rules that ask for what this version of the driver doesn't do yet: obeying half a rule is no option. */
final class ConfigurationGate {
    private ConfigurationGate() {}

    /** @throws SQLException SIGIL-1007 with every such rule, each with its position */
    static void require(Rules rules) throws SQLException {
        List<String> found = new ArrayList<>();
        for (ProcedureRule procedure : rules.procedures()) {
            if (Stream.concat(procedure.parameters().values().stream(), procedure.results().values().stream())
                    .anyMatch(column -> column.perSubject() || !column.bindTo().isEmpty())) {
                // Which row or subject a cell belongs to, a call doesn't say.
                add(found, procedure.position(), "procedures", procedure.name() + " with bindTo or perSubject");
            }
        }
        if (!found.isEmpty()) {
            throw ErrorCode.FEATURE_NOT_YET.exception("connection refused, rules ask for what this version doesn't do: "
                    + String.join("; ", found) + "; remove these entries or use a later version");
        }
    }

    /** @throws SQLException SIGIL-1008 with every rule that this database can't be held to, each with its position */
    static void require(Rules rules, Dialect dialect) throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> collations = new ArrayList<>();
        for (TableRule table : rules.tables()) {
            for (ColumnRule column : table.columns()) {
                if (column.mode() == Mode.DETERMINISTIC
                        && !Codec.of(column.type(), dialect).bytesDecideEquality()) {
                    add(found, column.position(), "mode: deterministic", table + "." + column.name());
                }
                if (dialect == Dialect.MARIADB && column.normalize().contains(Normalization.UTF8MB4_0900_AI_CI)) {
                    add(collations, column.position(), "normalize: utf8mb4_0900_ai_ci", table + "." + column.name());
                }
            }
        }
        if (!found.isEmpty()) {
            throw ErrorCode.RULE_UNFIT_FOR_DATABASE.exception("connection refused, " + String.join("; ", found)
                    + "; " + dialect + " takes values of the type for equal that aren't the same, such as one instant"
                    + " at two offsets, and their cells would differ; use mode: randomized or another type");
        }
        if (!collations.isEmpty()) {
            throw ErrorCode.RULE_UNFIT_FOR_DATABASE.exception("connection refused, " + String.join("; ", collations)
                    + "; MariaDB gives MySQL's name to a collation by which other texts are equal;"
                    + " give the plaintext column utf8mb4_unicode_ci or utf8mb4_general_ci, and the rule the same");
        }
    }

    private static void add(List<String> found, Position position, String feature, String where) {
        found.add(position + ": '" + feature + "' of " + where);
    }
}
