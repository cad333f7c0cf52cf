package io.sigil.operations.ddl;

import java.util.List;

/** How a migration is written down. */
public enum MigrationFormat {
    /** Statements with semicolons. */
    SQL,
    /** A versioned or repeatable migration of Flyway. */
    FLYWAY,
    /** A change log of Liquibase, as formatted SQL. */
    LIQUIBASE;

    private static final String HEAD = "Run by the database's own driver, not through Sigil.";

    /**
     * The whole text of a file, each line ended by a line feed.
     *
     * @param title one line, such as the phase
     */
    public String write(String title, List<MigrationStep> steps) {
        StringBuilder text = new StringBuilder();
        if (this == LIQUIBASE) {
            text.append("--liquibase formatted sql\n");
        }
        text.append("-- ").append(title).append('\n').append("-- ").append(HEAD).append('\n');
        if (steps.isEmpty()) {
            text.append("-- Nothing to do: the schema is so already.\n");
        }
        for (MigrationStep step : steps) {
            text.append('\n');
            if (this == LIQUIBASE) {
                text.append("--changeset sigil:").append(step.id()).append('\n');
                text.append("--comment: ").append(step.comment()).append('\n');
            } else {
                text.append("-- ").append(step.comment()).append('\n');
            }
            text.append(step.sql()).append(";\n");
        }
        return text.toString();
    }
}
