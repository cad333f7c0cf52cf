package io.sigil.keys;

import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.sql.SQLException;
import java.time.Clock;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do at once with the keys of one name, it comes out as if they had taken turns: nobody gets an older key
 * than was there before, and a cell's key is found by its id as soon as there is one. {@code
 * -Dsigil.interleavings=100} tries more.
 */
public class KeyFamilyInterleavingsTest {
    private final KeyFamily family = family();

    private static KeyFamily family() {
        MemoryKeys memory = new MemoryKeys();
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "memory").build();
        return new KeyFamily(rule, memory, new Wrapping(rule, memory, memory), new Timing(rule, Clock.systemUTC()));
    }

    @Operation
    public int current() throws SQLException {
        return family.current(KeyPurpose.RANDOMIZED).get().version();
    }

    @Operation
    public int rotate() throws SQLException {
        return family.current(KeyPurpose.RANDOMIZED).rotate().version();
    }

    @Operation
    public boolean readsItsOwnCell() throws SQLException {
        DataKey key = family.current(KeyPurpose.DETERMINISTIC).get();
        return family.byId(key.id()) == key && key.version() == 1;
    }

    @Test
    @Tag("interleavings")
    void asIfThreadsTookTurns() {
        new StressOptions()
                .iterations(Integer.getInteger("sigil.interleavings", 3))
                .invocationsPerIteration(30)
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(0)
                .check(KeyFamilyInterleavingsTest.class);
    }
}
