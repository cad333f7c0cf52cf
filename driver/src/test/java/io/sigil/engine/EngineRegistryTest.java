package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.rules.Rules;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRegistryTest {
    private static final ConnectionSource NOWHERE = () -> {
        throw new SQLException("not asked");
    };

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger read = new AtomicInteger();
    private final EngineRegistry registry = new EngineRegistry(Duration.ofNanos(10), now::get, () -> (sql, s, c) -> {
        throw new SQLException("not asked");
    });

    private Rules rules() {
        read.incrementAndGet();
        String yaml = "version: 1\nkeys: {k: {kms: local, keyring: '" + directory.resolve("k") + "', password: p}}\n"
                + "tables: {t: {columns: {c: {key: k}}}}\n";
        try {
            return RulesParser.parse("sigil.yaml", yaml, name -> null);
        } catch (RulesException e) {
            throw new AssertionError(e);
        }
    }

    private EngineRegistry.Lease acquire(String database) throws SQLException {
        return registry.acquire(
                new EngineKey("rules", database), this::rules, getClass().getClassLoader(), NOWHERE);
    }

    @Test
    void connectionsToOneDatabaseShareAnEngineAndReadTheRulesOnce() throws SQLException {
        Engine engine = acquire("a").engine();
        assertThat(acquire("a").engine()).isSameAs(engine);
        assertThat(acquire("b").engine()).isNotSameAs(engine);
        assertThat(read).hasValue(2);
    }

    @Test
    void anEngineWithoutConnectionsIsForgottenAfterAWhile() throws SQLException {
        EngineRegistry.Lease first = acquire("a");
        EngineRegistry.Lease second = acquire("a");
        first.close();
        first.close();
        now.set(100);
        acquire("b");
        assertThat(registry.size()).isEqualTo(2);
        second.close();
        now.set(105);
        acquire("b");
        assertThat(registry.size()).isEqualTo(2);
        now.set(200);
        acquire("b");
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void anEngineThatIsUsedAgainInTimeIsKept() throws SQLException {
        EngineRegistry.Lease first = acquire("a");
        first.close();
        now.set(5);
        assertThat(acquire("a").engine()).isSameAs(first.engine());
    }

    @Test
    void rulesThatCanNotBeReadLeaveNothing() {
        assertThatThrownBy(() -> registry.acquire(
                        new EngineKey("rules", "a"),
                        () -> {
                            throw new SQLException("bad");
                        },
                        getClass().getClassLoader(),
                        NOWHERE))
                .hasMessage("bad");
        assertThat(registry.size()).isZero();
    }
}
