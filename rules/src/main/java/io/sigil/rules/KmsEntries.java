package io.sigil.rules;

import java.util.List;
import java.util.Optional;

/** Which entries a key of a known service needs and which mean nothing to it. A service found at run time takes all. */
final class KmsEntries {
    static final List<KmsEntries> KNOWN = List.of(
            new KmsEntries("aws", KeyEntries.KEY_ID, KeyEntries.KEYRING, KeyEntries.PASSWORD, KeyEntries.CREATE),
            new KmsEntries("local", KeyEntries.KEYRING, KeyEntries.REGION, KeyEntries.ENDPOINT, KeyEntries.TRUSTED));

    private final String kms;
    private final Entry<?> needed;
    private final List<Entry<?>> refused;

    private KmsEntries(String kms, Entry<?> needed, Entry<?>... refused) {
        this.kms = kms;
        this.needed = needed;
        this.refused = List.of(refused);
    }

    static Optional<KmsEntries> of(String kms) {
        return KNOWN.stream().filter(known -> known.kms.equals(kms)).findFirst();
    }

    String kms() {
        return kms;
    }

    Entry<?> needed() {
        return needed;
    }

    List<Entry<?>> refused() {
        return refused;
    }
}
