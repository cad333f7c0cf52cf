package io.sigil.engine;

/** An engine as JMX shows it: numbers since it was made, which is when its first connection was. */
public interface EngineMXBean {
    /** Where the rules were read. */
    String getRules();

    /** SQL texts that were analysed because no plan was cached; should stop growing soon. */
    long getPlanMisses();

    /** Statements that were refused. */
    long getRefusals();

    /** Requests to key encryption services; at most one for each data key and {@code cacheTtl}. */
    long getKmsCalls();

    /** Those of them that failed. */
    long getKmsFailures();

    /** Nanoseconds that they took, in all. */
    long getKmsNanos();

    /** Data keys that were unwrapped, from the store or just made. */
    long getKeysUnwrapped();

    /** Data keys that this JVM made: first ones and later versions. */
    long getKeysMade();

    /** Cells that couldn't be decrypted: changed, moved, or of a key that isn't there. */
    long getUnreadableCells();

    /** Data subjects that this JVM shredded. */
    long getShreddedSubjects();

    /** Events that the audit log should have and hasn't. */
    long getAuditFailures();
}
