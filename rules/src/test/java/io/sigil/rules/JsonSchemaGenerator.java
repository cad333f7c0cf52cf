package io.sigil.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the JSON Schema from the tables that the parser reads by. */
final class JsonSchemaGenerator {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonSchemaGenerator() {}

    static String generate() throws IOException {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Sigil rules file");
        schema.put("description", "Which columns are encrypted, and how.");
        schema.setAll(section(FileEntries.FILE));
        ObjectNode variable = schema.putObject("$defs").putObject("variable");
        variable.put("description", "A text with a ${variable}: an environment variable or a JVM system property.");
        variable.put("type", "string");
        variable.put("pattern", "\\$\\{");
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode shape(ValueShape<?> shape) {
        if (shape instanceof SectionShape section) {
            return section(section);
        } else if (shape instanceof NamedShape<?> named) {
            return named(named);
        } else if (shape instanceof ListShape<?> list) {
            ObjectNode schema = object("array");
            schema.put("minItems", 1);
            schema.put("uniqueItems", true);
            schema.set("items", shape(list.item()));
            return schema;
        } else if (shape instanceof ChoiceShape<?> choice) {
            return orVariable(choices(choice));
        } else if (shape instanceof FlagShape) {
            return orVariable(object("boolean"));
        } else if (shape instanceof VersionShape) {
            return orVariable(JSON.createObjectNode().put("const", VersionShape.ONLY));
        } else if (shape instanceof ParsedShape<?> parsed) {
            return parsed(parsed);
        } else if (shape instanceof TextShape) {
            return text();
        }
        throw new AssertionError("no JSON Schema is known for " + shape.getClass());
    }

    private static ObjectNode section(SectionShape section) {
        ObjectNode schema = object("object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Entry<?> entry : section.entries()) {
            ObjectNode property = JSON.createObjectNode().put("description", entry.description());
            property.setAll(shape(entry.shape()));
            properties.set(entry.name(), property);
            if (entry.required()) {
                required.add(entry.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (section == KeyEntries.SECTION) {
            KmsEntries.KNOWN.forEach(kms -> schema.withArray("allOf").add(entriesOf(kms)));
        } else if (section == KeystoreEntries.SECTION) {
            schema.putObject("dependentSchemas")
                    .set(KeystoreEntries.FILE.name(), without(KeystoreEntries.NOT_WITH_FILE));
        } else if (section == ProcedureEntries.SECTION) {
            schema.put("minProperties", 1);
        }
        return schema;
    }

    private static ObjectNode entriesOf(KmsEntries kms) {
        ObjectNode rule = JSON.createObjectNode();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject(KeyEntries.KMS.name()).put("const", kms.kms());
        condition.putArray("required").add(KeyEntries.KMS.name());
        ObjectNode then = without(kms.refused());
        then.putArray("required").add(kms.needed().name());
        rule.set("then", then);
        return rule;
    }

    private static ObjectNode without(List<Entry<?>> refused) {
        ObjectNode schema = JSON.createObjectNode();
        ObjectNode properties = schema.putObject("properties");
        refused.forEach(entry -> properties.put(entry.name(), false));
        return schema;
    }

    private static ObjectNode named(NamedShape<?> named) {
        ObjectNode schema = object("object");
        schema.put("minProperties", 1);
        named.names().ifPresent(names -> schema.putObject("propertyNames").put("pattern", whole(names)));
        schema.set("additionalProperties", shape(named.value()));
        return schema;
    }

    private static ObjectNode choices(ChoiceShape<?> choice) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode words = schema.putArray("enum");
        choice.names().forEach(words::add);
        if (choice.names().contains(ChoiceShape.NULL)) {
            words.addNull();
        }
        return schema;
    }

    private static ObjectNode parsed(ParsedShape<?> shape) {
        if (shape == ColumnEntries.TYPE.shape()) {
            ObjectNode type = object("string").put("pattern", whole(typePattern()));
            ArrayNode examples = type.putArray("examples");
            List.of("VARCHAR(11)", "DECIMAL(12,2)", "BIGINT", "DATE", "TIMESTAMP(6) WITH TIME ZONE")
                    .forEach(examples::add);
            return orVariable(type);
        }
        if (shape.pattern().isEmpty()) {
            return text();
        }
        ObjectNode text = object("string").put("pattern", whole(shape.pattern().get()));
        if (!"0".matches(shape.pattern().get())) {
            return orVariable(text);
        }
        // A bare 0 is a number in YAML.
        ObjectNode schema = JSON.createObjectNode();
        schema.putArray("anyOf")
                .add(JSON.createObjectNode().put("const", 0))
                .add(text)
                .add(variable());
        return schema;
    }

    /** Any scalar but null: what stands without quotes may look like a number or a truth value to YAML. */
    private static ObjectNode text() {
        ObjectNode schema = JSON.createObjectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        schema.put("minLength", 1);
        return schema;
    }

    private static String typePattern() {
        return TypeParser.kinds().entrySet().stream()
                .map(entry -> parameters(anyCase(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining("|", "\\s*(?:", ")\\s*"));
    }

    private static String parameters(String name, LogicalType.Kind kind) {
        String number = "\\s*[0-9]{1,9}\\s*";
        return switch (kind.parameters()) {
            case NONE -> name;
            case LENGTH -> name + "(?:\\s*\\(" + number + "\\))?";
            case PRECISION_SCALE -> name + "\\s*\\(" + number + "(?:," + number + ")?\\)";
            case FRACTION -> fraction(kind);
        };
    }

    private static String fraction(LogicalType.Kind kind) {
        boolean zoned = kind == LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE;
        String base = anyCase(zoned ? "TIMESTAMP" : kind.name());
        String zone = "\\s+" + anyCase(zoned ? "WITH TIME ZONE" : "WITHOUT TIME ZONE");
        return base + "(?:\\s*\\(\\s*0{0,8}[0-9]\\s*\\))?" + (zoned ? zone : "(?:" + zone + ")?");
    }

    /** JSON Schema's expressions have no flag for it. */
    private static String anyCase(String name) {
        return name.chars()
                .mapToObj(c -> c == ' ' ? "\\s+" : "[" + (char) c + Character.toLowerCase((char) c) + "]")
                .collect(Collectors.joining());
    }

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    private static ObjectNode object(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode variable() {
        return JSON.createObjectNode().put("$ref", "#/$defs/variable");
    }

    private static ObjectNode orVariable(JsonNode shape) {
        ObjectNode schema = JSON.createObjectNode();
        schema.putArray("anyOf").add(shape).add(variable());
        return schema;
    }

    /** What a JSON Schema validator is given for a YAML document. */
    static JsonNode json(Object yaml) {
        return JSON.valueToTree(yaml instanceof Map || yaml instanceof List ? yaml : String.valueOf(yaml));
    }
}
