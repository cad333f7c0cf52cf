package io.sigil.rules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Rules back to YAML. */
final class RulesWriter {
    private RulesWriter() {}

    static String write(Rules rules, FlowStyle style) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", 1);
        file.put("keystore", keystore(rules.keystore()));
        file.put(
                "keys", map(rules.keys().values().stream().collect(Collectors.toMap(KeyRule::name, RulesWriter::key))));
        Map<String, Object> tables = new LinkedHashMap<>();
        rules.tables().forEach(table -> tables.put(table.toString(), table(table)));
        file.put("tables", tables);
        Map<String, Object> procedures = new LinkedHashMap<>();
        rules.procedures().forEach(procedure -> procedures.put(procedure.name(), procedure(procedure, rules)));
        if (!procedures.isEmpty()) {
            file.put("procedures", procedures);
        }
        return new Dump(DumpSettings.builder().setDefaultFlowStyle(style).build()).dumpToString(file);
    }

    private static Map<String, Object> keystore(KeystoreRule rule) {
        Map<String, Object> keystore = new LinkedHashMap<>();
        if (rule.file().isPresent()) {
            keystore.put("file", rule.file().get().toString());
        } else {
            keystore.put("table", rule.table());
        }
        rule.url().ifPresent(url -> keystore.put("url", url));
        keystore.put("create", rule.create());
        return keystore;
    }

    private static Map<String, Object> key(KeyRule rule) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("kms", rule.kms());
        rule.keyId().ifPresent(keyId -> key.put("keyId", escaped(keyId)));
        rule.region().ifPresent(region -> key.put("region", region));
        rule.endpoint().ifPresent(endpoint -> key.put("endpoint", endpoint.toString()));
        if (!rule.trusted().isEmpty()) {
            key.put("trusted", rule.trusted());
        }
        key.put("rotateAfter", seconds(rule.rotateAfter()));
        key.put("cacheTtl", seconds(rule.cacheTtl()));
        key.put("staleIfKmsDown", seconds(rule.staleIfKmsDown()));
        rule.keyring().ifPresent(keyring -> key.put("keyring", keyring.toString()));
        rule.password().ifPresent(password -> key.put("password", escaped(new String(password.reveal()))));
        if (!rule.kms().equals("aws")) {
            key.put("create", rule.create());
        }
        return key;
    }

    private static Map<String, Object> table(TableRule rule) {
        Map<String, Object> table = new LinkedHashMap<>();
        rule.subject().ifPresent(subject -> table.put("subject", subject.toString()));
        table.put("whenShredded", rule.whenShredded() == WhenShredded.NULL ? null : "error");
        Map<String, Object> columns = new LinkedHashMap<>();
        rule.columns().forEach(column -> columns.put(column.name().toString(), column(column)));
        table.put("columns", columns);
        return table;
    }

    private static Map<String, Object> column(ColumnRule rule) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("key", rule.key());
        column.put("type", rule.type().toString().toLowerCase(Locale.ROOT));
        column.put("mode", Spelling.of(rule.mode()));
        if (rule.search() != Search.NONE) {
            column.put("search", Spelling.of(rule.search()));
        }
        if (rule.search() == Search.PREFIX) {
            column.put("prefixLength", rule.prefixLength());
        }
        if (!rule.normalize().isEmpty()) {
            column.put("normalize", rule.normalize().stream().map(Spelling::of).collect(Collectors.toList()));
        }
        if (rule.domain().startsWith("d-")) {
            column.put("domain", escaped(rule.domain()));
        }
        if (!rule.bindTo().isEmpty()) {
            column.put(
                    "bindTo", rule.bindTo().stream().map(Identifier::toString).collect(Collectors.toList()));
        }
        column.put("perSubject", rule.perSubject());
        rule.alphabet().ifPresent(alphabet -> column.put("alphabet", alphabet));
        column.put("acceptLeakage", Spelling.of(rule.acceptLeakage()));
        if (rule.mode() != Mode.FORMAT_PRESERVING) {
            column.put("storage", Spelling.of(rule.storage()));
        }
        column.put("state", Spelling.of(rule.state()));
        return column;
    }

    private static Map<String, Object> procedure(ProcedureRule rule, Rules rules) {
        Map<String, Object> procedure = new LinkedHashMap<>();
        Map<Integer, Object> parameters = new LinkedHashMap<>();
        rule.parameters().forEach((number, column) -> parameters.put(number, reference(column, rules)));
        procedure.put("parameters", parameters);
        Map<String, Object> results = new LinkedHashMap<>();
        rule.results().forEach((label, column) -> results.put(label, reference(column, rules)));
        if (!results.isEmpty()) {
            procedure.put("results", results);
        }
        return procedure;
    }

    private static String reference(ColumnRule column, Rules rules) {
        for (TableRule table : rules.tables()) {
            if (table.columns().contains(column)) {
                return table + "." + column.name();
            }
        }
        throw new AssertionError(column);
    }

    private static <K extends Comparable<K>, V> Map<K, V> map(Map<K, V> unordered) {
        return new java.util.TreeMap<>(unordered);
    }

    private static String escaped(String text) {
        return text.replace("${", "$${");
    }

    private static String seconds(Duration duration) {
        return duration.isZero() ? "0" : duration.toSeconds() + "s";
    }

    static List<FlowStyle> styles() {
        return List.of(FlowStyle.values());
    }
}
