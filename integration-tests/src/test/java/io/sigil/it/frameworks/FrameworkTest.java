package io.sigil.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.io.TempDir;

/**
 * One framework's application on every database: once as it is, once with Sigil's URL, and once with Sigil's driver for the
 * database's own URL. It must see the same, and what was sent must hold no plaintext.
 */
abstract class FrameworkTest {

    @TempDir
    private Path folder;

    /** The application under test. */
    abstract Application application() throws Exception;

    /** Of its recorded statements; null when another test's are the same. */
    String name() {
        return null;
    }

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void seesTheSameByEveryWay(DatabaseServer server) throws Exception {
        TestDatabase plain = server.createDatabase("plain");
        List<String> expected = run(plain(plain), recording -> StatementLog.write(name(), plain, recording));
        plain.drop();
        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(Difference.between(expected, throughSigil(server, Access::throughSigil)))
                .as("jdbc:sigil:")
                .isEmpty();
        if (usesTheDriverItIsTold()) {
            assertThat(Difference.between(expected, throughSigil(server, Access::throughNativeUrl)))
                    .as("NativeUrlDriver")
                    .isEmpty();
        }
    }

    private Access plain(TestDatabase database) {
        if (!StatementLog.isWanted() || name() == null) {
            return Access.plain(database);
        }
        return usesTheDriverItIsTold() ? Access.recorded(database) : Access.recordedByUrl(database);
    }

    /** False for what asks DriverManager, where the database's own driver takes its own URL. */
    boolean usesTheDriverItIsTold() {
        return true;
    }

    private List<String> throughSigil(DatabaseServer server, BiFunction<TestDatabase, Path, Access> way)
            throws Exception {
        TestDatabase ruled = server.createDatabase("ruled");
        try {
            return run(
                    way.apply(ruled, rules(folder.resolve(ruled.name()))),
                    recording -> CanaryScan.of(Clinic.canaries())
                            .statements(recording.events())
                            .assertClean());
        } finally {
            ruled.drop();
        }
    }

    /** What to do with what was sent. */
    private interface Afterwards {
        void accept(Recording recording) throws IOException;
    }

    private List<String> run(Access access, Afterwards afterwards) throws Exception {
        Transcript seen = new Transcript();
        try (Recording recording = Recording.start()) {
            application().run(access, seen);
            afterwards.accept(recording);
        }
        return seen.lines();
    }

    private Path rules(Path home) throws IOException {
        Files.createDirectories(home);
        String text = "version: 1\n" + RuledSide.sigil().keys(home) + Clinic.RULES;
        return Files.writeString(home.resolve("sigil.yaml"), text);
    }
}
