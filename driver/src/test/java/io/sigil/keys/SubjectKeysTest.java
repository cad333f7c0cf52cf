package io.sigil.keys;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentialsInProperties.class)
class SubjectKeysTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final KeysFixture fixture = new KeysFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private static byte[] subject(Object name) {
        return name.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static DataKey of(DataKeys keys, Object name) throws SQLException {
        return keys.ofSubject("pii", RANDOMIZED, subject(name));
    }

    private static List<StoredKey> shred(DataKeys keys, Object name) throws SQLException {
        return keys.shred("pii", keys.subjectTag("pii", subject(name)));
    }

    private static byte[] secret(DataKey key) {
        return key.secret(SecretAccess.grant());
    }

    // Cost

    @Test
    void aThousandSubjectsCostAThousandRowsAndOneCall() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        Set<Long> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            DataKey key = of(keys, i);
            ids.add(key.id());
            secrets.add(Base64.getEncoder().encodeToString(secret(key)));
        }
        assertThat(ids).hasSize(1_000);
        assertThat(secrets).hasSize(1_000);
        assertThat(fixture.kms.count()).as("the branch key").isEqualTo(1);
        fixture.kms.resetCounts();
        DataKeys later = fixture.keys(fixture.rule().trusted(List.of(fixture.arn)));
        for (long id : ids) {
            later.byId("pii", id);
        }
        assertThat(fixture.kms.count()).isEqualTo(1);
    }

    @Test
    void keysThatWereMadeInARowAreReadInBatches() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ids.add(of(keys, i).id());
        }
        CountingKeyStore counted = new CountingKeyStore(fixture.store());
        DataKeys later = fixture.keys(fixture.rule().build(), counted, fixture.clock);
        for (long id : ids) {
            assertThat(later.byId("pii", id).id()).isEqualTo(id);
        }
        assertThat(counted.count()).as("look-ups of 2,000 keys").isLessThan(20);
    }

    @Test
    void oneSubjectIsLookedUpOnceAMinuteHoweverOftenItIsUsed() throws Exception {
        CountingKeyStore counted = new CountingKeyStore(fixture.store());
        DataKeys keys = fixture.keys(fixture.rule().build(), counted, fixture.clock);
        DataKey key = of(keys, "ann");
        int before = counted.count();
        for (int i = 0; i < 100; i++) {
            assertThat(of(keys, "ann")).isSameAs(key);
            assertThat(keys.byId("pii", key.id())).isSameAs(key);
        }
        assertThat(counted.count()).isEqualTo(before);
        fixture.clock.advance(MINUTE);
        assertThat(of(keys, "ann")).isSameAs(key);
    }

    // Names

    @Test
    void everyJvmFindsTheSameKeyForASubject() throws Exception {
        DataKey here = of(fixture.keys(fixture.rule()), "ann");
        DataKey there = of(fixture.keys(fixture.rule()), "ann");
        assertThat(there.id()).isEqualTo(here.id());
        assertThat(secret(there)).isEqualTo(secret(here));
        assertThat(there.subject()).isEqualTo(here.subject()).hasSize(64);
    }

    @Test
    void keyStoreHoldsNoSubjectInTheClear() throws Exception {
        of(fixture.keys(fixture.rule()), "ann@example.org");
        for (StoredKey row : fixture.store().from(Long.MIN_VALUE, 100)) {
            assertThat(row.toString() + row.subject() + row.storeId()).doesNotContain("ann");
        }
    }

    @Test
    void jvmsThatMeetANewSubjectTogetherAgreeOnOneKey() throws Exception {
        List<Callable<DataKey>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            DataKeys jvm = fixture.keys(fixture.rule());
            tasks.add(() -> of(jvm, "ann"));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Set<Long> ids = new HashSet<>();
        try {
            for (Future<DataKey> each : pool.invokeAll(tasks)) {
                ids.add(each.get().id());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(ids).hasSize(1);
    }

    // Rotation

    @Test
    void subjectsKeyIsReplacedWhenItIsOldAndStaysReadable() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)));
        DataKey first = of(keys, "ann");
        fixture.clock.advance(Duration.ofDays(91));
        DataKey second = of(keys, "ann");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(keys.byId("pii", first.id()).version()).isEqualTo(1);
    }

    @Test
    void deliberateRotationReplacesBranchKeyAndSubjectsKeys() throws Exception {
        DataKeys here = fixture.keys(fixture.rule());
        DataKeys there = fixture.keys(fixture.rule());
        DataKey first = of(here, "ann");
        assertThat(of(there, "ann").id()).isEqualTo(first.id());
        here.rotate("pii");
        DataKey second = of(here, "ann");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.subject()).as("her tag stays").isEqualTo(first.subject());
        fixture.clock.advance(MINUTE);
        assertThat(of(there, "ann").id()).isEqualTo(second.id());
        assertThat(of(there, "bob").version()).isEqualTo(1);
        assertThat(secret(fixture.keys(fixture.rule()).byId("pii", first.id()))).isEqualTo(secret(first));
    }

    @Test
    void rewrappingTouchesBranchKeysAndNoSubjects() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        for (int i = 0; i < 20; i++) {
            of(keys, i);
        }
        String next = fixture.kms.createKey();
        fixture.kms.moveAlias(KeysFixture.ALIAS, next);
        DataKeys later = fixture.keys(fixture.rule().trusted(List.of(fixture.arn, next)));
        assertThat(later.rewrap("pii")).isEqualTo(1);
        fixture.kms.disable(fixture.arn);
        assertThat(of(fixture.keys(fixture.rule().trusted(List.of(next))), 7).version())
                .isEqualTo(1);
    }

    @Test
    void subjectsKeysServeNoLongerThanTheirBranchKey() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = of(keys, "ann");
        fixture.kms.disable(fixture.arn);
        fixture.clock.advance(Duration.ofMinutes(59));
        assertThat(keys.byId("pii", key.id())).isSameAs(key);
        fixture.clock.advance(MINUTE);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> keys.byId("pii", key.id()));
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> of(keys, "ann"));
    }

    // Shredding

    @Test
    void shreddedSubjectIsRefusedHereAtOnceAndElsewhereWithinAMinute() throws Exception {
        DataKeys here = fixture.keys(fixture.rule());
        DataKeys there = fixture.keys(fixture.rule());
        DataKey ann = of(here, "ann");
        DataKey bob = of(here, "bob");
        there.byId("pii", ann.id());
        assertThat(shred(here, "ann")).extracting(StoredKey::id).containsExactly(ann.id());
        assertShredded(() -> here.byId("pii", ann.id()));
        fixture.clock.advance(MINUTE);
        assertShredded(() -> there.byId("pii", ann.id()));
        assertShredded(() -> fixture.keys(fixture.rule()).byId("pii", ann.id()));
        assertThat(there.byId("pii", bob.id()).id()).isEqualTo(bob.id());
    }

    private static void assertShredded(Callable<?> call) {
        SQLException e = org.assertj.core.api.Assertions.catchThrowableOfType(SQLException.class, call::call);
        assertThat((Throwable) e).isNotNull().hasMessageStartingWith(ErrorCode.SUBJECT_SHREDDED.label());
        assertThat(e.getSQLState()).isEqualTo("22000");
    }

    @Test
    void shreddedSubjectIsntWrittenAgainUnlessItIsAdmitted() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey first = of(keys, "ann");
        shred(keys, "ann");
        assertShredded(() -> of(keys, "ann"));
        assertShredded(() -> of(fixture.keys(fixture.rule()), "ann"));
        keys.admit("pii", keys.subjectTag("pii", subject("ann")));
        DataKey second = of(keys, "ann");
        assertThat(second.version()).isEqualTo(2);
        assertShredded(() -> keys.byId("pii", first.id()));
        keys.admit("pii", keys.subjectTag("pii", subject("bob")));
        assertThat(of(keys, "bob").version()).isEqualTo(1);
    }

    @Test
    void shreddingDestroysEveryVersionAndLeavesNoWrappedKey() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        of(keys, "ann");
        keys.rotate("pii");
        of(keys, "ann");
        String tag = keys.subjectTag("pii", subject("ann"));
        List<StoredKey> before = fixture.store().ofSubject("pii", tag);
        assertThat(before).hasSize(2);
        ErasureReceipt receipt = new SubjectErasure(keys, fixture.store()).shred(List.of("pii"), "ann");
        assertThat(receipt.destroyed()).hasSize(2);
        assertThat(receipt.json()).contains(tag).doesNotContain("ann");
        for (int i = 0; i < 2; i++) {
            StoredKey left = fixture.store().ofSubject("pii", tag).get(i);
            assertThat(left.state()).isEqualTo(KeyState.SHREDDED);
            assertThat(left.destroyed()).isNotNull();
            assertThat(left.wrapped().bytes())
                    .hasSize(32)
                    .isNotEqualTo(before.get(i).wrapped().bytes());
        }
        assertThat(shred(keys, "ann")).as("the second time").isEmpty();
        assertThat(shred(keys, "nobody")).isEmpty();
    }

    @Test
    void subjectDoesntComeBackByAVersionThatIsMadeWhileItIsShredded() throws Exception {
        DataKeys here = fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)));
        of(here, "ann");
        fixture.clock.advance(Duration.ofDays(91));
        CountingKeyStore racing = new CountingKeyStore(fixture.store());
        DataKeys there =
                fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)).build(), racing, fixture.clock);
        there.subjectTag("pii", subject("ann"));
        racing.beforeAdd(() -> shred(here, "ann"));
        assertShredded(() -> of(there, "ann"));
        assertThat(fixture.store().ofSubject("pii", here.subjectTag("pii", subject("ann"))))
                .hasSize(2)
                .extracting(StoredKey::state)
                .containsOnly(KeyState.SHREDDED);
    }

    @Test
    void whoCantReachTheKeyStoreForgetsAShreddedKeyWithItsTtl() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        fixture.sql("ALTER TABLE sigil_data_key RENAME TO away");
        fixture.clock.advance(Duration.ofMinutes(59));
        assertThat(keys.byId("pii", ann.id())).isSameAs(ann);
        fixture.clock.advance(MINUTE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> keys.byId("pii", ann.id()))
                .isInstanceOf(SQLException.class);
    }

    // Rows that were tampered with

    @Test
    void everyBitOfASubjectsWrappedKeyCounts() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        StoredKey row = fixture.store().find("pii", ann.id()).orElseThrow();
        byte[] wrapped = row.wrapped().bytes();
        DataKeys later = fixture.keys(fixture.rule());
        later.byId("pii", of(keys, "bob").id());
        for (int bit = 0; bit < wrapped.length * 8; bit++) {
            byte[] flipped = wrapped.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            fixture.sql("UPDATE sigil_data_key SET wrapped_key = '"
                    + Base64.getEncoder().encodeToString(flipped) + "' WHERE key_id = " + ann.id());
            assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> later.byId("pii", ann.id()), ann);
        }
    }

    @Test
    void subjectsKeyInAnothersRowIsRefused() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        DataKey bob = of(keys, "bob");
        for (String column : List.of("subject", "wrapped_key")) {
            swap(column, ann.id(), bob.id());
            assertFails(
                    ErrorCode.WRAPPED_KEY_REFUSED,
                    () -> fixture.keys(fixture.rule()).byId("pii", ann.id()),
                    ann,
                    bob);
            swap(column, ann.id(), bob.id());
        }
        assertThat(fixture.keys(fixture.rule()).byId("pii", ann.id()).id()).isEqualTo(ann.id());
    }

    private void swap(String column, long one, long other) throws SQLException {
        String a = value(column, one);
        String b = value(column, other);
        fixture.sql("UPDATE sigil_data_key SET " + column + " = 'x' WHERE key_id = " + one);
        fixture.sql("UPDATE sigil_data_key SET " + column + " = '" + a + "' WHERE key_id = " + other);
        fixture.sql("UPDATE sigil_data_key SET " + column + " = '" + b + "' WHERE key_id = " + one);
    }

    private String value(String column, long id) throws SQLException {
        StoredKey row = fixture.store().find("pii", id).orElseThrow();
        return column.equals("subject")
                ? row.subject()
                : Base64.getEncoder().encodeToString(row.wrapped().bytes());
    }

    @Test
    void forgedTombstoneIsRefused() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        fixture.sql("UPDATE sigil_data_key SET state = 'SHREDDED', destroyed_at = '2026-01-01T00:00:00Z'"
                + " WHERE key_id = " + ann.id());
        DataKeys later = fixture.keys(fixture.rule());
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> later.byId("pii", ann.id()), ann);
    }

    @Test
    void rowThatNamesAnotherKindOfKeyAsItsBranchIsRefused() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        DataKey other = keys.current("pii", RANDOMIZED);
        for (String name : List.of(BranchKey.nameOf(other.id()), "branch:x", fixture.arn)) {
            fixture.sql("UPDATE sigil_data_key SET kek_id = '" + name + "' WHERE key_id = " + ann.id());
            DataKeys later = fixture.keys(fixture.rule());
            assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> later.byId("pii", ann.id()), ann);
        }
    }

    // Memory

    @Test
    void keysThatFallOutOfTheCacheAreWiped() throws Exception {
        Timing timing = new Timing(fixture.rule().build(), fixture.clock);
        SubjectCache cache = new SubjectCache(timing, 1);
        DataKeys keys = fixture.keys(fixture.rule());
        List<DataKey> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            StoredKey row = fixture.store().find("pii", of(keys, i).id()).orElseThrow();
            DataKey copy = DataKey.ofSubject(
                    row,
                    new byte[] {
                        1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
                    },
                    SecretAccess.grant());
            made.add(copy);
            cache.put(copy.id(), SubjectCache.Held.of(copy, row, timing.now(), Long.MAX_VALUE));
        }
        assertThat(made).as("a thread may be about to use one").noneMatch(SubjectKeysTest::isWiped);
        fixture.clock.advance(SubjectCache.IN_USE);
        cache.remove(0);
        assertThat(made.stream().filter(SubjectKeysTest::isWiped)).hasSize(2);
        cache.close();
        assertThat(made).allMatch(SubjectKeysTest::isWiped);
    }

    private static boolean isWiped(DataKey key) {
        try {
            secret(key);
            return false;
        } catch (IllegalStateException wiped) {
            return true;
        }
    }

    @Test
    void closedKeysOfSubjectsAreWiped() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey ann = of(keys, "ann");
        keys.close();
        assertThat(isWiped(ann)).isTrue();
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> of(keys, "ann"));
    }
}
