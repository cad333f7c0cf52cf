package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.keys.DataKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ciphers are lent to one thread at a time, however many threads there are. */
@Tag("interleavings")
class CellConcurrencyTest {

    private static final int THREADS = 32;
    private static final int ROUNDS = 500;

    @ParameterizedTest
    @EnumSource
    void manyThreadsShareSuiteKeysAndContext(Fixture f) throws Exception {
        List<DataKey> keys = List.of(Fixture.key(f.purpose, 1, 1), Fixture.key(f.purpose, 2, 2));
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                byte[] plaintext = Bytes.counting(t * 3);
                tasks.add(() -> roundTrips(f, keys, plaintext));
            }
            for (Future<Integer> done : executor.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(ROUNDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static int roundTrips(Fixture f, List<DataKey> keys, byte[] plaintext) throws Exception {
        int done = 0;
        for (int i = 0; i < ROUNDS; i++) {
            DataKey key = keys.get(i % keys.size());
            byte[] cell = f.suite.seal(key, f.context, Fixture.NO_TOKEN, plaintext);
            assertThat(f.reader.open(key, f.context, 0, cell)).isEqualTo(plaintext);
            done++;
        }
        return done;
    }

    @Test
    void aSingleThreadUsesOneCipherForAllValuesOfAKey() throws Exception {
        int[] made = {0};
        CipherPool<CellCipher> pool = new CipherPool<>(secret -> {
            made[0]++;
            return new SivCellCipher(new byte[64]);
        });
        for (int i = 0; i < 100; i++) {
            pool.giveBack(pool.borrow(Fixture.DETERMINISTIC.key));
        }
        assertThat(made[0]).isEqualTo(1);
    }

    @Test
    void aBorrowedCipherIsNobodyElses() throws Exception {
        CipherPool<CellCipher> pool = new CipherPool<>(secret -> new SivCellCipher(new byte[64]));
        List<CellCipher> borrowed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            borrowed.add(pool.borrow(Fixture.DETERMINISTIC.key));
        }
        borrowed.forEach(pool::giveBack);
        for (int i = 0; i < 100; i++) {
            borrowed.add(pool.borrow(Fixture.DETERMINISTIC.key));
        }
        assertThat(borrowed.subList(0, 100)).doesNotHaveDuplicates();
        assertThat(borrowed.subList(100, 200)).doesNotHaveDuplicates();
    }
}
