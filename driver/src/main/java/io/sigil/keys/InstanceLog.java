package io.sigil.keys;

import java.sql.SQLException;
import java.util.List;

/** Beside the key store: which JVMs use it, under which rules. Nothing depends on it but what an operator is told. Thread-safe. */
public interface InstanceLog {
    /** Adds or replaces the instance of this id, durably and at once. */
    void record(Instance instance) throws SQLException;

    /** Every instance that was seen within the last days; empty when none has recorded itself yet. */
    List<Instance> all() throws SQLException;
}
