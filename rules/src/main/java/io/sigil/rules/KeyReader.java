package io.sigil.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an entry under {@code keys}. */
final class KeyReader {
    private final Section key;
    private final Errors errors;

    private KeyReader(Section key, Errors errors) {
        this.key = key;
        this.errors = errors;
    }

    static KeyRule read(String name, Section key, Errors errors) {
        return new KeyReader(key, errors).read(name);
    }

    private KeyRule read(String name) {
        Optional<String> kms = key.get(KeyEntries.KMS);
        kms.ifPresent(this::checkEntries);
        kms.filter("aws"::equals).ifPresent(aws -> checkTrusted());
        KeyRule.Builder rule = new KeyRule.Builder(key.place().position(), name, kms.orElse("unknown"));
        key.get(KeyEntries.KEY_ID).ifPresent(rule::keyId);
        key.get(KeyEntries.REGION).ifPresent(rule::region);
        key.get(KeyEntries.ENDPOINT).ifPresent(rule::endpoint);
        key.get(KeyEntries.TRUSTED).ifPresent(trusted -> rule.trusted(values(trusted)));
        key.get(KeyEntries.ROTATE_AFTER).ifPresent(rule::rotateAfter);
        key.get(KeyEntries.CACHE_TTL).ifPresent(rule::cacheTtl);
        key.get(KeyEntries.STALE_IF_KMS_DOWN).ifPresent(rule::staleIfKmsDown);
        key.get(KeyEntries.KEYRING).ifPresent(rule::keyring);
        key.get(KeyEntries.PASSWORD).ifPresent(password -> rule.password(new Secret(password)));
        key.get(KeyEntries.CREATE).ifPresent(rule::create);
        return rule.build();
    }

    private void checkEntries(String kms) {
        String shown = key.shown(KeyEntries.KMS, kms);
        Optional<KmsEntries> known = KmsEntries.of(kms);
        if (known.isEmpty()) {
            checkSpelling(kms, shown);
            return;
        }
        Entry<?> needed = known.get().needed();
        if (!key.has(needed) && key.certain(needed)) {
            errors.add(key.place().position(), key.place() + " needs " + needed + ", because its `kms` is " + shown);
        }
        for (Entry<?> entry : known.get().refused()) {
            if (key.has(entry)) {
                errors.add(
                        key.position(entry), entry + " means nothing to a key whose `kms` is " + shown + "; remove it");
            }
        }
    }

    /** Another name is a service found at run time; one that differs in case alone is a slip. */
    private void checkSpelling(String kms, String shown) {
        for (KmsEntries known : KmsEntries.KNOWN) {
            if (known.kms().equalsIgnoreCase(kms)) {
                errors.add(
                        key.position(KeyEntries.KMS),
                        "unknown kms " + shown + ", did you mean " + Quoted.of(known.kms()) + "?");
            }
        }
    }

    private void checkTrusted() {
        for (Given<String> arn : key.get(KeyEntries.TRUSTED).orElse(List.of())) {
            if (!arn.value().orElse("arn:").startsWith("arn:")) {
                errors.add(
                        arn.position(),
                        arn.shown()
                                + " isn't a key's ARN: a stored data key names its key by `arn:…`, never by an alias or id");
            }
        }
    }

    private static List<String> values(List<Given<String>> items) {
        return items.stream().flatMap(item -> item.value().stream()).collect(Collectors.toUnmodifiableList());
    }
}
