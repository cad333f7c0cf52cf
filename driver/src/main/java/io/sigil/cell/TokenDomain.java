package io.sigil.cell;

import io.sigil.rules.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;

/** Within what search tokens compare: each domain, type and normalization has keys of its own. Immutable, thread-safe. */
public final class TokenDomain {

    private static final String LABEL = "sigil search token 1";

    private final String domain;
    private final LogicalType type;
    private final String normalization;

    /**
     * @param domain the rule's domain
     * @param type the rule's logical type
     * @param normalization what is done to values before they come here, with the versions of its steps; empty for nothing
     */
    public TokenDomain(String domain, LogicalType type, String normalization) {
        this.domain = Objects.requireNonNull(domain);
        this.type = Objects.requireNonNull(type);
        this.normalization = Objects.requireNonNull(normalization);
    }

    /** Key bytes for one kind of token, derived from a search key's 32 bytes. */
    byte[] key(byte[] secret, String kind, int length) throws GeneralSecurityException {
        byte[][] components = {
            LABEL.getBytes(StandardCharsets.US_ASCII),
            kind.getBytes(StandardCharsets.US_ASCII),
            domain.getBytes(StandardCharsets.UTF_8),
            type.toString().getBytes(StandardCharsets.UTF_8),
            normalization.getBytes(StandardCharsets.UTF_8)
        };
        int size = 0;
        for (byte[] component : components) {
            size += Integer.BYTES + component.length;
        }
        ByteBuffer info = ByteBuffer.allocate(size);
        for (byte[] component : components) {
            info.putInt(component.length).put(component);
        }
        return HkdfSha256.derive(secret, new byte[0], info.array(), length);
    }

    /** A domain is no secret. */
    @Override
    public String toString() {
        return domain;
    }
}
