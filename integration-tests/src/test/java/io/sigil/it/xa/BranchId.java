package io.sigil.it.xa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.transaction.xa.Xid;

/** Names one branch of a global transaction. */
record BranchId(String global, String branch) implements Xid {
    private static final int FORMAT = 7;

    /** A transaction of its own. */
    static BranchId next() {
        return new BranchId(UUID.randomUUID().toString(), "a");
    }

    /** Another branch of the same transaction. */
    BranchId sibling() {
        return new BranchId(global, branch + "b");
    }

    boolean names(Xid other) {
        return Arrays.equals(getGlobalTransactionId(), other.getGlobalTransactionId())
                && Arrays.equals(getBranchQualifier(), other.getBranchQualifier());
    }

    @Override
    public int getFormatId() {
        return FORMAT;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return global.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBranchQualifier() {
        return branch.getBytes(StandardCharsets.UTF_8);
    }
}
