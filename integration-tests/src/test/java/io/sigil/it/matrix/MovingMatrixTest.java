package io.sigil.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.oracle.TwinCase;
import io.sigil.it.oracle.TwinResult;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/**
 * The matrix over columns in motion, of which every other row holds plaintext: what isn't refused gives what plaintext
 * gives.
 */
class MovingMatrixTest {
    private static final Pattern RULE = Pattern.compile("\\{key: pii, [^}]*}");

    private static final Pattern PROCEDURE = Pattern.compile("\\{(find|store|storex|last|other)}");

    private UnaryOperator<String> next = UnaryOperator.identity();
    private Path rulesFile = Path.of("");

    @TempDir
    private Path folder;

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void bytesBesideCells(DatabaseServer server) throws SQLException, IOException {
        everyPosition(server, "state: migrating", List.of(MatrixType.TEXT), false);
    }

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void textsBesideCells(DatabaseServer server) throws SQLException, IOException {
        everyPosition(server, "state: migrating, storage: text", List.of(MatrixType.CHAR), true);
    }

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void theWayBack(DatabaseServer server) throws SQLException, IOException {
        next = rules -> rules.replace("state: migrating", "state: decrypting");
        everyPosition(server, "state: migrating", List.of(MatrixType.INT), false);
    }

    /** Of which every row that the fixture has is under the old key, and every row that a case writes is under the new one. */
    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void cellsOfAnotherKey(DatabaseServer server) throws SQLException, IOException {
        next = rules -> rules.replace("key: old", "key: pii, previous: {key: old}");
        everyPosition(server, "key: old", List.of(MatrixType.CHAR), false);
    }

    /** Opens Sigil, and remembers where its rules are. */
    private RuledSide side() {
        return new RuledSide() {
            @Override
            public Connection open(TestDatabase database, Path file) throws SQLException {
                rulesFile = file;
                return RuledSide.sigil().open(database, file);
            }

            @Override
            public String keys(Path home) {
                String pii = RuledSide.sigil().keys(home);
                return pii + pii.replace("keys:\n", "").replace("pii:", "old:").replace("keyring.p12", "old.p12");
            }
        };
    }

    /** The rules change once the fixture is there. */
    private void change() throws IOException {
        String rules = Files.readString(rulesFile);
        String changed = next.apply(rules);
        if (!changed.equals(rules)) {
            Path file = Files.writeString(rulesFile.resolveSibling("next.yaml"), changed);
            Files.move(file, rulesFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void everyPosition(DatabaseServer server, String state, List<MatrixType> types, boolean text)
            throws SQLException, IOException {
        Dialect dialect = server.kind().dialect();
        List<String> different = new ArrayList<>();
        int equal = 0;
        int refused = 0;
        try (SharedTwins twins =
                SharedTwins.open(server, side(), folder, moving(MatrixSchema.fixture(types, dialect), state))) {
            for (MatrixType type : types) {
                if (state.startsWith("state")) {
                    mix(twins, type, text);
                }
            }
            change();
            for (MatrixCase matrixCase : MatrixCase.of(MatrixFile.read().lines(), dialect)) {
                boolean taken =
                        Boolean.getBoolean("sigil.matrix.full") || matrixCase.form() == Template.Form.PLACEHOLDER;
                if (taken
                        && types.contains(matrixCase.type())
                        && matrixCase.mode() != CipherMode.FORMAT_PRESERVING
                        && matrixCase.line().style() != MatrixLine.LineStyle.DDL
                        && !callsProcedure(matrixCase)) {
                    TwinResult result = matrixCase.run(twins, false);
                    switch (result.outcome()) {
                        case EQUAL -> equal++;
                        case REFUSED -> refused++;
                        case DIFFERENT -> different.add(matrixCase + "\n" + result.report());
                    }
                }
            }
        }
        System.out.println("Columns in motion, " + server.kind() + ", " + state + ": " + equal + " equal, " + refused
                + " refused, " + different.size() + " different");
        assertThat(different).as(different.size() + " different").isEmpty();
        assertThat(equal).isGreaterThan(refused / 2);
    }

    private static boolean callsProcedure(MatrixCase matrixCase) {
        return matrixCase.line().sql().stream().anyMatch(PROCEDURE.asPredicate());
    }

    private static TwinCase moving(TwinCase fixture, String state) {
        TwinCase moving = TwinCase.named(fixture.name());
        for (Map.Entry<String, String> table : fixture.tables().entrySet()) {
            if (table.getValue().startsWith("CREATE TABLE")) {
                moving = moving.table(table.getKey(), table.getValue());
            }
        }
        Matcher rules = RULE.matcher(fixture.rules());
        String moved = rules.replaceAll(rule -> Matcher.quoteReplacement(
                rule.group().contains("format-preserving")
                        ? rule.group()
                        : rule.group()
                                .replace(
                                        "key: pii, ",
                                        state.startsWith("key") ? state + ", " : "key: pii, " + state + ", ")));
        return moving.rules(moved.substring(0, (moved + "procedures:").indexOf("procedures:")))
                .setup(fixture.setup().toArray(io.sigil.it.oracle.Step[]::new));
    }

    private static void mix(SharedTwins twins, MatrixType type, boolean text) throws SQLException {
        for (CipherMode mode : CipherMode.values()) {
            if (mode != CipherMode.RANDOMIZED && mode != CipherMode.FORMAT_PRESERVING && mode.takes(type)) {
                String s = type.suffix() + mode.suffix();
                String c = mode.column();
                twins.storePlaintext("person_" + s, "id", List.of(c, "x", c + "2", "x2"), text);
                twins.storePlaintext("visit_" + s, "visit_id", List.of(c, "x", "alien"), text);
                twins.storePlaintext("account_" + s, "id", List.of(c, "x"), text);
            }
        }
    }
}
