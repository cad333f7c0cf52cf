package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.SubjectValue;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RowSubject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that name data subjects: whoever's values the others are. Belongs to one statement. */
final class SubjectInputs {
    private final Dialect dialect;
    /** By physical index - 1; null: the value isn't a subject's. */
    private final @Nullable RowSubject[] subjects;
    /** By the application's index of the placeholder. */
    private final Map<Integer, RowSubject> sources = new HashMap<>();

    private final Map<Integer, SubjectValue> given = new HashMap<>();

    SubjectInputs(List<PhysicalParameter> parameters, Dialect dialect) {
        this.dialect = dialect;
        subjects = new @Nullable RowSubject[parameters.size()];
        for (int i = 0; i < subjects.length; i++) {
            RowSubject subject = parameters.get(i).subject();
            subjects[i] = subject;
            if (subject != null && subject.applicationIndex() > 0) {
                sources.put(subject.applicationIndex(), subject);
            }
        }
    }

    /** Whether a placeholder of the application names a subject. */
    boolean takes(int applicationIndex) {
        return sources.containsKey(applicationIndex);
    }

    /** Takes the value of a placeholder that names a subject. */
    void set(int applicationIndex, @Nullable Object value) throws SQLException {
        RowSubject source = sources.get(applicationIndex);
        given.remove(applicationIndex);
        if (source != null && value != null) {
            given.put(applicationIndex, SubjectValue.of(source.column(), value, source.use(), dialect));
        }
    }

    /** Binds what {@link #set} took: the very value that the key is for. */
    void bind(int applicationIndex, PreparedStatement delegate, int physicalIndex) throws SQLException {
        SubjectValue value = given.get(applicationIndex);
        Object bound = value == null ? null : value.bound();
        if (bound instanceof Long) {
            delegate.setLong(physicalIndex, (Long) bound);
        } else if (bound instanceof String) {
            delegate.setString(physicalIndex, (String) bound);
        } else if (bound != null) {
            delegate.setObject(physicalIndex, bound);
        } else {
            delegate.setNull(physicalIndex, Types.NULL);
        }
    }

    /** The canonical form of the subject whose a value is; null: nobody's. */
    byte @Nullable [] of(int physicalIndex) throws SQLException {
        RowSubject subject = subjects[physicalIndex - 1];
        if (subject == null) {
            return null;
        }
        SubjectValue value = subject.applicationIndex() > 0
                ? given.get(subject.applicationIndex())
                : SubjectValue.of(subject.column(), subject.literal(), subject.use(), dialect);
        return value == null
                ? SubjectValue.of(subject.column(), null, subject.use(), dialect)
                        .canonical()
                : value.canonical();
    }

    void clear() {
        given.clear();
    }
}
