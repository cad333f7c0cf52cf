package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.ForwardingDatabaseMetaData;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** Hides the table in which Sigil keeps its keys, and reports the logical types of ruled columns. */
@NullUnmarked
final class SigilDatabaseMetaData extends ForwardingDatabaseMetaData {
    private final DatabaseMetaData delegate;
    private final EncryptingConnection connection;

    SigilDatabaseMetaData(DatabaseMetaData delegate, EncryptingConnection connection) {
        this.delegate = delegate;
        this.connection = connection;
    }

    @Override
    protected DatabaseMetaData delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return connection.unwrapPolicy();
    }

    /** The result of a metadata query belongs to no statement of the application. */
    private ResultSet wrap(ResultSet rows) {
        return SigilResultSet.wrap(rows, null, connection.session());
    }

    private ResultSet hideKeyTable(ResultSet rows) {
        return rows == null ? null : new TableRows(rows, connection.session());
    }

    private ResultSet identifiers(ResultSet rows, String catalog, String schema, String table) throws SQLException {
        if (rows == null) {
            return null;
        }
        TableRule rule =
                table == null ? null : connection.session().ruleOf(catalogOr(catalog), schemaOr(schema), table);
        return new IdentifierRows(rows, connection.session(), rule);
    }

    /** Where rows don't name their table, the delegate is asked about one that isn't there in place of Sigil's own. */
    private String visible(String catalog, String schema, String table) throws SQLException {
        boolean own = table != null && connection.session().isKeyTable(catalogOr(catalog), schemaOr(schema), table);
        return own ? table + "_" : table;
    }

    private String catalogOr(String catalog) throws SQLException {
        return catalog == null ? delegate.getConnection().getCatalog() : catalog;
    }

    private String schemaOr(String schema) throws SQLException {
        return schema == null ? delegate.getConnection().getSchema() : schema;
    }

    // Overridden java.sql.DatabaseMetaData methods

    @Override
    public ResultSet getAttributes(
            String catalog, String schemaPattern, String typeNamePattern, String attributeNamePattern)
            throws SQLException {
        return hideKeyTable(delegate.getAttributes(catalog, schemaPattern, typeNamePattern, attributeNamePattern));
    }

    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return identifiers(
                delegate.getBestRowIdentifier(catalog, schema, visible(catalog, schema, table), scope, nullable),
                catalog,
                schema,
                table);
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return wrap(delegate.getCatalogs());
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return wrap(delegate.getClientInfoProperties());
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String columnNamePattern)
            throws SQLException {
        return hideKeyTable(delegate.getColumnPrivileges(catalog, schema, table, columnNamePattern));
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        ResultSet rows = delegate.getColumns(catalog, schemaPattern, tableNamePattern, columnNamePattern);
        return rows == null ? null : new ColumnRows(rows, connection.session());
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection;
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return wrap(delegate.getCrossReference(
                parentCatalog, parentSchema, parentTable, foreignCatalog, foreignSchema, foreignTable));
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return wrap(delegate.getExportedKeys(catalog, schema, visible(catalog, schema, table)));
    }

    @Override
    public ResultSet getFunctionColumns(
            String catalog, String schemaPattern, String functionNamePattern, String columnNamePattern)
            throws SQLException {
        return wrap(delegate.getFunctionColumns(catalog, schemaPattern, functionNamePattern, columnNamePattern));
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String functionNamePattern)
            throws SQLException {
        return wrap(delegate.getFunctions(catalog, schemaPattern, functionNamePattern));
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return wrap(delegate.getImportedKeys(catalog, schema, visible(catalog, schema, table)));
    }

    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return hideKeyTable(delegate.getIndexInfo(catalog, schema, table, unique, approximate));
    }

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return hideKeyTable(delegate.getPrimaryKeys(catalog, schema, table));
    }

    @Override
    public ResultSet getProcedureColumns(
            String catalog, String schemaPattern, String procedureNamePattern, String columnNamePattern)
            throws SQLException {
        return wrap(delegate.getProcedureColumns(catalog, schemaPattern, procedureNamePattern, columnNamePattern));
    }

    @Override
    public ResultSet getProcedures(String catalog, String schemaPattern, String procedureNamePattern)
            throws SQLException {
        return wrap(delegate.getProcedures(catalog, schemaPattern, procedureNamePattern));
    }

    @Override
    public ResultSet getPseudoColumns(
            String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        return hideKeyTable(delegate.getPseudoColumns(catalog, schemaPattern, tableNamePattern, columnNamePattern));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return wrap(delegate.getSchemas());
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        return wrap(delegate.getSchemas(catalog, schemaPattern));
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
        return hideKeyTable(delegate.getSuperTables(catalog, schemaPattern, tableNamePattern));
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schemaPattern, String typeNamePattern) throws SQLException {
        return wrap(delegate.getSuperTypes(catalog, schemaPattern, typeNamePattern));
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schemaPattern, String tableNamePattern)
            throws SQLException {
        return hideKeyTable(delegate.getTablePrivileges(catalog, schemaPattern, tableNamePattern));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return wrap(delegate.getTableTypes());
    }

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String tableNamePattern, String[] types)
            throws SQLException {
        ResultSet rows = delegate.getTables(catalog, schemaPattern, tableNamePattern, types);
        return rows == null ? null : new RelationRows(rows, connection.session());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return wrap(delegate.getTypeInfo());
    }

    @Override
    public ResultSet getUDTs(String catalog, String schemaPattern, String typeNamePattern, int[] types)
            throws SQLException {
        // PostgreSQL has a type for each table.
        return hideKeyTable(delegate.getUDTs(catalog, schemaPattern, typeNamePattern, types));
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) throws SQLException {
        return identifiers(
                delegate.getVersionColumns(catalog, schema, visible(catalog, schema, table)), catalog, schema, table);
    }
}
