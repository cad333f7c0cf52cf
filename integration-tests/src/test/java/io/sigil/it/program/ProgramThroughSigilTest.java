package io.sigil.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.LogCapture;
import io.sigil.it.canary.Recording;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** The main job: the program, unchanged, with nothing but another URL. */
class ProgramThroughSigilTest {
    private static final int SCANNED = 2;
    private static final int COMPARED = 3;

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void seesTheSameAndLeavesNoPlaintext(TestDatabase ruled) throws Exception {
        PlainJdbcProgram program = throughSigil(ruled, SCANNED);
        CanaryScan scan = CanaryScan.of(program.canaries());
        List<String> transcript;
        try (LogCapture log = LogCapture.start();
                Recording recording = Recording.start()) {
            transcript = program.run();
            scan.statements(recording.events()).log(log);
        }
        scan.files(ruled.filesOnDisk());
        scan.assertClean();
        assertThat(transcript)
                .containsExactlyElementsOf(onPlaintext(ruled, SCANNED).run());
    }

    @EachDatabase(fresh = true)
    void seesTheSameMetadata(TestDatabase ruled) throws Exception {
        PlainJdbcProgram program = throughSigil(ruled, COMPARED);
        program.run();
        PlainJdbcProgram plain = onPlaintext(ruled, COMPARED);
        plain.run();
        assertThat(program.metadata()).containsExactlyElementsOf(plain.metadata());
    }

    private PlainJdbcProgram throughSigil(TestDatabase ruled, int edition) throws IOException {
        return new PlainJdbcProgram(ruled.dataSource("jdbc:sigil:recording:", rules()), ruled.dialect(), edition);
    }

    private static PlainJdbcProgram onPlaintext(TestDatabase ruled, int edition) throws SQLException {
        TestDatabase plain = ruled.server().createDatabase("plain");
        return new PlainJdbcProgram(plain.dataSource(), plain.dialect(), edition);
    }

    private Properties rules() throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + ProgramSchema.RULES;
        Properties properties = new Properties();
        properties.setProperty(
                "sigil.rules",
                Files.writeString(folder.resolve("sigil.yaml"), text).toString());
        return properties;
    }
}
