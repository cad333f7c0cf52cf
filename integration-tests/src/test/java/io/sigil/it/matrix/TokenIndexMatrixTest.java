package io.sigil.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellForms;
import io.sigil.it.canary.Recording;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.Style;
import io.sigil.it.oracle.TwinCase;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import io.sigil.rules.TableRule;
import io.sigil.schema.TokenIndexes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * The searches of the matrix where PostgreSQL has indexes over their tokens, so that equality is sent in another form. A part of
 * them runs in the normal build, all with {@code -Dsigil.matrix.full=true}.
 */
class TokenIndexMatrixTest {
    private static final boolean FULL = Boolean.getBoolean("sigil.matrix.full");

    private static final List<MatrixType> TYPES = FULL
            ? List.of(MatrixType.TEXT, MatrixType.STORED, MatrixType.DECIMAL)
            : List.of(MatrixType.TEXT, MatrixType.STORED);

    @TempDir
    private Path folder;

    @EachDatabase(DatabaseKind.POSTGRESQL)
    void everyPositionIsEqualOrRefused(DatabaseServer server) throws SQLException, IOException, RulesException {
        MatrixFile file = MatrixFile.read();
        List<String> violations = new ArrayList<>();
        int cases = 0;
        try (SharedTwins twins = SharedTwins.open(
                server, RuledSide.sigil(), folder, indexed(MatrixSchema.fixture(TYPES, Dialect.POSTGRESQL)))) {
            assertFoundByToken(twins, "SELECT id FROM person_text_e WHERE e = ?", "SUBSTRING(e, 1, 20) = ");
            assertFoundByToken(twins, "SELECT id FROM person_stored_p WHERE p IN (?)", "SUBSTRING(p, 1, ");
            for (MatrixCase matrixCase : MatrixCase.of(file.lines(), Dialect.POSTGRESQL)) {
                if (TYPES.contains(matrixCase.type()) && isTaken(matrixCase)) {
                    new MatrixOutcome(matrixCase, matrixCase.run(twins), file.isKnown(matrixCase))
                            .violation()
                            .ifPresent(violations::add);
                    cases++;
                }
            }
        }
        System.out.println("With indexes over tokens: " + cases + " cases, " + violations.size() + " violations");
        assertThat(violations).isEmpty();
        assertThat(cases).isGreaterThan(100);
    }

    private static boolean isTaken(MatrixCase matrixCase) {
        boolean placeholder = matrixCase.form() == Template.Form.PLACEHOLDER;
        return FULL
                ? matrixCase.mode().isSearched()
                : matrixCase.mode() == CipherMode.EQUALITY && (placeholder || matrixCase.type() == MatrixType.TEXT);
    }

    private static void assertFoundByToken(SharedTwins twins, String sql, String sent) throws SQLException {
        try (Recording recording = Recording.start()) {
            Step search = new Step(Style.PREPARED, List.of(sql), List.of(List.of(MatrixType.TEXT.value(1))), false);
            twins.run(sql, List.of(search), List.of(), List.of()).assertEqual();
            assertThat(recording.statements()).anyMatch(statement -> statement.contains(sent));
        }
    }

    /** The same tables, and over each searchable column an index, on the plaintext side of the column itself. */
    private static TwinCase indexed(TwinCase fixture) throws RulesException {
        TwinCase indexed = fixture;
        CellForms forms = new CellForms(Dialect.POSTGRESQL);
        String keys = "version: 1\nkeys: {pii: {kms: local, keyring: none, password: none}}\n";
        for (TableRule table : RulesParser.parse("matrix", keys + fixture.rules(), name -> null)
                .tables()) {
            for (ColumnRule column : table.columns()) {
                int cut = forms.of(column).cut();
                if (cut > 0 && fixture.tables().containsKey(table.name().text())) {
                    String name = column.name().text();
                    String index = "CREATE INDEX token_" + table.name().text() + "_" + name + " ON " + table + " (";
                    indexed =
                            indexed.table(index, index + name + ")", index + TokenIndexes.expression(name, cut) + ")");
                }
            }
        }
        return indexed;
    }
}
