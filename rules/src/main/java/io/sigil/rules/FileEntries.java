package io.sigil.rules;

import java.util.List;

/** The keys at the top of a rules file. */
final class FileEntries {
    /** A key's name is stored with each data key and sent to the KMS, so it is kept plain. */
    private static final String KEY_NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";

    static final Entry<Integer> VERSION = Entry.required("version", new VersionShape(), "Version of this grammar: 1.");

    static final Entry<Section> KEYSTORE = Entry.optional(
            "keystore",
            KeystoreEntries.SECTION,
            "Where wrapped data keys are kept. Default: table sigil_data_key in the application's own database.");

    static final Entry<Section> AUDIT = Entry.optional(
            "audit",
            AuditEntries.SECTION,
            "Log of who asked for which key, of refusals and of shredding. Default: none is written.");

    static final Entry<List<Given<Section>>> KEYS = Entry.required(
            "keys",
            new NamedShape<>("pii: {kms: aws, keyId: alias/app-pii}", KeyEntries.SECTION).named(KEY_NAME),
            "Key encryption keys by a name of your choice, to which columns refer.");

    static final Entry<List<Given<Section>>> TABLES = Entry.required(
            "tables",
            new NamedShape<>("users: {columns: {ssn: {key: pii}}}", TableEntries.SECTION),
            "Tables with ruled columns: name or schema.name. Unquoted names match as the database folds them;"
                    + " '\"Name\"' matches exactly.");

    static final Entry<List<Given<Section>>> PROCEDURES = Entry.optional(
            "procedures",
            new NamedShape<>("find_user: {parameters: {1: users.ssn}}", ProcedureEntries.SECTION),
            "Stored procedures whose parameters or results hold cells: name or schema.name.");

    static final SectionShape FILE = new SectionShape(VERSION, KEYSTORE, AUDIT, KEYS, TABLES, PROCEDURES);

    private FileEntries() {}
}
