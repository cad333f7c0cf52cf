package io.sigil.rules;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One entry under {@code keys}: a key encryption key and how long its data keys serve. Immutable. */
public final class KeyRule {
    public static final Duration DEFAULT_ROTATE_AFTER = Duration.ofDays(365);
    public static final Duration DEFAULT_CACHE_TTL = Duration.ofHours(1);
    public static final Duration DEFAULT_STALE_IF_KMS_DOWN = Duration.ZERO;

    private final Position position;
    private final String name;
    private final String kms;
    private final Optional<String> keyId;
    private final Optional<String> region;
    private final Optional<URI> endpoint;
    private final List<String> trusted;
    private final Duration rotateAfter;
    private final Duration cacheTtl;
    private final Duration staleIfKmsDown;
    private final Optional<Path> keyring;
    private final Optional<Secret> password;
    private final boolean create;

    private KeyRule(Builder builder) {
        position = builder.position;
        name = builder.name;
        kms = builder.kms;
        keyId = builder.keyId;
        region = builder.region;
        endpoint = builder.endpoint;
        trusted = List.copyOf(builder.trusted);
        rotateAfter = builder.rotateAfter;
        cacheTtl = builder.cacheTtl;
        staleIfKmsDown = builder.staleIfKmsDown;
        keyring = builder.keyring;
        password = builder.password;
        create = builder.create;
    }

    public Position position() {
        return position;
    }

    /** The entry's name; columns refer to it. */
    public String name() {
        return name;
    }

    /** {@code aws}, {@code local}, or the name of a key encryption service found by ServiceLoader. */
    public String kms() {
        return kms;
    }

    /** Key id, ARN or alias; always present for {@code aws}. */
    public Optional<String> keyId() {
        return keyId;
    }

    public Optional<String> region() {
        return region;
    }

    public Optional<URI> endpoint() {
        return endpoint;
    }

    /** The only key ARNs that a stored data key may name; empty: the one that {@link #keyId()} resolves to. */
    public List<String> trusted() {
        return trusted;
    }

    /** Age at which randomized writes move to a new data key. */
    public Duration rotateAfter() {
        return rotateAfter;
    }

    /** How long an unwrapped data key may serve without asking the KMS. */
    public Duration cacheTtl() {
        return cacheTtl;
    }

    /** How much longer while the KMS can't be reached; zero: not at all. */
    public Duration staleIfKmsDown() {
        return staleIfKmsDown;
    }

    /** PKCS#12 file; always present for {@code local}. */
    public Optional<Path> keyring() {
        return keyring;
    }

    public Optional<Secret> password() {
        return password;
    }

    /** Whether a missing keyring is made. */
    public boolean create() {
        return create;
    }

    /** Compares what the rule says, not where it stands. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof KeyRule)) {
            return false;
        }
        KeyRule that = (KeyRule) other;
        return name.equals(that.name)
                && kms.equals(that.kms)
                && keyId.equals(that.keyId)
                && region.equals(that.region)
                && endpoint.equals(that.endpoint)
                && trusted.equals(that.trusted)
                && rotateAfter.equals(that.rotateAfter)
                && cacheTtl.equals(that.cacheTtl)
                && staleIfKmsDown.equals(that.staleIfKmsDown)
                && keyring.equals(that.keyring)
                && password.equals(that.password)
                && create == that.create;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kms, keyId);
    }

    @Override
    public String toString() {
        return name + " (" + kms + ")";
    }

    /** Collects the entries of one key. Not thread-safe. */
    public static final class Builder {
        private final Position position;
        private final String name;
        private final String kms;
        private Optional<String> keyId = Optional.empty();
        private Optional<String> region = Optional.empty();
        private Optional<URI> endpoint = Optional.empty();
        private List<String> trusted = List.of();
        private Duration rotateAfter = DEFAULT_ROTATE_AFTER;
        private Duration cacheTtl = DEFAULT_CACHE_TTL;
        private Duration staleIfKmsDown = DEFAULT_STALE_IF_KMS_DOWN;
        private Optional<Path> keyring = Optional.empty();
        private Optional<Secret> password = Optional.empty();
        private boolean create;

        public Builder(Position position, String name, String kms) {
            this.position = Objects.requireNonNull(position);
            this.name = Objects.requireNonNull(name);
            this.kms = Objects.requireNonNull(kms);
        }

        public Builder keyId(String value) {
            keyId = Optional.of(value);
            return this;
        }

        public Builder region(String value) {
            region = Optional.of(value);
            return this;
        }

        public Builder endpoint(URI value) {
            endpoint = Optional.of(value);
            return this;
        }

        public Builder trusted(List<String> value) {
            trusted = value;
            return this;
        }

        public Builder rotateAfter(Duration value) {
            rotateAfter = value;
            return this;
        }

        public Builder cacheTtl(Duration value) {
            cacheTtl = value;
            return this;
        }

        public Builder staleIfKmsDown(Duration value) {
            staleIfKmsDown = value;
            return this;
        }

        public Builder keyring(Path value) {
            keyring = Optional.of(value);
            return this;
        }

        public Builder password(Secret value) {
            password = Optional.of(value);
            return this;
        }

        public Builder create(boolean value) {
            create = value;
            return this;
        }

        public KeyRule build() {
            return new KeyRule(this);
        }
    }
}
