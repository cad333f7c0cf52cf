package io.sigil.benchmark;

/** Who stands between the benchmark and the database. */
public enum Side {
    /** Nobody, and nothing is encrypted. */
    BARE,
    /** The application itself, with the algorithms of Sigil's cells and JCE ciphers that it keeps. */
    HAND,
    /** The application itself, with one AES-GCM key for all values: cheaper, and good for fewer values. */
    HAND_GCM,
    SIGIL,
    /** ShardingSphere-JDBC with its AES encryptor, which is deterministic. */
    SHARDINGSPHERE,
    /** AWS Advanced JDBC Wrapper with the plugins sqlParser and kmsEncryption; PostgreSQL only. */
    AWS;

    boolean isByHand() {
        return this == HAND || this == HAND_GCM;
    }

    /** Each has a table of its own. */
    String person() {
        return "person_" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
