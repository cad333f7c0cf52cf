package io.sigil.rules;

import java.nio.file.Path;

/** The keys under {@code audit}. */
final class AuditEntries {
    static final Entry<Path> FILE = Entry.required(
            "file",
            KeystoreEntries.path(),
            "File to which events are appended as lines of JSON. A relative path starts at the JVM's working directory.");

    static final SectionShape SECTION = new SectionShape(FILE);

    private AuditEntries() {}
}
