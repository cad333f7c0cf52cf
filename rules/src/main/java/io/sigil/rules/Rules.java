package io.sigil.rules;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A rules file that has been read and found valid. Immutable; safe to share. */
public final class Rules {
    private final String source;
    private final KeystoreRule keystore;
    private final Map<String, KeyRule> keys;
    private final List<TableRule> tables;
    private final List<ProcedureRule> procedures;
    private final Optional<Path> audit;

    Rules(
            String source,
            KeystoreRule keystore,
            Map<String, KeyRule> keys,
            List<TableRule> tables,
            List<ProcedureRule> procedures,
            Optional<Path> audit) {
        this.audit = Objects.requireNonNull(audit);
        this.source = Objects.requireNonNull(source);
        this.keystore = Objects.requireNonNull(keystore);
        this.keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        this.tables = List.copyOf(tables);
        this.procedures = List.copyOf(procedures);
    }

    /** The file's path or {@code classpath:name}. */
    public String source() {
        return source;
    }

    public KeystoreRule keystore() {
        return keystore;
    }

    /** By name, in the order of the file. */
    public Map<String, KeyRule> keys() {
        return keys;
    }

    public List<TableRule> tables() {
        return tables;
    }

    /** The audit log; empty: none is written. */
    public Optional<Path> audit() {
        return audit;
    }

    public List<ProcedureRule> procedures() {
        return procedures;
    }
}
