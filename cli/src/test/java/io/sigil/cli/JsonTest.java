package io.sigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is written is JSON, on one line, whatever the names in a database are. */
class JsonTest {
    @Property
    void everyTextComesBackAsItWas(@ForAll String text) throws Exception {
        String json = Json.of(Map.of("name", text));
        assertThat(json).doesNotContain("\n").doesNotContain("\r");
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read.get("name").asText()).isEqualTo(text);
    }

    @Test
    void otherValues() {
        assertThat(Json.of(Arrays.asList(1, true, null, Optional.empty(), Optional.of("x"), List.of(), Map.of())))
                .isEqualTo("[1, true, null, null, \"x\", [], {}]");
    }
}
