package io.sigil.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rules of one table. Immutable. */
public final class TableRule {
    private final Position position;
    private final Optional<Identifier> schema;
    private final Identifier name;
    private final Optional<Identifier> subject;
    private final WhenShredded whenShredded;
    private final List<ColumnRule> columns;

    TableRule(
            Position position,
            Optional<Identifier> schema,
            Identifier name,
            Optional<Identifier> subject,
            WhenShredded whenShredded,
            List<ColumnRule> columns) {
        this.position = Objects.requireNonNull(position);
        this.schema = Objects.requireNonNull(schema);
        this.name = Objects.requireNonNull(name);
        this.subject = Objects.requireNonNull(subject);
        this.whenShredded = Objects.requireNonNull(whenShredded);
        this.columns = List.copyOf(columns);
    }

    public Position position() {
        return position;
    }

    /** Empty: the connection's current schema (catalog, in MySQL and MariaDB). */
    public Optional<Identifier> schema() {
        return schema;
    }

    public Identifier name() {
        return name;
    }

    /** The column whose value names the data subject. */
    public Optional<Identifier> subject() {
        return subject;
    }

    public WhenShredded whenShredded() {
        return whenShredded;
    }

    /** At least one, in the order of the file. */
    public List<ColumnRule> columns() {
        return columns;
    }

    @Override
    public String toString() {
        return schema.map(s -> s + ".").orElse("") + name;
    }
}
