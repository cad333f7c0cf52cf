package io.sigil.sql;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the analysis needs to know of the database, as one connection sees it now. */
public interface Catalog {

    /**
     * Whether an identifier may name a ruled table, or a view over one. May say yes too often, never no too often.
     *
     * @param looseName folded by {@link LooseName#of}
     * @throws CatalogException when the database can't be asked which views there are
     */
    boolean mayBeRuled(String looseName);

    /**
     * Whether one of these identifiers has come to name a view over a ruled table since the schema was read, as when
     * another connection made it. Asks the database when it hasn't been asked about one of them.
     *
     * @param looseNames each folded by {@link LooseName#of}; {@link #mayBeRuled} has said no to all
     */
    boolean haveBecomeRuled(Set<String> looseNames) throws SQLException;

    /**
     * The table or view that a statement names, resolved as the database would: current schema or search path, folding of
     * unquoted names.
     *
     * @param name one to three parts, the table's last
     * @return null when the database has no such table or view
     * @throws SQLException when a ruled table isn't fit (a ruled column missing, too narrow, of the wrong kind), when it
     *     is a view over a ruled table that can't be resolved, or when the database can't be asked
     */
    @Nullable
    Relation resolve(List<Name> name) throws SQLException;

    /** The rule of the table that {@code CREATE TABLE name} would make; null when it would be a plain one. */
    @Nullable
    TableRule ruleFor(List<Name> name) throws SQLException;

    /**
     * The rule of the table that a statement names, whether or not its columns are fit yet; of {@link #ruleFor} when the
     * database has no such table.
     *
     * @return null for a plain table
     * @throws SQLException when it is a view, synonym or partition that names a ruled table
     */
    @Nullable
    TableRule ruleOf(List<Name> name) throws SQLException;

    /** Whether a column name of a statement means the column that the database or the rules file spell {@code column}. */
    boolean sameColumn(Name name, String column);

    /** Whether a column name of a statement means the column of this rule. */
    boolean sameColumn(Name name, ColumnRule rule);

    /** Whether the rules map any procedure. */
    boolean hasProcedures();

    /** Whether an identifier may be the last part of a mapped procedure's name. May say yes too often, never no too often. */
    boolean mayBeProcedure(Name name);

    /**
     * The mapped procedure that a statement names.
     *
     * @param name one to three parts, the procedure's last
     * @param token where it begins, for a message
     * @return null when it is one that no rule maps
     * @throws StatementRefusedException when that can't be told
     */
    @Nullable
    Procedure procedure(List<Name> name, int token) throws StatementRefusedException;

    /** The physical type of a ruled column in DDL, such as {@code VARBINARY(93)}. */
    String physicalType(ColumnRule rule) throws SQLException;

    /**
     * The condition of the CHECK constraint that refuses whatever isn't a cell of this rule, which isn't format-preserving.
     *
     * @param columnSql the column's name as SQL text, quoted where it has to be
     */
    String guard(String columnSql, ColumnRule rule) throws SQLException;

    /** What decides the meaning of names beside the session: the schema that a rule without one stands for. */
    String home();
}
