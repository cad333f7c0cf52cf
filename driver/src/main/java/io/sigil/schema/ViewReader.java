package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.typing.DefinitionReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out of a view's definition where its columns come from. Immutable. */
final class ViewReader {
    private static final String STANDARD =
            "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    /** Qualifies what the session's search path doesn't find, so the session that asks must be the one that reads. */
    private static final String POSTGRESQL = "SELECT pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('v', 'm')";

    private final SqlSession session;

    ViewReader(SqlSession session) {
        this.session = session;
    }

    /** Null when it isn't a view, or the database doesn't show what it is made from. */
    @Nullable
    String definition(Connection delegate, PhysicalTable table) throws SQLException {
        try (PreparedStatement statement = delegate.prepareStatement(query())) {
            statement.setString(1, session.dialect().isMySqlFamily() ? table.catalog() : table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                String definition = rows.next() ? rows.getString(1) : null;
                return definition == null || definition.isEmpty() || isMisread(definition) ? null : definition;
            }
        }
    }

    private String query() {
        switch (session.dialect()) {
            case H2:
            case MYSQL:
            case MARIADB:
                return STANDARD;
            case POSTGRESQL:
                return POSTGRESQL;
        }
        throw new AssertionError(session.dialect());
    }

    /** MySQL and MariaDB write definitions with backslashes whatever NO_BACKSLASH_ESCAPES says. */
    private boolean isMisread(String definition) {
        return session.dialect().isMySqlFamily() && !session.backslashEscapes() && definition.indexOf('\\') >= 0;
    }

    /** The session as names in the view's definition mean it: in MySQL and MariaDB they start at the view's database. */
    SqlSession sessionWithin(PhysicalTable view) {
        if (!session.dialect().isMySqlFamily()) {
            return session;
        }
        return new SqlSession(
                session.dialect(),
                session.ansiQuotes(),
                session.backslashEscapes(),
                session.pipesAsConcat(),
                Objects.requireNonNullElse(view.catalog(), ""),
                session.searchPath());
    }

    /** @param inner the catalog in which the definition's names are looked up */
    Relation bind(PhysicalTable view, String definition, Catalog inner, SqlSession within) throws SQLException {
        List<Attribute> origins;
        try {
            origins = DefinitionReader.origins(definition, within, inner);
        } catch (StatementRefusedException e) {
            throw refused(view, Objects.requireNonNullElse(e.getMessage(), ""));
        } catch (CatalogException e) {
            throw e.failure();
        }
        if (origins.size() != view.columns().size()) {
            throw refused(view, "its definition has another number of columns; use the tables themselves");
        }
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            PhysicalColumn column = view.columns().get(i);
            RuledColumn origin = origins.get(i).ruled();
            attributes.add(new Attribute(
                    column.name(),
                    origin == null ? null : origin.nullable(column.nullable()),
                    origins.get(i).origin()));
        }
        return Relation.view(view.qualifiedName(), attributes);
    }

    private static SQLException refused(PhysicalTable view, String why) {
        return ErrorCode.UNDECIDED.exception("statement refused, at the view " + view.qualifiedName() + "; " + why);
    }
}
