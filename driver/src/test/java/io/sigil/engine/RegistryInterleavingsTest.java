package io.sigil.engine;

import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import java.sql.SQLException;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Connections that open and close at once share one engine for each database, and none is lost or made twice. {@code
 * -Dsigil.interleavings=100} tries more.
 */
@Param(name = "database", gen = IntGen.class, conf = "1:2")
public class RegistryInterleavingsTest {
    private static final String YAML = """
            version: 1
            keys: {k: {kms: local, keyring: nowhere, password: p}}
            tables: {t: {columns: {c: {key: k}}}}
            """;
    private static final Rules RULES = rules();

    private final EngineRegistry registry =
            new EngineRegistry(Duration.ofMinutes(5), System::nanoTime, () -> (sql, session, catalog) -> {
                throw new SQLException("not asked");
            });

    private static Rules rules() {
        try {
            return RulesParser.parse("sigil.yaml", YAML, name -> null);
        } catch (RulesException e) {
            throw new AssertionError(e);
        }
    }

    private EngineRegistry.Lease acquire(int database) throws SQLException {
        return registry.acquire(
                new EngineKey("rules", database), () -> RULES, getClass().getClassLoader(), () -> {
                    throw new SQLException("not asked");
                });
    }

    @Operation
    public boolean connect(@Param(name = "database") int database) throws SQLException {
        try (EngineRegistry.Lease one = acquire(database);
                EngineRegistry.Lease other = acquire(database)) {
            return one.engine() == other.engine() && one.engine().rules() == RULES;
        }
    }

    @Operation
    public int size() {
        return registry.size();
    }

    @Test
    @Tag("interleavings")
    void asIfConnectionsTookTurns() {
        new StressOptions()
                .iterations(Integer.getInteger("sigil.interleavings", 3))
                .invocationsPerIteration(30)
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(0)
                .check(RegistryInterleavingsTest.class);
    }
}
