package io.sigil.operations.check;

import io.sigil.operations.Severity;
import java.util.Objects;

/** Something that a check has found. Quotes no value. Immutable. */
public final class Finding {
    private final Severity severity;
    private final String topic;
    private final String subject;
    private final String what;
    private final String remedy;

    /**
     * @param topic what was looked at, in lower case, such as {@code column-type}; never changes its meaning
     * @param subject what it is about, such as {@code users.ssn}
     * @param remedy what to do; for a note possibly that nothing has to be done
     */
    public Finding(Severity severity, String topic, String subject, String what, String remedy) {
        this.severity = Objects.requireNonNull(severity);
        this.topic = Objects.requireNonNull(topic);
        this.subject = Objects.requireNonNull(subject);
        this.what = Objects.requireNonNull(what);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public Severity severity() {
        return severity;
    }

    public String topic() {
        return topic;
    }

    public String subject() {
        return subject;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return severity + " " + topic + " " + subject + ": " + what + "; " + remedy;
    }
}
