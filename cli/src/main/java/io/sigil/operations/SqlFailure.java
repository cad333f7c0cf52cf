package io.sigil.operations;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What an error says about trying again. */
public final class SqlFailure {
    /** Class 08: connection; 40: rolled back; 53: out of resources; 57: the operator intervened. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

    /** PostgreSQL's lock_not_available, H2's lock timeout, and drivers' words for a broken connection. */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "HYT00", "70100", "90067", "90098", "90121");

    /** MySQL and MariaDB: lock wait timeout, deadlock, connection killed or lost, server shutting down, too many connections. */
    private static final Set<Integer> TRANSIENT_NUMBERS =
            Set.of(1205, 1213, 1927, 2006, 2013, 1053, 1040, 1290, 90067, 90098, 90131, 50200);

    /** MySQL reports a violated CHECK as a general error. */
    private static final int MYSQL_CHECK = 3819;

    private SqlFailure() {}

    /** Whether the same transaction may succeed later, maybe on another connection. */
    public static boolean isTransient(SQLException e) {
        for (Throwable t = e; t instanceof SQLException; t = t.getCause()) {
            SQLException sql = (SQLException) t;
            String state = String.valueOf(sql.getSQLState());
            if (sql instanceof SQLTransientException
                    || sql instanceof SQLRecoverableException
                    || TRANSIENT_STATES.contains(state)
                    || TRANSIENT_NUMBERS.contains(sql.getErrorCode())
                    || (state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database refuses a value: a constraint (class 23) or the value itself (class 22). */
    public static boolean isRefusedValue(SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            String state = String.valueOf(next.getSQLState());
            boolean refused = state.startsWith("23") || state.startsWith("22") || next.getErrorCode() == MYSQL_CHECK;
            if (refused && !ErrorCode.isOf(next)) {
                return true;
            }
        }
        return false;
    }

    /** Whether Sigil's error is one of the stored value, and not of a key or a connection. */
    public static boolean isOfValue(SQLException e) {
        int code = e.getErrorCode();
        return ErrorCode.isOf(e)
                && ((code >= 3000 && code < 5000 && code != ErrorCode.CIPHER_FAILED.number())
                        || code == ErrorCode.DATA_KEY_UNKNOWN.number()
                        || code == ErrorCode.SUBJECT_SHREDDED.number()
                        || code == ErrorCode.ROW_NOT_KNOWN.number());
    }
}
