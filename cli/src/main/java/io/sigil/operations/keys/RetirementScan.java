package io.sigil.operations.keys;

import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.Retirement;
import io.sigil.keys.ScanProof;
import io.sigil.keys.StoredKey;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.KeyRule;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Retires a version of a data key once no cell of it is left: looks at every column whose rule names the key. Immutable. */
public final class RetirementScan {
    private final Target target;

    public RetirementScan(Target target) {
        this.target = target;
    }

    /** The version's row, as the key store has it. */
    public StoredKey version(KeyRule rule, KeyStore store, int version) throws SQLException, OperationRefusedException {
        return store.versions(rule.name(), KeyPurpose.RANDOMIZED).stream()
                .filter(key -> key.version() == version)
                .findFirst()
                .orElseThrow(() -> new OperationRefusedException("No version " + version + " of key " + rule.name()
                        + " for randomized cells is in the key store; see sigil keys list"));
    }

    /** Counts the cells of a version. */
    public ScanProof scan(StoredKey key) throws SQLException, OperationRefusedException {
        Instant began = Instant.now();
        long cells = 0;
        long found = 0;
        try (Connection connection = target.plain().getConnection()) {
            CellCensus census = CellCensus.of(connection);
            for (TableRule table : target.rules().tables()) {
                for (ColumnRule column : table.columns()) {
                    if (!column.key().equals(key.name())) {
                        continue;
                    }
                    Optional<ColumnCensus> counted = census.take(table, column);
                    if (counted.isEmpty()) {
                        throw new OperationRefusedException("Column " + table + "." + column.name()
                                + " of the rules isn't in the database, so nobody can say whether cells of the key are"
                                + " left; correct the rules");
                    }
                    cells += counted.get().cells();
                    found += counted.get().cellsByKey().getOrDefault(key.id(), 0L);
                }
            }
        }
        return ScanProof.of(key.id(), began, cells, found);
    }

    /** @throws SQLException SIGIL-5024 when the proof doesn't do */
    public StoredKey retire(KeyRule rule, KeyStore store, ScanProof proof) throws SQLException {
        return new Retirement(rule, store).retire(proof);
    }
}
