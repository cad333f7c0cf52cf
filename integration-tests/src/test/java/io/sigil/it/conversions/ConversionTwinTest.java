package io.sigil.it.conversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every logical type with every setter and getter: what the delegate does with a plaintext column, Sigil does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConversionTwinTest {
    private final List<Cell> all = new ArrayList<>();
    private final Explanations explanations = new Explanations();
    private TimeZone zone;

    @TempDir
    private Path folder;

    /** One with daylight saving time. */
    @BeforeEach
    void inBerlin() {
        zone = TimeZone.getDefault();
        zone("Europe/Berlin");
    }

    /** H2 remembers the zone that it saw first. */
    static void zone(String id) {
        TimeZone.setDefault(TimeZone.getTimeZone(id));
        DateTimeUtils.resetCalendar();
    }

    @AfterEach
    void backHome() {
        zone(zone.getID());
    }

    @Order(1)
    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void everyConversionIsTheDelegates(TestDatabase ruled) throws Exception {
        TestDatabase plain = ruled.server().createDatabase("plain");
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules(ruled).toString());
        List<Cell> cells;
        try (Connection sigil = ruled.connect("jdbc:sigil:", properties);
                Connection bare = plain.connect()) {
            ConversionRun.create(sigil, ruled.dialect());
            ConversionRun.create(bare, ruled.dialect());
            cells = new ConversionRun(ruled.dialect(), bare, sigil).run();
        }
        all.addAll(cells);
        ConversionTable table = new ConversionTable(cells, explanations);
        table.writeTo(
                Files.createDirectories(Path.of("target", "conversions")),
                ruled.server().kind().name());
        assertThat(table.unexplained())
                .as(table.summary(ruled.server().kind().toString()))
                .isEmpty();
    }

    private Path rules(TestDatabase database) throws IOException {
        return Files.writeString(
                folder.resolve(database.name() + ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n"
                        + TypedColumn.all(database.dialect()).stream()
                                .map(TypedColumn::rule)
                                .collect(Collectors.joining()));
    }

    /** {@code -Dsigil.docs.write=true} writes the document anew. */
    @Test
    @Order(2)
    void theDocumentSaysWhatTheTestFound() throws IOException {
        long dialects = all.stream().map(Cell::dialect).distinct().count();
        assumeThat(dialects).as("the document is of all databases").isEqualTo(Dialect.values().length);
        assumeThat(Boolean.getBoolean("sigil.conversions.full"))
                .as("the document is of the part that every build tries")
                .isFalse();
        Path document = Path.of("..", "docs", "conversions.md");
        String found = new ConversionDocument(all, explanations).write();
        if (Boolean.getBoolean("sigil.docs.write")) {
            Files.writeString(document, found);
        }
        assertThat(document).content().isEqualTo(found);
    }

    @AfterAll
    void report() {
        System.out.println(new ConversionTable(all, explanations).summary("Conversions"));
    }
}
