package io.sigil.engine;

import io.sigil.audit.AuditLog;
import io.sigil.error.ErrorCode;
import io.sigil.jfr.Recorder;
import io.sigil.keys.KeyEvents;
import io.sigil.keys.StoredKey;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.PlanListener;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens in an engine, and tells Flight Recorder and the audit log. Nothing of it is on the way of a statement
 * whose plan is known. Thread-safe.
 */
final class EngineEvents implements KeyEvents, PlanListener, EngineMXBean {
    private static final System.Logger LOG = System.getLogger(EngineEvents.class.getName());

    private final String rules;
    private final @Nullable AuditLog audit;
    private final LongAdder planMisses = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder kmsCalls = new LongAdder();
    private final LongAdder kmsFailures = new LongAdder();
    private final LongAdder kmsNanos = new LongAdder();
    private final LongAdder keysUnwrapped = new LongAdder();
    private final LongAdder keysMade = new LongAdder();
    private final LongAdder unreadableCells = new LongAdder();
    private final LongAdder shreddedSubjects = new LongAdder();
    private final LongAdder auditFailures = new LongAdder();

    /** @param audit null when nobody wants one */
    EngineEvents(String rules, @Nullable AuditLog audit) {
        this.rules = rules;
        this.audit = audit;
    }

    /** Of no engine. */
    static EngineEvents unheard() {
        return new EngineEvents("none", null);
    }

    // -- What happens --

    @Override
    public void planned(AnalyzedStatement.Kind kind, long nanos) {
        planMisses.increment();
        Recorder.planMiss(kind.name(), nanos);
    }

    /** A statement was refused. */
    void refused(SQLException refusal) {
        refusals.increment();
        Recorder.refusal(code(refusal), String.valueOf(refusal.getMessage()));
        audit("refusal", Map.of("code", code(refusal)));
    }

    /** A cell couldn't be decrypted. */
    void unreadable(String domain, SQLException failure) {
        unreadableCells.increment();
        Recorder.unreadableCell(code(failure), domain);
    }

    @Override
    public void asked(
            String keyName, Request request, @Nullable StoredKey key, long nanos, @Nullable SQLException failure) {
        if (request != Request.OPEN) {
            kmsCalls.increment();
            kmsNanos.add(nanos);
        }
        String outcome = failure == null ? "ok" : code(failure);
        if (failure != null) {
            kmsFailures.increment();
        } else if (request == Request.UNWRAP || request == Request.GENERATE) {
            keysUnwrapped.increment();
        }
        Recorder.kmsCall(keyName, request.name(), outcome, nanos);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", keyName);
        fields.put("request", request.name());
        if (key != null) {
            describe(key, fields);
        }
        fields.put("outcome", outcome);
        audit("key", fields);
    }

    @Override
    public void made(StoredKey key) {
        keysMade.increment();
        Recorder.keyMade(key);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key.name());
        describe(key, fields);
        audit("made", fields);
    }

    @Override
    public void shredded(String keyName, String tag, int keys) {
        shreddedSubjects.increment();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", keyName);
        fields.put("subject", tag);
        fields.put("keys", String.valueOf(keys));
        audit("shredding", fields);
    }

    private static void describe(StoredKey key, Map<String, String> fields) {
        fields.put("purpose", key.purpose().toString());
        fields.put("version", String.valueOf(key.version()));
        fields.put("id", Long.toHexString(key.id()));
    }

    private static String code(SQLException e) {
        return ErrorCode.isOf(e) ? "SIGIL-" + e.getErrorCode() : "delegate";
    }

    private void audit(String event, Map<String, String> fields) {
        if (audit == null) {
            return;
        }
        try {
            audit.append(event, fields);
        } catch (IOException e) {
            auditFailures.increment();
            // A full disk must not stop the application; the counter and this line say what is missing.
            LOG.log(System.Logger.Level.WARNING, "{0} can''t be written, an event is lost: {1}", audit, e.toString());
        }
    }

    // -- What JMX shows --

    @Override
    public String getRules() {
        return rules;
    }

    @Override
    public long getPlanMisses() {
        return planMisses.sum();
    }

    @Override
    public long getRefusals() {
        return refusals.sum();
    }

    @Override
    public long getKmsCalls() {
        return kmsCalls.sum();
    }

    @Override
    public long getKmsFailures() {
        return kmsFailures.sum();
    }

    @Override
    public long getKmsNanos() {
        return kmsNanos.sum();
    }

    @Override
    public long getKeysUnwrapped() {
        return keysUnwrapped.sum();
    }

    @Override
    public long getKeysMade() {
        return keysMade.sum();
    }

    @Override
    public long getUnreadableCells() {
        return unreadableCells.sum();
    }

    @Override
    public long getShreddedSubjects() {
        return shreddedSubjects.sum();
    }

    @Override
    public long getAuditFailures() {
        return auditFailures.sum();
    }
}
