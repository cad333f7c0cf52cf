package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks tables up in the catalog. */
final class Tables {
    private Tables() {}

    /**
     * The table that a statement names; null when the catalog has none and none of the rules can mean it, so that the
     * database will answer.
     */
    static @Nullable Relation find(Catalog catalog, List<Name> name, int token) throws StatementRefusedException {
        Relation relation;
        try {
            relation = catalog.resolve(name);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
        if (relation == null
                && catalog.mayBeRuled(LooseName.of(name.get(name.size() - 1).text()))) {
            throw new StatementRefusedException(
                    ErrorCode.RULED_TABLE_MISSING,
                    token,
                    "the table " + name.get(name.size() - 1) + " isn't in the database",
                    "the rules file names it, and without its columns nothing can be encrypted",
                    "create the table through Sigil, or mend the rule's table or schema name");
        }
        return relation;
    }

    static Source source(Relation relation, Name name) {
        return Source.ofTable(name, columns(relation));
    }

    static List<OutputColumn> columns(Relation relation) {
        List<OutputColumn> columns = new ArrayList<>();
        Object row = new Object();
        for (Attribute attribute : relation.attributes()) {
            CipherType type = type(attribute);
            RowOrigin origin = relation.isView() ? null : new RowOrigin(row, attribute.name());
            columns.add(new OutputColumn(attribute.name(), origin == null ? type : type.at(origin)));
        }
        return columns;
    }

    static CipherType type(Attribute attribute) {
        RuledColumn ruled = attribute.ruled();
        return ruled == null ? CipherType.PLAIN : CipherType.cell(ruled, Derivation.of(attribute.origin()));
    }
}
