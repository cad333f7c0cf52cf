package io.sigil.cell;

import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.SecretAccess;
import io.sigil.rules.LogicalType;

/** A key and a context for each suite, shared by the tests of cells. */
@SuppressWarnings("ImmutableEnumChecker") // Its parts are immutable or thread-safe.
enum Fixture {
    RANDOMIZED(new RandomizedSuite(), KeyPurpose.RANDOMIZED, "users.email"),
    DETERMINISTIC(new DeterministicSuite(), KeyPurpose.DETERMINISTIC, "ssn");

    static final long KEY_ID = 0x0102030405060708L;
    static final LogicalType VARCHAR_40 = LogicalType.ofLength(LogicalType.Kind.VARCHAR, 40);
    static final byte[] NO_TOKEN = new byte[0];

    final CellSuite suite;
    final KeyPurpose purpose;
    final DataKey key;
    final CellContext context;
    final CellReader reader;

    Fixture(CellSuite suite, KeyPurpose purpose, String domain) {
        this.suite = suite;
        this.purpose = purpose;
        this.key = key(purpose, KEY_ID, 0);
        this.context = CellContext.of(domain, LogicalType.ofLength(LogicalType.Kind.VARCHAR, 40), null);
        this.reader = new CellReader(suite);
    }

    static DataKey key(KeyPurpose purpose, long id, int firstByte) {
        byte[] secret = Bytes.counting(32);
        secret[0] = (byte) firstByte;
        return DataKey.of("pii", id, purpose, 1, secret, SecretAccess.grant());
    }
}
