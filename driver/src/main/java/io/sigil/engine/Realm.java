package io.sigil.engine;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.schema.CellShapes;
import io.sigil.schema.HomeSchema;
import io.sigil.schema.SchemaSnapshot;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RuledColumn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The part of an engine that connections of one home share: what they know of the schema, their plans and ciphers. The
 * home is part of what a plan means, because it says which tables the rules without a schema are. Thread-safe.
 */
final class Realm {
    private final HomeSchema home;
    private final CellCiphers cells;
    private final Supplier<StatementAnalysis> analyses;
    private final CellShapes shapes;
    /** What a cell is bound to comes of the schema, so one rule may have several. */
    private final ConcurrentHashMap<Map.Entry<ColumnRule, RowBinding>, ColumnCipher> ciphers =
            new ConcurrentHashMap<>();

    private volatile Generation generation;

    Realm(Rules rules, HomeSchema home, CellCiphers cells, Supplier<StatementAnalysis> analyses) {
        this.home = home;
        this.cells = cells;
        this.analyses = analyses;
        this.shapes = new CellForms(home.dialect());
        this.generation = new Generation(new SchemaSnapshot(rules, home), analyses.get());
    }

    HomeSchema home() {
        return home;
    }

    CellShapes shapes() {
        return shapes;
    }

    Generation generation() {
        return generation;
    }

    /** Forgets tables and plans. What is being read or planned meanwhile goes to the old ones and is forgotten too. */
    void schemaChanged() {
        generation = new Generation(generation.snapshot().afterChange(), analyses.get());
    }

    ColumnCipher cipher(RuledColumn column) {
        Map.Entry<ColumnRule, RowBinding> key = Map.entry(column.rule(), column.binding());
        ColumnCipher known = ciphers.get(key);
        return known != null ? known : ciphers.computeIfAbsent(key, k -> newCipher(column, k));
    }

    private ColumnCipher newCipher(RuledColumn column, Map.Entry<ColumnRule, RowBinding> key) {
        return cells.cipher(key.getKey(), home.dialect(), column.toString(), key.getValue());
    }

    CellConversion conversion(RuledColumn column) {
        ColumnCipher cipher = cipher(column);
        return new CellConversion(column, cipher, cipher.codec(), cells.keys(), home.dialect());
    }

    /** What holds between two changes of the schema. Immutable; what it refers to is thread-safe. */
    static final class Generation {
        private final SchemaSnapshot snapshot;
        private final StatementAnalysis analysis;

        Generation(SchemaSnapshot snapshot, StatementAnalysis analysis) {
            this.snapshot = snapshot;
            this.analysis = analysis;
        }

        SchemaSnapshot snapshot() {
            return snapshot;
        }

        StatementAnalysis analysis() {
            return analysis;
        }
    }
}
