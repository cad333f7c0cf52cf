package io.sigil.keys;

import static io.sigil.keys.KeyPurpose.DETERMINISTIC;
import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.kms.KmsEndpoint;
import io.sigil.kms.KmsFaults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each way in which the KMS may fail: what works, for how long, what the error says, and that it ends by itself. */
@ExtendWith(AwsCredentialsInProperties.class)
class KmsOutageTest {
    private static final Duration TTL = Duration.ofHours(1);
    private static final Duration STALE = Duration.ofHours(6);
    private static final Duration AFTER_RETRY = Duration.ofSeconds(6);

    /** What happens to the KMS, and what the error says. */
    enum Outage {
        THROTTLING(ErrorCode.KMS_THROTTLED, "ThrottlingException"),
        INTERNAL_ERROR(ErrorCode.KMS_UNREACHABLE, ""),
        UNAVAILABLE(ErrorCode.KMS_UNREACHABLE, ""),
        UNREACHABLE(ErrorCode.KMS_UNREACHABLE, ""),
        DENIED(ErrorCode.KMS_ACCESS_DENIED, "AccessDeniedException"),
        DISABLED(ErrorCode.KMS_KEY_UNUSABLE, "DisabledException"),
        PENDING_DELETION(ErrorCode.KMS_KEY_UNUSABLE, "KMSInvalidStateException"),
        IMPORTED_MATERIAL_EXPIRED(ErrorCode.KMS_KEY_UNUSABLE, "KMSInvalidStateException");

        private final ErrorCode code;
        private final String said;

        Outage(ErrorCode code, String said) {
            this.code = code;
            this.said = said;
        }

        private void begin(KmsEndpoint kms, String arn) {
            switch (this) {
                case THROTTLING -> kms.faults().always(Fault.THROTTLED);
                case INTERNAL_ERROR -> kms.faults().always(Fault.INTERNAL_ERROR);
                case UNAVAILABLE -> kms.faults().always(Fault.UNAVAILABLE);
                case UNREACHABLE -> kms.faults().always(Fault.DROPPED);
                case DENIED -> {
                    kms.deny(arn, "Decrypt");
                    kms.deny(arn, "GenerateDataKey");
                }
                case DISABLED -> kms.disable(arn);
                case PENDING_DELETION -> kms.scheduleDeletion(arn);
                case IMPORTED_MATERIAL_EXPIRED -> kms.expireImportedMaterial(arn);
            }
        }

        private void end(KmsEndpoint kms, String arn) {
            kms.faults().clear();
            kms.enable(arn);
            kms.allow(arn, "Decrypt");
            kms.allow(arn, "GenerateDataKey");
        }

        private boolean isBridged() {
            return code == ErrorCode.KMS_THROTTLED || code == ErrorCode.KMS_UNREACHABLE;
        }
    }

    @ParameterizedTest
    @EnumSource
    void knownKeysServeForAsLongAsTheRulesSayAndAnOutageEndsByItself(Outage outage) throws Exception {
        try (KeysFixture fixture = new KeysFixture()) {
            DataKeys keys = fixture.keys(fixture.rule().staleIfKmsDown(STALE));
            DataKey key = keys.current("pii", RANDOMIZED);
            outage.begin(fixture.kms, fixture.arn);
            fixture.clock.advance(TTL.minusSeconds(1));
            assertThat(keys.current("pii", RANDOMIZED)).as("within cacheTtl").isSameAs(key);
            assertThat((Throwable) assertFails(outage.code, () -> keys.current("pii", DETERMINISTIC), key))
                    .as("a key that has to be made")
                    .hasMessageContaining(outage.said);
            fixture.clock.advance(Duration.ofSeconds(1));
            if (outage.isBridged()) {
                assertThat(keys.byId("pii", key.id())).as("bridged").isSameAs(key);
                assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
                fixture.clock.advance(STALE);
            }
            assertFails(outage.code, () -> keys.byId("pii", key.id()), key);
            assertFails(outage.code, () -> keys.current("pii", RANDOMIZED), key);
            DataKeys started = fixture.keys(fixture.rule());
            assertFails(outage.code, () -> started.byId("pii", key.id()), key);
            outage.end(fixture.kms, fixture.arn);
            fixture.clock.advance(AFTER_RETRY);
            for (DataKeys each : new DataKeys[] {keys, started}) {
                assertThat(each.byId("pii", key.id()).id()).isEqualTo(key.id());
                assertThat(each.current("pii", RANDOMIZED).id()).isEqualTo(key.id());
                assertThat(each.current("pii", DETERMINISTIC).version()).isEqualTo(1);
            }
        }
    }

    @Test
    void slowAnswerIsWaitedForOnceAndServesEverybodyAfterwards() throws Exception {
        try (KeysFixture fixture = new KeysFixture()) {
            DataKeys keys = fixture.keys(fixture.rule());
            DataKey key = keys.current("pii", RANDOMIZED);
            fixture.kms.faults().delay(Duration.ofMillis(1_500));
            fixture.clock.advance(TTL);
            fixture.kms.resetCounts();
            assertThat(keys.byId("pii", key.id())).isSameAs(key);
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(keys.byId("pii", key.id())).isSameAs(key);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_500));
            assertThat(fixture.kms.count()).isEqualTo(1);
        }
    }
}
