package io.sigil.operations.ddl;

import java.util.Locale;
import java.util.Objects;

/** One statement of a migration. Immutable. */
public final class MigrationStep {
    private final String id;
    private final String comment;
    private final String sql;

    /**
     * @param id letters, digits and hyphens; the same for the same step of the same schema
     * @param comment one line
     * @param sql without a semicolon
     */
    MigrationStep(String id, String comment, String sql) {
        this.id = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
        this.comment = Objects.requireNonNull(comment).replaceAll("[\\r\\n]+", " ");
        this.sql = Objects.requireNonNull(sql);
    }

    public String id() {
        return id;
    }

    public String comment() {
        return comment;
    }

    public String sql() {
        return sql;
    }
}
