package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change that ALTER TABLE makes. Immutable. */
public abstract class AlterAction {
    private final int token;

    AlterAction(int token) {
        this.token = token;
    }

    /** Index of its first token. */
    public int token() {
        return token;
    }

    public abstract <X extends Exception> void accept(Visitor<X> visitor) throws X;

    /** One method for each kind. */
    public interface Visitor<X extends Exception> {
        void visitAddColumns(AddColumns add) throws X;

        void visitAddConstraint(AddConstraint add) throws X;

        void visitChangeColumn(ChangeColumn change) throws X;

        void visitRedefineColumn(RedefineColumn redefine) throws X;

        void visitRenameColumn(RenameColumn rename) throws X;

        void visitRenameTable(RenameTable rename) throws X;

        void visitSetType(SetType set) throws X;

        void visitUnconcerned(Unconcerned unconcerned) throws X;

        void visitUnknown(Unknown unknown) throws X;
    }

    /** ADD COLUMN, of one or several. */
    public static final class AddColumns extends AlterAction {
        private final List<ColumnDefinition> columns;
        private final List<TableConstraint> constraints;

        public AddColumns(int token, List<ColumnDefinition> columns, List<TableConstraint> constraints) {
            super(token);
            this.columns = List.copyOf(columns);
            this.constraints = List.copyOf(constraints);
        }

        public List<ColumnDefinition> columns() {
            return columns;
        }

        public List<TableConstraint> constraints() {
            return constraints;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitAddColumns(this);
        }
    }

    /** ADD CONSTRAINT, ADD UNIQUE, ADD INDEX and the like. */
    public static final class AddConstraint extends AlterAction {
        private final TableConstraint constraint;

        public AddConstraint(int token, TableConstraint constraint) {
            super(token);
            this.constraint = constraint;
        }

        public TableConstraint constraint() {
            return constraint;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitAddConstraint(this);
        }
    }

    /** A change to one column that isn't of its type or name: a default, NOT NULL, statistics. */
    public static final class ChangeColumn extends AlterAction {
        private final Name column;
        private final String keyword;
        private final boolean harmless;
        private final List<Name> names;

        /**
         * @param keyword what is changed, in upper case
         * @param harmless whether it is the same for cells as for values
         * @param names every word and identifier behind the column's name
         */
        public ChangeColumn(int token, Name column, String keyword, boolean harmless, List<Name> names) {
            super(token);
            this.column = Objects.requireNonNull(column);
            this.keyword = keyword;
            this.harmless = harmless;
            this.names = List.copyOf(names);
        }

        public Name column() {
            return column;
        }

        public String keyword() {
            return keyword;
        }

        public boolean harmless() {
            return harmless;
        }

        public List<Name> names() {
            return names;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitChangeColumn(this);
        }
    }

    /** A column's whole definition anew: MODIFY, CHANGE, and H2's ALTER COLUMN with a type. */
    public static final class RedefineColumn extends AlterAction {
        private final Name column;
        private final ColumnDefinition definition;
        private final boolean replacesGuard;

        /** @param replacesGuard whether the definition takes a CHECK, as in MySQL and MariaDB */
        public RedefineColumn(int token, Name column, ColumnDefinition definition, boolean replacesGuard) {
            super(token);
            this.column = Objects.requireNonNull(column);
            this.definition = definition;
            this.replacesGuard = replacesGuard;
        }

        /** Its name so far. */
        public Name column() {
            return column;
        }

        public ColumnDefinition definition() {
            return definition;
        }

        public boolean replacesGuard() {
            return replacesGuard;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitRedefineColumn(this);
        }
    }

    /** RENAME COLUMN a TO b. */
    public static final class RenameColumn extends AlterAction {
        private final Name from;
        private final Name to;

        public RenameColumn(int token, Name from, Name to) {
            super(token);
            this.from = Objects.requireNonNull(from);
            this.to = Objects.requireNonNull(to);
        }

        public Name from() {
            return from;
        }

        public Name to() {
            return to;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitRenameColumn(this);
        }
    }

    /** RENAME TO. */
    public static final class RenameTable extends AlterAction {
        private final List<Name> to;

        public RenameTable(int token, List<Name> to) {
            super(token);
            this.to = List.copyOf(to);
        }

        public List<Name> to() {
            return to;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitRenameTable(this);
        }
    }

    /** ALTER COLUMN c TYPE t. */
    public static final class SetType extends AlterAction {
        private final ColumnDefinition column;
        private final List<Name> using;
        private final int usingStart;
        private final int usingEnd;
        private final boolean computed;

        /**
         * @param column its name and type; it has no constraints
         * @param using every identifier of the expression that makes the new values
         * @param usingStart index of the first token behind the type
         * @param usingEnd index after the last of them; the same where there is no such expression
         * @param computed whether there is such an expression, other than a cast of the column to its new type
         */
        public SetType(
                int token, ColumnDefinition column, List<Name> using, int usingStart, int usingEnd, boolean computed) {
            super(token);
            this.column = column;
            this.using = List.copyOf(using);
            this.usingStart = usingStart;
            this.usingEnd = usingEnd;
            this.computed = computed;
        }

        public ColumnDefinition column() {
            return column;
        }

        public List<Name> using() {
            return using;
        }

        public int usingStart() {
            return usingStart;
        }

        public int usingEnd() {
            return usingEnd;
        }

        public boolean computed() {
            return computed;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitSetType(this);
        }
    }

    /** What changes nothing that a rule is about: DROP COLUMN, OWNER TO, ENGINE. */
    public static final class Unconcerned extends AlterAction {
        public Unconcerned(int token) {
            super(token);
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitUnconcerned(this);
        }
    }

    /** What the grammar doesn't know. */
    public static final class Unknown extends AlterAction {
        private final @Nullable String keyword;

        public Unknown(int token, @Nullable String keyword) {
            super(token);
            this.keyword = keyword;
        }

        /** Its first word in upper case; null when it isn't a word. */
        public @Nullable String keyword() {
            return keyword;
        }

        @Override
        public <X extends Exception> void accept(Visitor<X> visitor) throws X {
            visitor.visitUnknown(this);
        }
    }
}
