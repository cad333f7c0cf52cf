package io.sigil.rules;

/** Reads {@code keystore}. */
final class KeystoreReader {
    private KeystoreReader() {}

    static KeystoreRule read(Section keystore, Errors errors) {
        KeystoreEntries.NOT_WITH_FILE.forEach(entry -> refuseWithFile(keystore, entry, errors));
        return new KeystoreRule(
                keystore.get(KeystoreEntries.TABLE).orElse(KeystoreRule.DEFAULT_TABLE),
                keystore.get(KeystoreEntries.URL),
                keystore.get(KeystoreEntries.FILE),
                keystore.get(KeystoreEntries.CREATE).orElse(true));
    }

    private static void refuseWithFile(Section keystore, Entry<?> entry, Errors errors) {
        if (keystore.has(KeystoreEntries.FILE) && keystore.has(entry)) {
            errors.add(
                    keystore.position(entry),
                    entry + " can't stand beside " + KeystoreEntries.FILE
                            + ": data keys are kept in a table or in a file; remove one");
        }
    }
}
