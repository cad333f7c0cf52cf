package io.sigil.engine;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.schema.HomeSchema;
import java.sql.SQLException;

/** Looks into the database for what a rule's column holds. */
interface CellSearch {
    /** Whether the column that the rule means from that home holds a cell. */
    boolean holdsCells(HomeSchema home, TableRule table, ColumnRule column) throws SQLException;

    /** Whether it holds anything but cells and NULL. */
    boolean holdsPlaintext(HomeSchema home, TableRule table, ColumnRule column) throws SQLException;
}
