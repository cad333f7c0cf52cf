package io.sigil.jdbc;

import io.sigil.sql.constant.BoundConstant;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application has bound to the placeholders of one constant expression. Belongs to one statement. */
final class ConstantInput {
    private final BoundConstant constant;
    private final List<Integer> indexes;
    private final Map<Integer, @Nullable Object> values = new HashMap<>();
    private @Nullable Calendar calendar;

    ConstantInput(BoundConstant constant) {
        this.constant = constant;
        this.indexes = constant.applicationIndexes();
    }

    void set(int applicationIndex, @Nullable Object value, @Nullable Calendar given) {
        values.put(applicationIndex, copy(value));
        calendar = given == null ? null : (Calendar) given.clone();
    }

    /** The application may change what it has bound. */
    @SuppressWarnings("JavaUtilDate") // the class that JDBC has for dates
    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof byte[]) {
            return ((byte[]) value).clone();
        }
        return value instanceof Date ? ((Date) value).clone() : value;
    }

    void clear() {
        values.clear();
        calendar = null;
    }

    /** Whether every placeholder is bound. */
    boolean isComplete() {
        return values.size() == indexes.size();
    }

    @Nullable
    Object value() throws SQLException {
        return constant.value(values::get);
    }

    /** The one given with the value; only an expression of a single placeholder takes a date or time. */
    @Nullable
    Calendar calendar() {
        return calendar;
    }
}
