package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.Catalog;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression can see. Matches loosely first: whatever column the database means is among the matches, so
 * one match decides, and several matches of one type do too.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final CommonTables commonTables;
    private final Catalog catalog;
    private final List<Source> sources = new ArrayList<>();
    private final List<OutputColumn> star = new ArrayList<>();
    private List<OutputColumn> aliases = List.of();
    private boolean aliasesAreNames;
    private boolean open;

    Scope(@Nullable Scope outer, CommonTables commonTables, Catalog catalog) {
        this.outer = outer;
        this.commonTables = commonTables;
        this.catalog = catalog;
    }

    /** What a derived table sees: everything but the items beside it. */
    Scope withoutSources() {
        return new Scope(outer, commonTables, catalog);
    }

    CommonTables commonTables() {
        return commonTables;
    }

    Catalog catalog() {
        return catalog;
    }

    void add(JoinedSources joined) {
        sources.addAll(joined.sources());
        star.addAll(joined.star());
    }

    /** A source that can be named but isn't part of {@code *}: EXCLUDED, OLD, NEW. */
    void addHidden(Source source) {
        sources.add(source);
    }

    /** From here on subqueries may see columns of the select list: MySQL and MariaDB, {@code SELECT a AS x, (SELECT x)}. */
    void showAliasesToSubqueries(List<OutputColumn> outputs) {
        aliases = List.copyOf(outputs);
    }

    /**
     * From here on unqualified names may also mean columns of the select list: HAVING, QUALIFY, GROUP BY and ORDER BY of some
     * dialects.
     */
    void showAliases(List<OutputColumn> outputs) {
        aliases = List.copyOf(outputs);
        aliasesAreNames = true;
    }

    /** Other names can be seen here than the analysis knows: one that it doesn't know is refused. */
    void leaveOpen() {
        open = true;
    }

    /** What {@code *} or {@code t.*} gives. */
    List<OutputColumn> star(List<Name> qualifier, int token) throws StatementRefusedException {
        List<Source> meant = qualifier.isEmpty() ? sources : named(qualifier.get(qualifier.size() - 1));
        if (meant.isEmpty() && outer != null) {
            return outer.star(qualifier, token);
        }
        if (meant.isEmpty()
                || (!qualifier.isEmpty() && meant.size() > 1)
                || !meant.stream().allMatch(Source::complete)) {
            throw new StatementRefusedException(
                    ErrorCode.NAME_NOT_RESOLVED,
                    token,
                    "the columns of * aren't known",
                    "a table in it isn't in the database's catalog, or its name isn't unique",
                    "name the columns");
        }
        return qualifier.isEmpty() ? List.copyOf(star) : meant.get(0).columns();
    }

    /** The type of a column that the statement names. */
    CipherType resolve(ColumnReference reference) throws StatementRefusedException {
        boolean incomplete = false;
        for (Scope scope = this; scope != null; scope = scope.outer) {
            List<Source> visible = reference.qualifier().isEmpty()
                    ? scope.sources
                    : scope.named(
                            reference.qualifier().get(reference.qualifier().size() - 1));
            List<OutputColumn> matches = matches(visible, reference.name());
            boolean aliasesVisible = scope != this || aliasesAreNames;
            if (reference.qualifier().isEmpty() && aliasesVisible) {
                addMatches(scope.aliases, reference.name(), matches);
            }
            if (!matches.isEmpty()) {
                CipherType type = common(matches, reference);
                if (incomplete && !type.isPlain()) {
                    throw ambiguous(reference);
                }
                return type;
            }
            incomplete |= !visible.stream().allMatch(Source::complete);
            if (scope.open
                    || visible.stream().anyMatch(Source::hasNamelessCell)
                    || (aliasesVisible && scope.aliases.stream().anyMatch(Source::isNamelessCell))
                    || scope.named(reference.name()).stream().anyMatch(Source::hasCell)) {
                throw ambiguous(reference);
            }
            if (!reference.qualifier().isEmpty() && !visible.isEmpty()) {
                return CipherType.PLAIN;
            }
        }
        boolean sequence = reference.name().is("NEXTVAL") || reference.name().is("CURRVAL");
        if (!reference.qualifier().isEmpty() && !sequence) {
            throw ambiguous(reference);
        }
        // No ruled column can be meant: a system column, a keyword without parentheses, or an error for the database.
        return CipherType.PLAIN;
    }

    /** Whether the name may be that of a column of FROM, here or around it. */
    boolean mayName(Name name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.open
                    || !scope.sources.stream().allMatch(Source::complete)
                    || !matches(scope.sources, name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Refuses to assign a column that cells of its row are bound to. */
    void requireRowStays(ColumnReference assigned) throws StatementRefusedException {
        for (Source source : sources) {
            for (OutputColumn column : source.columns()) {
                RuledColumn cell = column.type().cell();
                if (cell != null && RowWrites.names(cell.binding(), assigned.name(), catalog)) {
                    throw RowWrites.changed(cell.table(), assigned.token());
                }
            }
        }
    }

    /** The item of FROM, or what an outer query has there, whose column the name means for sure; null: it isn't sure. */
    @Nullable
    Source source(ColumnReference reference) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            List<Source> visible = reference.qualifier().isEmpty()
                    ? scope.sources
                    : scope.named(
                            reference.qualifier().get(reference.qualifier().size() - 1));
            List<Source> meant = visible.stream()
                    .filter(source ->
                            !matches(List.of(source), reference.name()).isEmpty())
                    .collect(Collectors.toList());
            boolean certain = visible.stream().allMatch(Source::complete);
            if (!meant.isEmpty() || !certain) {
                return certain && meant.size() == 1 ? meant.get(0) : null;
            }
        }
        return null;
    }

    private List<Source> named(Name name) {
        return sources.stream().filter(s -> s.isNamed(name)).collect(Collectors.toList());
    }

    private static List<OutputColumn> matches(List<Source> visible, Name name) {
        List<OutputColumn> matches = new ArrayList<>();
        for (Source source : visible) {
            addMatches(source.columns(), name, matches);
        }
        return matches;
    }

    private static void addMatches(List<OutputColumn> columns, Name name, List<OutputColumn> matches) {
        String loose = LooseName.of(name.text());
        for (OutputColumn column : columns) {
            if (column.name() != null && LooseName.of(column.name()).equals(loose)) {
                matches.add(column);
            }
        }
    }

    private CipherType common(List<OutputColumn> matches, ColumnReference reference) throws StatementRefusedException {
        if (isOneType(matches)) {
            return matches.get(0).type();
        }
        List<OutputColumn> exact = matches.stream()
                .filter(m -> m.name() != null && catalog.sameColumn(reference.name(), m.name()))
                .collect(Collectors.toList());
        if (!exact.isEmpty() && isOneType(exact)) {
            return exact.get(0).type();
        }
        throw ambiguous(reference);
    }

    private static boolean isOneType(List<OutputColumn> columns) {
        CipherType first = columns.get(0).type();
        for (int i = 1; i < columns.size(); i++) {
            if (!isSame(first, columns.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(CipherType a, CipherType b) {
        return a == b
                || (a.isPlain() && b.isPlain())
                || (a.cell() != null && b.cell() != null && Domains.same(a.cell(), b.cell()));
    }

    private static StatementRefusedException ambiguous(ColumnReference reference) {
        return new StatementRefusedException(
                ErrorCode.NAME_NOT_RESOLVED,
                reference.token(),
                "the column " + Refusals.shown(reference.name()) + " can't be resolved for sure",
                "it may mean a ruled column or another one",
                "qualify it with its table's name or alias");
    }
}
