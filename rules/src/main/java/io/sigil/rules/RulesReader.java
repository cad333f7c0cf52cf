package io.sigil.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file's well-formed sections to the model. One use, one thread. */
final class RulesReader {
    private final String source;
    private final Section file;
    private final Errors errors;

    RulesReader(String source, Section file, Errors errors) {
        this.source = source;
        this.file = file;
        this.errors = errors;
    }

    /** The rules; of use only when no error was found. */
    Rules read() {
        KeystoreRule keystore = file.get(FileEntries.KEYSTORE)
                .map(section -> KeystoreReader.read(section, errors))
                .orElse(KeystoreRule.DEFAULT);
        Map<String, KeyRule> keys = keys();
        List<TableDraft> tables = tables();
        List<ProcedureRule> procedures = new ProcedureReader(new RuledColumns(tables), errors)
                .read(file.get(FileEntries.PROCEDURES).orElse(List.of()));
        return new Rules(
                source,
                keystore,
                keys,
                tables.stream().map(TableDraft::rule).collect(Collectors.toList()),
                procedures,
                file.get(FileEntries.AUDIT).flatMap(section -> section.get(AuditEntries.FILE)));
    }

    private Map<String, KeyRule> keys() {
        Map<String, KeyRule> keys = new LinkedHashMap<>();
        for (Given<Section> key : file.get(FileEntries.KEYS).orElse(List.of())) {
            key.value().ifPresent(section -> keys.put(key.name(), KeyReader.read(key.name(), section, errors)));
        }
        return keys;
    }

    private List<TableDraft> tables() {
        ColumnReader columns = new ColumnReader(KeyNames.of(file), errors);
        List<TableDraft> tables = new TableReader(columns, errors)
                .read(file.get(FileEntries.TABLES).orElse(List.of()));
        for (TableDraft table : tables) {
            RowChecks.check(table, errors);
            table.columns().forEach(column -> ColumnChecks.check(column, errors));
        }
        DomainChecks.check(tables, errors);
        return tables;
    }
}
