package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * The SQL of the key store's table, the same for all databases: no binary, time or generated columns, no quoting, no
 * upsert. One row, of key id 0, holds the store's own id. Immutable.
 */
final class KeyTable {
    /** A name that needs no quotes in any of the databases; the text goes into SQL as it is. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");

    private static final String COLUMNS = "key_id, store_id, key_name, purpose, subject, version, state, created_at,"
            + " destroyed_at, kek_id, kek_material, wrapped_key";

    private final String name;

    KeyTable(String name) {
        this.name = name;
    }

    /** Throws unless the name may be written into SQL unquoted. */
    void requireName() throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw ErrorCode.CONFIGURATION_INVALID.exception("key store table '" + name
                    + "' isn't a plain name; use letters, digits and underscores, as in sigil_data_key or"
                    + " app.sigil_data_key");
        }
    }

    String create() {
        // kek_id: an ARN has at most 2,048 characters; wrapped_key: base64 of at most 6,144 bytes, the limit of KMS.
        return "CREATE TABLE " + name + " ("
                + "key_id BIGINT NOT NULL PRIMARY KEY, "
                + "store_id VARCHAR(36) NOT NULL, "
                + "key_name VARCHAR(128) NOT NULL, "
                + "purpose VARCHAR(16) NOT NULL, "
                + "subject VARCHAR(64) NOT NULL, "
                + "version INTEGER NOT NULL, "
                + "state VARCHAR(16) NOT NULL, "
                + "created_at VARCHAR(32) NOT NULL, "
                + "destroyed_at VARCHAR(32) NOT NULL, "
                + "kek_id VARCHAR(2048) NOT NULL, "
                + "kek_material VARCHAR(128) NOT NULL, "
                + "wrapped_key VARCHAR(8192) NOT NULL, "
                + "UNIQUE (key_name, subject, purpose, version))";
    }

    String selectById() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_id = ?";
    }

    /** By key name and subject. */
    String selectByName() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_name = ? AND subject = ? ORDER BY purpose, version";
    }

    String insert() {
        return "INSERT INTO " + name + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    String selectBetween() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_id BETWEEN ? AND ? ORDER BY key_id";
    }

    String selectFrom() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_id >= ? ORDER BY key_id";
    }

    String update() {
        return "UPDATE " + name + " SET state = ?, destroyed_at = ?, kek_id = ?, kek_material = ?, wrapped_key = ?"
                + " WHERE key_id = ? AND state = ? AND kek_id = ? AND wrapped_key = ?";
    }

    /** Of the row that holds the store's id. */
    String updateStoreId() {
        return "UPDATE " + name + " SET store_id = ? WHERE key_id = ? AND store_id = ?";
    }

    @Override
    public String toString() {
        return name;
    }
}
