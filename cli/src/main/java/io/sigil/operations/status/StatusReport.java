package io.sigil.operations.status;

import io.sigil.engine.CellForms;
import io.sigil.engine.RulesGeneration;
import io.sigil.error.ErrorCode;
import io.sigil.keys.Instance;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.operations.Target;
import io.sigil.operations.explain.Treatment;
import io.sigil.operations.keys.CellCensus;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every ruled column at one time. Immutable. */
public final class StatusReport {
    private final Instant taken;
    private final String database;
    private final List<ColumnStatus> columns;
    private final String rules;
    private final List<Instance> instances;

    private StatusReport(
            Instant taken, String database, List<ColumnStatus> columns, String rules, List<Instance> instances) {
        this.taken = taken;
        this.database = database;
        this.columns = List.copyOf(columns);
        this.rules = rules;
        this.instances = List.copyOf(instances);
    }

    /** Reads each column once, and the key store; no value leaves the database, and no key service is asked. */
    public static StatusReport take(Target target) throws SQLException, IOException {
        String rules = RulesGeneration.of(Files.readString(target.rulesFile()));
        Instant taken = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, List<StoredKey>> keys = keys(target);
        List<ColumnStatus> columns = new ArrayList<>();
        try (Connection connection = target.plain().getConnection()) {
            String database = connection.getMetaData().getDatabaseProductName();
            CellCensus census = CellCensus.of(connection);
            for (TableRule table : target.rules().tables()) {
                for (ColumnRule column : table.columns()) {
                    columns.add(column(table, column, census, keys));
                }
            }
            return new StatusReport(
                    taken, database, columns, rules, target.instances().all());
        }
    }

    private static ColumnStatus column(
            TableRule table, ColumnRule column, CellCensus census, Map<String, List<StoredKey>> all)
            throws SQLException {
        List<StoredKey> keys = all.getOrDefault(column.key(), List.of());
        KeyPurpose purpose = CellForms.purpose(column);
        Map<Long, StoredKey> byId = new HashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        Optional<StoredKey> newest =
                keys.stream().filter(key -> key.purpose() == purpose).max(Comparator.comparingInt(StoredKey::version));
        return ColumnStatus.of(
                table + "." + column.name(),
                Treatment.of(column) + (column.perSubject() ? ", per subject" : ""),
                column.state().name().toLowerCase(Locale.ROOT),
                census.take(table, column, all),
                byId,
                newest.map(StoredKey::created),
                newest.map(StoredKey::version).orElse(0),
                census.tellsPrevious(column));
    }

    private static Map<String, List<StoredKey>> keys(Target target) throws SQLException {
        Map<String, List<StoredKey>> keys = new HashMap<>();
        try (KeyStore store = target.existingKeyStore()) {
            for (String name : target.rules().keys().keySet()) {
                keys.put(name, store.all(name));
            }
        } catch (SQLException e) {
            // Before anything is encrypted there is none.
            if (e.getErrorCode() != ErrorCode.KEY_STORE_MISSING.number()) {
                throw e;
            }
        }
        return keys;
    }

    /** When the reading began. */
    public Instant taken() {
        return taken;
    }

    /** What the database calls itself. */
    public String database() {
        return database;
    }

    /** In the order of the rules. */
    public List<ColumnStatus> columns() {
        return columns;
    }

    /** The generation of the rules file at hand, as instances name theirs. */
    public String rules() {
        return rules;
    }

    /** The JVMs that were seen lately; one that has just started may be missing for a minute. */
    public List<Instance> instances() {
        return instances;
    }

    /** How many of them run other rules than the file at hand. */
    public long instancesOfOtherRules() {
        return instances.stream()
                .filter(instance -> !instance.rules().equals(rules))
                .count();
    }

    /** Whether something is wrong with a column. */
    public boolean isWrong() {
        return columns.stream().anyMatch(column -> column.next().isWrong());
    }
}
