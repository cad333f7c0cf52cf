package io.sigil.engine;

import io.sigil.dialect.Dialect;
import io.sigil.keys.ErasureReceipt;
import io.sigil.keys.SubjectErasure;
import io.sigil.rules.Rules;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Shreds data subjects in the key store and in the tables: their keys are destroyed and their cells become NULL, so that no
 * search finds them. Search tokens are made with a key that all subjects share and would outlive the subject's own.
 *
 * <p>The cells go first. When {@link #shred} fails or is cut off, some of them are NULL and readable nowhere but in
 * backups, and the next call does the rest; at no time does a search count a row whose value can't be read. Immutable.
 *
 * <p><b>Warning.</b> Another JVM that has the subject's key may write with it for a minute more, and a transaction that was
 * open until it ends. What they write is found by searches until {@link #shred} is called again.
 */
public final class SubjectShredding {
    private final Rules rules;
    private final ShreddedCells cells;
    private final SubjectErasure erasure;
    private final DataSource data;

    /** @param data connections to the tables of the rules, through Sigil: a subject column may be ruled itself */
    public SubjectShredding(Rules rules, Dialect dialect, SubjectErasure erasure, DataSource data) {
        this.rules = rules;
        this.cells = new ShreddedCells(rules, dialect);
        this.erasure = erasure;
        this.data = data;
    }

    /**
     * Shreds a subject; completes what an earlier call began.
     *
     * @param subject in canonical form, see {@link SubjectErasure#shred}
     * @throws SQLException when a cell can't be set to NULL, as in a NOT NULL column; then no key has been destroyed
     */
    public ErasureReceipt shred(String subject) throws SQLException {
        clear(subject);
        ErasureReceipt receipt = erasure.shred(rules.keys().keySet(), subject);
        // What was written in between.
        clear(subject);
        return receipt;
    }

    private void clear(String subject) throws SQLException {
        try (Connection connection = data.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                cells.clear(connection, subject);
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }
}
