package io.sigil.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the coverage table, on every database, for every mode: equal to plaintext, or refused as declared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatrixTest {
    private final List<MatrixOutcome> all = new ArrayList<>();
    private MatrixFile file;

    @TempDir
    private Path folder;

    @BeforeAll
    void readTheMatrix() throws IOException {
        file = MatrixFile.read();
    }

    /** On every database that has it, with every kind of column, as a placeholder and as a literal. */
    @Test
    @Order(0)
    void everyPositionThatMustWorkIsTried() {
        Set<String> tried = new HashSet<>();
        for (Dialect dialect : Dialect.values()) {
            for (MatrixCase matrixCase : MatrixCase.of(file.lines(), dialect)) {
                if (matrixCase.line().mustWork(matrixCase.mode())) {
                    matrixCase
                            .line()
                            .positions()
                            .forEach(position ->
                                    tried.add(cell(position, dialect, matrixCase.mode(), matrixCase.form())));
                }
            }
        }
        List<String> missing = new ArrayList<>();
        for (Position position : file.coverage().positions()) {
            for (Dialect dialect : position.dialects()) {
                for (CipherMode mode : position.works()) {
                    position.forms().stream()
                            .map(form -> cell(position, dialect, mode, form))
                            .filter(cell -> !tried.contains(cell))
                            .forEach(missing::add);
                }
            }
        }
        missing.sort(Comparator.naturalOrder());
        assertThat(missing).isEmpty();
    }

    private static String cell(Position position, Dialect dialect, CipherMode mode, Template.Form form) {
        return position.key() + ", " + dialect + ", " + mode + ", " + form;
    }

    /** And every position that must be refused. */
    @Test
    @Order(0)
    void everyPositionStandsInTheMatrix() {
        Set<Position> used =
                file.lines().stream().flatMap(line -> line.positions().stream()).collect(Collectors.toSet());
        assertThat(file.coverage().positions()).allMatch(used::contains);
    }

    @ParameterizedTest
    @MethodSource("testsBesideTheMatrix")
    @Order(0)
    void theTestsBesideTheMatrixAreThere(String name) throws ClassNotFoundException {
        Class<?> test = Class.forName("io.sigil.it." + name.substring(0, name.lastIndexOf('.')));
        assertThat(test.getDeclaredMethods())
                .extracting(Method::getName)
                .contains(name.substring(name.lastIndexOf('.') + 1));
    }

    List<String> testsBesideTheMatrix() {
        return file.coverage().rows().stream()
                .flatMap(row -> row.also().stream())
                .toList();
    }

    @Order(1)
    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void everyPositionIsEqualOrRefused(DatabaseServer server) throws SQLException, IOException {
        List<MatrixOutcome> outcomes = new ArrayList<>();
        List<MatrixType> types = Arrays.asList(MatrixType.values());
        try (SharedTwins twins = SharedTwins.open(
                server,
                RuledSide.sigil(),
                folder,
                MatrixSchema.fixture(types, server.kind().dialect()))) {
            for (MatrixCase matrixCase :
                    MatrixCase.of(file.lines(), server.kind().dialect())) {
                outcomes.add(new MatrixOutcome(matrixCase, matrixCase.run(twins), file.isKnown(matrixCase)));
            }
        }
        all.addAll(outcomes);
        List<String> violations = new ArrayList<>(mended(outcomes));
        outcomes.forEach(outcome -> outcome.violation().ifPresent(violations::add));
        Files.writeString(
                Files.createDirectories(Path.of("target", "matrix")).resolve(server.kind() + ".txt"),
                String.join("\n\n", violations));
        assertThat(violations)
                .as(MatrixSummary.of(server.kind().toString(), outcomes))
                .isEmpty();
    }

    /** A bug that is mended must not stay in the list. */
    private static List<String> mended(List<MatrixOutcome> outcomes) {
        Map<String, Boolean> differs = new LinkedHashMap<>();
        for (MatrixOutcome outcome : outcomes) {
            MatrixCase matrixCase = outcome.matrixCase();
            if (matrixCase.expectation().kind() == Expectation.Kind.KNOWN_BUG) {
                differs.merge(
                        "works now, write = in place of bug: line "
                                + matrixCase.line().number() + ", " + matrixCase.mode() + ", " + matrixCase.dialect(),
                        outcome.isKnownBug(),
                        Boolean::logicalOr);
            } else if (outcome.known()) {
                differs.merge(
                        "works now, take out: known " + matrixCase.dialect() + " " + matrixCase.type(),
                        outcome.isKnownBug(),
                        Boolean::logicalOr);
            }
        }
        return differs.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code -Dsigil.docs.write=true} writes the document anew. */
    @Test
    @Order(2)
    void theDocumentSaysWhatTheTestsFound() throws IOException {
        long dialects = all.stream()
                .map(outcome -> outcome.matrixCase().dialect())
                .distinct()
                .count();
        assumeThat(dialects).as("the document is of all databases").isEqualTo(Dialect.values().length);
        Path document = Path.of("..", "docs", "sql-coverage.md");
        all.sort(Comparator.comparingInt(outcome -> outcome.matrixCase().line().number()));
        String found = new CoverageDocument(file, all).write();
        if (Boolean.getBoolean("sigil.docs.write")) {
            Files.writeString(document, found);
        }
        assertThat(document).content().isEqualTo(found);
    }

    @AfterAll
    void report() {
        System.out.println(MatrixSummary.of("Twin oracle, matrix", all));
    }
}
