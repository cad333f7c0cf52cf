package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

    private static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    /** The columns that tell one key from another. */
    private static final String IDENTITY = "key_name, subject, purpose, version";

    private final String name;
    private final int patience;

    /** @param patience how many seconds a statement may take */
    KeyTable(String name, int patience) {
        this.name = name;
        this.patience = patience;
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
                + "UNIQUE (" + IDENTITY + "))";
    }

    /** A statement that ends even if somebody holds a lock for ever. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(patience);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        return statement;
    }

    /** The first column that the first layout, before data subjects, lacks. */
    String addSubject() {
        return addColumn("subject", 64);
    }

    /** The other columns that it lacks. */
    List<String> addRest() {
        return List.of(addColumn("destroyed_at", 32), addColumn("kek_material", 128));
    }

    private String addColumn(String column, int length) {
        return "ALTER TABLE " + name + " ADD COLUMN " + column + " VARCHAR(" + length + ") DEFAULT '' NOT NULL";
    }

    String addUnique() {
        String plain = plainName();
        return "ALTER TABLE " + name + " ADD CONSTRAINT " + plain.substring(0, Math.min(plain.length(), 55))
                + "_subject UNIQUE (" + IDENTITY + ")";
    }

    /** @param quoted the constraint's name as the database wants it quoted */
    String dropUnique(String quoted, boolean index) {
        return "ALTER TABLE " + name + " DROP " + (index ? "INDEX " : "CONSTRAINT ") + quoted;
    }

    /** The table's unique constraints, a row for each column of each. */
    static String selectUnique() {
        return "SELECT k.constraint_name, k.column_name FROM information_schema.table_constraints c"
                + " JOIN information_schema.key_column_usage k ON k.constraint_schema = c.constraint_schema"
                + " AND k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema"
                + " AND k.table_name = c.table_name WHERE c.constraint_type = 'UNIQUE'"
                + " AND UPPER(c.table_name) = UPPER(?) AND UPPER(c.table_schema) = UPPER(?)";
    }

    /** Of a name that has one; else empty. */
    String schema() {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    String plainName() {
        return name.substring(name.indexOf('.') + 1);
    }

    String selectById() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_id = ?";
    }

    /** The columns of the first layout, which every later one has kept. */
    String selectOldest() {
        return "SELECT key_id, store_id, key_name, purpose, version, state, created_at, kek_id, wrapped_key FROM "
                + name + " WHERE key_id = ?";
    }

    /** By key name and subject. */
    String selectByName() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_name = ? AND subject = ? ORDER BY purpose, version";
    }

    /** Of the row that holds the store's id. */
    String insertStore() {
        return "INSERT INTO " + name + " (" + COLUMNS + ") VALUES (" + VALUES + ")";
    }

    /** Of a key, provided that the store's own row is there: its id is the last parameter. */
    String insert() {
        return "INSERT INTO " + name + " (" + COLUMNS + ") SELECT " + VALUES + " FROM " + name
                + " WHERE key_id = 0 AND store_id = ?";
    }

    String selectBetween() {
        return "SELECT " + COLUMNS + " FROM " + name + " WHERE key_id BETWEEN ? AND ? ORDER BY key_id";
    }

    /** Of any key, and of no column that an older layout lacks. */
    String selectKeyIds() {
        return "SELECT key_id FROM " + name + " WHERE key_id <> " + StoredKey.NO_ID;
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
