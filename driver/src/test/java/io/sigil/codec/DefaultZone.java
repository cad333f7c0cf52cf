package io.sigil.codec;

import java.sql.SQLException;
import java.util.TimeZone;

/** Runs something under another default time zone of the JVM. */
final class DefaultZone {

    /** What runs. */
    interface Action {
        void run() throws SQLException;
    }

    private DefaultZone() {}

    static void during(String id, Action action) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(id));
        try {
            action.run();
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
