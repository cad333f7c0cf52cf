package io.sigil.error;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The codes of Sigil's errors. A code never changes its meaning. SQLStates are those of ISO/IEC 9075-2, never class 0A
 * or 08, because pools evict a connection on those.
 */
public enum ErrorCode {
    // 1xxx: configuration, rules, driver
    RULES_MISSING(1001, Kind.NON_TRANSIENT, "HY000"),
    RULES_INVALID(1002, Kind.NON_TRANSIENT, "HY000"),
    NO_DELEGATE(1003, Kind.NON_TRANSIENT, "HY000"),
    CONFIGURATION_INVALID(1004, Kind.NON_TRANSIENT, "HY000"),
    UNWRAP_DENIED(1005, Kind.NON_TRANSIENT, "HY000"),
    DATABASE_UNSUPPORTED(1006, Kind.NON_TRANSIENT, "HY000"),
    FEATURE_NOT_YET(1007, Kind.NON_TRANSIENT, "HY000"),
    RULE_UNFIT_FOR_DATABASE(1008, Kind.NON_TRANSIENT, "HY000"),
    RULE_STILL_NEEDED(1009, Kind.NON_TRANSIENT, "HY000"),

    // 2xxx: statements
    STATEMENT_NOT_UNDERSTOOD(2001, Kind.SYNTAX, "42000"),
    CONSTRUCT_NOT_SUPPORTED(2002, Kind.SYNTAX, "42000"),
    OPERATION_NOT_ALLOWED(2003, Kind.SYNTAX, "42000"),
    DOMAINS_DIFFER(2004, Kind.SYNTAX, "42000"),
    CELL_MEETS_PLAIN(2005, Kind.SYNTAX, "42000"),
    NAME_NOT_RESOLVED(2006, Kind.SYNTAX, "42000"),
    SEVERAL_STATEMENTS(2007, Kind.SYNTAX, "42000"),
    UNDECIDED(2008, Kind.SYNTAX, "42000"),
    RESULT_SHAPE_CHANGED(2009, Kind.SYNTAX, "42000"),
    METHOD_NOT_SUPPORTED(2010, Kind.SYNTAX, "42000"),
    INDEX_OUT_OF_RANGE(2011, Kind.SYNTAX, "07009"),
    STREAM_UNREADABLE(2012, Kind.DATA, "22000"),
    PATTERN_NOT_SEARCHABLE(2013, Kind.SYNTAX, "42000"),
    ROW_NOT_KNOWN(2014, Kind.SYNTAX, "42000"),
    COLUMN_IN_MOTION(2015, Kind.SYNTAX, "42000"),

    // 3xxx: values
    VALUE_TOO_LONG(3001, Kind.DATA, "22001"),
    NUMBER_OUT_OF_RANGE(3002, Kind.DATA, "22003"),
    DATETIME_FORMAT_INVALID(3003, Kind.DATA, "22007"),
    DATETIME_OUT_OF_RANGE(3004, Kind.DATA, "22008"),
    VALUE_NOT_READABLE(3005, Kind.DATA, "22018"),
    CHARACTER_NOT_ALLOWED(3006, Kind.DATA, "22021"),
    CONVERSION_NOT_SUPPORTED(3007, Kind.DATA, "22018"),
    CANONICAL_FORM_INVALID(3008, Kind.DATA, "22000"),

    // 4xxx: cells
    NOT_A_CELL(4001, Kind.DATA, "22000"),
    CELL_TRUNCATED(4002, Kind.DATA, "22000"),
    SUITE_UNKNOWN(4003, Kind.DATA, "22000"),
    SUITE_NOT_OF_RULE(4004, Kind.DATA, "22000"),
    CELL_TAMPERED(4005, Kind.DATA, "22000"),
    VALUE_TOO_LONG_FOR_CELL(4006, Kind.DATA, "22001"),
    CIPHER_FAILED(4007, Kind.NON_TRANSIENT, "HY000"),
    FORMAT_TOO_SMALL(4008, Kind.DATA, "22000"),
    PLAINTEXT_UNFIT(4009, Kind.DATA, "22000"),

    // 5xxx: keys and KMS
    KMS_UNREACHABLE(5001, Kind.TRANSIENT, "HY000"),
    KMS_THROTTLED(5002, Kind.TRANSIENT, "HY000"),
    KMS_CREDENTIALS_MISSING(5003, Kind.TRANSIENT, "HY000"),
    KMS_ACCESS_DENIED(5004, Kind.NON_TRANSIENT, "HY000"),
    KMS_KEY_MISSING(5005, Kind.NON_TRANSIENT, "HY000"),
    KMS_KEY_UNUSABLE(5006, Kind.NON_TRANSIENT, "HY000"),
    KMS_KEY_UNTRUSTED(5007, Kind.NON_TRANSIENT, "HY000"),
    WRAPPED_KEY_REFUSED(5008, Kind.NON_TRANSIENT, "HY000"),
    KMS_REQUEST_REFUSED(5009, Kind.NON_TRANSIENT, "HY000"),
    KMS_MISCONFIGURED(5010, Kind.NON_TRANSIENT, "HY000"),
    KEY_SERVICE_UNKNOWN(5011, Kind.NON_TRANSIENT, "HY000"),
    KEYRING_MISSING(5012, Kind.NON_TRANSIENT, "HY000"),
    KEYRING_PASSWORD_WRONG(5013, Kind.NON_TRANSIENT, "HY000"),
    KEYRING_UNUSABLE(5014, Kind.NON_TRANSIENT, "HY000"),
    KEYRING_KEY_MISSING(5015, Kind.NON_TRANSIENT, "HY000"),
    KEY_STORE_MISSING(5016, Kind.NON_TRANSIENT, "HY000"),
    KEY_STORE_UNAVAILABLE(5017, Kind.TRANSIENT, "HY000"),
    KEY_STORE_DAMAGED(5018, Kind.NON_TRANSIENT, "HY000"),
    DATA_KEY_UNKNOWN(5019, Kind.NON_TRANSIENT, "HY000"),
    KEY_NAME_UNKNOWN(5020, Kind.NON_TRANSIENT, "HY000"),
    DATA_KEYS_CLOSED(5021, Kind.NON_TRANSIENT, "HY000"),
    SUBJECT_SHREDDED(5022, Kind.DATA, "22000"),
    KEY_EXPORT_REFUSED(5023, Kind.NON_TRANSIENT, "HY000"),
    RETIREMENT_REFUSED(5024, Kind.NON_TRANSIENT, "HY000"),
    KEY_STORE_OUTDATED(5025, Kind.NON_TRANSIENT, "HY000"),

    // 6xxx: schema and DDL
    RULED_TABLE_MISSING(6001, Kind.SYNTAX, "42000"),
    RULED_COLUMN_MISSING(6002, Kind.SYNTAX, "42000"),
    PHYSICAL_COLUMN_UNFIT(6003, Kind.SYNTAX, "42000"),
    DDL_NOT_SUPPORTED(6004, Kind.SYNTAX, "42000"),

    // 71xx: jobs that move stored values
    SELECTION_UNKNOWN(7101, Kind.NON_TRANSIENT, "HY000"),
    TABLE_HAS_NO_KEY(7102, Kind.NON_TRANSIENT, "HY000"),
    MOVE_REFUSED(7103, Kind.NON_TRANSIENT, "HY000"),
    MOVE_GIVEN_UP(7104, Kind.NON_TRANSIENT, "HY000"),
    STATE_UNFIT(7105, Kind.NON_TRANSIENT, "HY000"),
    SCAN_PROVES_NOTHING(7106, Kind.NON_TRANSIENT, "HY000"),
    VALUE_REFUSED(7107, Kind.DATA, "22000"),
    MOVE_NEVER_ENDS(7108, Kind.NON_TRANSIENT, "HY000"),
    RULES_NOT_EVERYWHERE(7109, Kind.NON_TRANSIENT, "HY000");

    private enum Kind {
        SYNTAX,
        DATA,
        TRANSIENT,
        NON_TRANSIENT
    }

    private static final String PREFIX = "SIGIL-";

    private final int number;
    private final Kind kind;
    private final String sqlState;

    ErrorCode(int number, Kind kind, String sqlState) {
        this.number = number;
        this.kind = kind;
        this.sqlState = sqlState;
    }

    /** {@code SIGIL-nnnn}. */
    public String label() {
        return PREFIX + number;
    }

    /** Whether an exception has one of these codes already. */
    public static boolean isOf(SQLException e) {
        return e.getMessage() != null && e.getMessage().startsWith(PREFIX);
    }

    /** Four digits; also the exception's vendor code. */
    public int number() {
        return number;
    }

    /** Five characters. */
    public String sqlState() {
        return sqlState;
    }

    /** See {@link #exception(String, Throwable)}. */
    public SQLException exception(String what) {
        return exception(what, null);
    }

    /**
     * The exception to throw.
     *
     * @param what "what, where; why; what to do"; quotes no value of a ruled column, no key and no password
     * @param cause null, or an exception whose own chain holds none of these either
     */
    public SQLException exception(String what, @Nullable Throwable cause) {
        String message = label() + ": " + what;
        switch (kind) {
            case SYNTAX:
                return new SQLSyntaxErrorException(message, sqlState, number, cause);
            case DATA:
                return new SQLDataException(message, sqlState, number, cause);
            case TRANSIENT:
                return new SQLTransientException(message, sqlState, number, cause);
            case NON_TRANSIENT:
                return new SQLNonTransientException(message, sqlState, number, cause);
        }
        throw new AssertionError(kind);
    }
}
