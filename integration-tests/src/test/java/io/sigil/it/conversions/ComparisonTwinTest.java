package io.sigil.it.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every logical type, setter and value: what a comparison finds among plaintext values, it finds among cells. */
class ComparisonTwinTest {
    private TimeZone zone;

    @TempDir
    private Path folder;

    /** One with daylight saving time. */
    @BeforeEach
    void inBerlin() {
        zone = TimeZone.getDefault();
        ConversionTwinTest.zone("Europe/Berlin");
    }

    @AfterEach
    void backHome() {
        ConversionTwinTest.zone(zone.getID());
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void everyComparisonFindsWhatPlaintextFinds(TestDatabase database) throws Exception {
        List<ComparedColumn> columns = ComparedColumn.all(database.dialect());
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules(database.name(), columns).toString());
        List<ComparisonOutcome> outcomes = new ArrayList<>();
        List<Setter> setters = Setters.all();
        try (Connection ruled = database.connect("jdbc:sigil:", properties);
                Connection plain = database.connect()) {
            for (ComparedColumn column : columns) {
                outcomes.addAll(new ComparisonRun(column, plain, ruled).run(setters));
            }
        }
        String kind = database.server().kind().name();
        write(kind, outcomes);
        String summary = "Comparisons, " + kind + ": " + outcomes.size() + ": " + counts(outcomes);
        System.out.println(summary);
        assertThat(outcomes.stream().filter(outcome -> outcome.kind() == ComparisonOutcome.Kind.DIFFERENT))
                .as(summary)
                .isEmpty();
        assertThat(outcomes.stream().filter(outcome -> outcome.operator().startsWith("ORDER BY")))
                .as("the order of all rows")
                .isNotEmpty()
                .allMatch(outcome -> outcome.kind() == ComparisonOutcome.Kind.EQUAL);
    }

    private Path rules(String name, List<ComparedColumn> columns) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n"
                        + columns.stream().map(ComparedColumn::rule).collect(Collectors.joining()));
    }

    private static String counts(List<ComparisonOutcome> outcomes) {
        Map<ComparisonOutcome.Kind, Long> counts = outcomes.stream()
                .collect(Collectors.groupingBy(
                        ComparisonOutcome::kind,
                        () -> new EnumMap<>(ComparisonOutcome.Kind.class),
                        Collectors.counting()));
        counts.putIfAbsent(ComparisonOutcome.Kind.DIFFERENT, 0L);
        Map<String, Long> codes = outcomes.stream()
                .filter(outcome -> outcome.kind() == ComparisonOutcome.Kind.REFUSED)
                .collect(Collectors.groupingBy(ComparisonOutcome::code, TreeMap::new, Collectors.counting()));
        return counts + ", refused " + codes;
    }

    private static void write(String kind, List<ComparisonOutcome> outcomes) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "comparisons"));
        for (ComparisonOutcome.Kind each : ComparisonOutcome.Kind.values()) {
            Files.write(
                    target.resolve(kind + "-" + each + ".txt"),
                    outcomes.stream()
                            .filter(outcome -> outcome.kind() == each)
                            .map(ComparisonOutcome::toString)
                            .toList());
        }
    }
}
