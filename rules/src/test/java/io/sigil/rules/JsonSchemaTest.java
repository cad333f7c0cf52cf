package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published JSON Schema and the parser are of one mind. */
class JsonSchemaTest {
    private static final Path FILE =
            Path.of("src", "main", "resources", "io", "sigil", "rules", "sigil-rules.schema.json");

    @Test
    void theSchemaFileIsWhatTheParsersTablesGive() throws IOException {
        Corpus.assertSame(FILE, JsonSchemaGenerator.generate());
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsWhatTheParserAccepts(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structure")
    void refusesWhatIsWronglyBuilt(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isNotEmpty();
    }

    /** Otherwise the file belongs to the other directory. */
    @ParameterizedTest
    @MethodSource("meaning")
    void leavesTheMeaningToTheParser(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "varchar(11)",
                " Character  Varying ( 11 ) ",
                "numeric(5)",
                "timestamp (3) with time zone",
                "TIME WITHOUT TIME ZONE",
                "double precision",
                "TIME WITH TIME ZONE",
                "TIMESTAMP WITH TIME ZONE (3)",
                "CHARACTER(5) VARYING",
                "CLOB(5)",
                "DEC",
                "DATE(3)",
                "VARCHAR()",
                "VARCHAR(-1)",
                "bool"
            })
    void agreesWithTheParserOnTypes(String type) throws IOException {
        String yaml = "version: 1\nkeys: {k: {kms: local, keyring: a}}\ntables: {t: {columns: {c: {type: \"" + type
                + "\"}}}}\n";
        boolean parsed;
        try {
            RulesParser.parse("x", yaml, name -> null);
            parsed = true;
        } catch (RulesException e) {
            parsed = false;
        }
        assertThat(validate(yaml).isEmpty()).isEqualTo(parsed);
    }

    private static List<Error> validate(String yaml) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object document = new Load(settings).loadFromString(yaml);
        return schema().validate(JsonSchemaGenerator.json(document));
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Files.newInputStream(FILE)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }

    static Stream<Path> good() throws IOException {
        return Corpus.files("good");
    }

    static Stream<Path> structure() throws IOException {
        return Corpus.files("bad/structure");
    }

    static Stream<Path> meaning() throws IOException {
        return Corpus.files("bad/meaning");
    }
}
