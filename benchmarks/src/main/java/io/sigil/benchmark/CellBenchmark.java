package io.sigil.benchmark;

import io.sigil.cell.CellContext;
import io.sigil.cell.CellReader;
import io.sigil.cell.CellSuite;
import io.sigil.cell.DeterministicSuite;
import io.sigil.cell.RandomizedSuite;
import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.SecretAccess;
import io.sigil.rules.LogicalType;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One cell of 16 bytes, without a database. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CellBenchmark {
    private static final byte[] NO_TOKEN = {};

    /** Many, because the JDK keeps the key schedule while the derived key stays the same. */
    private static final int CELLS = 1024;

    private final byte[] value = new byte[16];
    private final CellContext context =
            CellContext.of("person.name", LogicalType.ofLength(LogicalType.Kind.VARCHAR, 80), null);
    private final CellSuite randomized = new RandomizedSuite();
    private final CellSuite deterministic = new DeterministicSuite();
    private final CellReader randomizedReader = new CellReader(randomized);
    private final CellReader deterministicReader = new CellReader(deterministic);
    private DataKey randomizedKey;
    private DataKey deterministicKey;
    private final byte[][] randomizedCells = new byte[CELLS][];
    private final byte[][] xaesCells = new byte[CELLS][];
    private byte[] deterministicCell;
    private int next;
    private HandCipher xaes;
    private HandCipher gcm;
    private byte[] gcmCell;

    @Setup
    public void seal() throws SQLException, GeneralSecurityException {
        byte[] secret = new byte[DataKey.SECRET_BYTES];
        randomizedKey = DataKey.of("pii", 1, KeyPurpose.RANDOMIZED, 1, secret, SecretAccess.grant());
        deterministicKey = DataKey.of("pii", 2, KeyPurpose.DETERMINISTIC, 1, secret, SecretAccess.grant());
        deterministicCell = sealDeterministic();
        xaes = new HandCipher(true);
        gcm = new HandCipher(false);
        for (int i = 0; i < CELLS; i++) {
            randomizedCells[i] = sealRandomized();
            xaesCells[i] = xaes.encrypt(value);
        }
        gcmCell = gcm.encrypt(value);
    }

    @Benchmark
    public byte[] sealRandomized() throws SQLException {
        return randomized.seal(randomizedKey, context, NO_TOKEN, value);
    }

    @Benchmark
    public byte[] openRandomized() throws SQLException {
        return randomizedReader.open(randomizedKey, context, 0, randomizedCells[next++ & (CELLS - 1)]);
    }

    @Benchmark
    public byte[] sealDeterministic() throws SQLException {
        return deterministic.seal(deterministicKey, context, NO_TOKEN, value);
    }

    @Benchmark
    public byte[] openDeterministic() throws SQLException {
        return deterministicReader.open(deterministicKey, context, 0, deterministicCell);
    }

    @Benchmark
    public byte[] encryptByHand() throws GeneralSecurityException {
        return xaes.encrypt(value);
    }

    @Benchmark
    public byte[] decryptByHand() throws GeneralSecurityException {
        return xaes.decrypt(xaesCells[next++ & (CELLS - 1)]);
    }

    @Benchmark
    public byte[] encryptByHandGcm() throws GeneralSecurityException {
        return gcm.encrypt(value);
    }

    @Benchmark
    public byte[] decryptByHandGcm() throws GeneralSecurityException {
        return gcm.decrypt(gcmCell);
    }
}
