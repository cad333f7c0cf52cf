package io.sigil.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Finding;
import io.sigil.it.canary.Recording;
import io.sigil.it.canary.RecordingDriver;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.Servers;
import io.sigil.it.server.TestDatabase;
import java.util.List;
import java.util.Properties;

/** The program on bare databases: what it must see through Sigil, too. */
class PlainJdbcProgramTest {
    private static final int EDITION = 1;

    @EachDatabase(fresh = true)
    void seesTheSameOnEveryDatabase(TestDatabase database) throws Exception {
        List<String> here = new PlainJdbcProgram(database.dataSource(), database.dialect(), EDITION).run();
        TestDatabase h2 = Servers.shared().get(DatabaseKind.H2_MEMORY).createDatabase("program");
        List<String> onH2 = new PlainJdbcProgram(h2.dataSource(), h2.dialect(), EDITION).run();
        assertThat(portable(here)).hasSizeGreaterThan(100).containsExactlyElementsOf(portable(onH2));
    }

    @EachDatabase(fresh = true)
    void seesTheSameWhenItIsRecordedAndEveryCanaryIsHeard(TestDatabase database) throws Exception {
        TestDatabase plain = database.server().createDatabase("plain");
        PlainJdbcProgram program = new PlainJdbcProgram(plain.dataSource(), plain.dialect(), EDITION);
        try (Recording recording = Recording.start()) {
            PlainJdbcProgram recorded = new PlainJdbcProgram(
                    database.dataSource(RecordingDriver.PREFIX, new Properties()), database.dialect(), EDITION);
            assertThat(recorded.run()).containsExactlyElementsOf(program.run());
            assertThat(recorded.metadata()).containsExactlyElementsOf(program.metadata());
            assertThat(CanaryScan.of(recorded.canaries())
                            .statements(recording.events())
                            .findings())
                    .extracting(Finding::canary)
                    .containsAll(recorded.canaries().stream()
                            .map(canary -> canary.label())
                            .toList());
        }
    }

    private static List<String> portable(List<String> transcript) {
        return transcript.stream()
                .filter(line -> !line.startsWith(PlainJdbcProgram.OWN_FORMAT))
                .toList();
    }
}
