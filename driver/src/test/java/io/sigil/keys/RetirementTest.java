package io.sigil.keys;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentialsInProperties.class)
class RetirementTest {
    private final KeysFixture fixture = new KeysFixture();
    private final Retirement retirement = new Retirement(fixture.rule().build(), fixture.store());
    private DataKeys keys;
    private DataKey first;
    private DataKey second;

    @BeforeEach
    void rotate() throws Exception {
        keys = fixture.keys(fixture.rule());
        first = keys.current("pii", RANDOMIZED);
        second = keys.rotate("pii");
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Instant safe() {
        return fixture.clock.instant().plus(retirement.margin());
    }

    @Test
    void versionOfWhichNoCellIsLeftIsRetiredAndStillReads() throws Exception {
        StoredKey retired = retirement.retire(ScanProof.of(first.id(), safe(), 1_000, 0));
        assertThat(retired.state()).isEqualTo(KeyState.RETIRED);
        assertThat(retirement.retire(ScanProof.of(first.id(), safe(), 1_000, 0)).state())
                .isEqualTo(KeyState.RETIRED);
        DataKeys later = fixture.keys(fixture.rule());
        assertThat(later.byId("pii", first.id()).id()).isEqualTo(first.id());
        assertThat(later.current("pii", RANDOMIZED).id()).isEqualTo(second.id());
    }

    @Test
    void versionOfWhichCellsAreLeftIsKept() {
        refused(ScanProof.of(first.id(), safe(), 1_000, 1));
    }

    @Test
    void scanThatBeganWhileAJvmMayHaveWrittenIsNoProof() {
        assertThat(retirement.margin()).isEqualTo(Duration.ofMinutes(62));
        refused(ScanProof.of(first.id(), safe().minusMillis(1), 1_000, 0));
    }

    @Test
    void versionThatStillWritesIsKept() {
        refused(ScanProof.of(second.id(), safe(), 1_000, 0));
    }

    @Test
    void branchAndSubjectsKeysAreKept() throws Exception {
        DataKey ann = keys.ofSubject("pii", RANDOMIZED, new byte[] {1});
        DataKey branch = keys.current("pii", KeyPurpose.BRANCH);
        keys.rotate("pii");
        refused(ScanProof.of(ann.id(), safe(), 1_000, 0));
        refused(ScanProof.of(branch.id(), safe(), 1_000, 0));
    }

    @Test
    void unknownVersionIsUnknown() {
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> retirement.retire(ScanProof.of(1, safe(), 0, 0)));
    }

    private void refused(ScanProof proof) {
        assertFails(ErrorCode.RETIREMENT_REFUSED, () -> retirement.retire(proof));
    }

    @Test
    void jvmThatCantSeeTheKeyStoreWritesWithTheOldVersionForTheMarginAtMost() throws Exception {
        DataKeys blind = fixture.keys(fixture.rule());
        assertThat(blind.current("pii", RANDOMIZED).id()).isEqualTo(second.id());
        DataKey third = keys.rotate("pii");
        fixture.sql("ALTER TABLE sigil_data_key RENAME TO away");
        fixture.clock.advance(retirement.margin().minus(Duration.ofMinutes(2)));
        assertThat(blind.current("pii", RANDOMIZED).id()).isEqualTo(second.id());
        fixture.clock.advance(Duration.ofMinutes(2));
        assertFails(ErrorCode.KEY_STORE_UNAVAILABLE, () -> blind.current("pii", RANDOMIZED));
        fixture.sql("ALTER TABLE away RENAME TO sigil_data_key");
        fixture.clock.advance(Duration.ofSeconds(10));
        assertThat(blind.current("pii", RANDOMIZED).id()).isEqualTo(third.id());
    }
}
