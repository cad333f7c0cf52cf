package io.sigil.keys;

import static io.sigil.keys.KeyPurpose.DETERMINISTIC;
import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeyPurpose.SEARCH;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.kms.KmsFaults.Fault;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsCredentialsInProperties.class)
class DataKeysTest {
    private static final Duration TTL = Duration.ofHours(1);
    private static final Duration AFTER_RETRY = Timing.RETRY.multipliedBy(2);

    private final KeysFixture fixture = new KeysFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private static <T> List<T> inThreads(int threads, Callable<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static ErrorCode failure(Callable<DataKey> call) throws Exception {
        try {
            call.call();
        } catch (SQLException e) {
            return List.of(ErrorCode.values()).stream()
                    .filter(code -> code.number() == e.getErrorCode())
                    .findFirst()
                    .orElseThrow();
        }
        throw new AssertionError("no failure");
    }

    // Calls

    @Test
    void firstUseMakesVersionOneWithOneCall() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        assertThat(key.version()).isEqualTo(1);
        assertThat(key.name()).isEqualTo("pii");
        assertThat(key.id()).isNotZero();
        assertThat(keys.byId("pii", key.id())).isSameAs(key);
        assertThat(fixture.kms.count()).isEqualTo(1);
        assertThat(fixture.kms.count("GenerateDataKey")).isEqualTo(1);
    }

    @Test
    void purposesHaveKeysOfTheirOwn() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        Set<Long> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            DataKey key = keys.current("pii", purpose);
            assertThat(key.purpose()).isEqualTo(purpose);
            ids.add(key.id());
            secrets.add(java.util.Arrays.toString(key.secret(SecretAccess.grant())));
        }
        assertThat(ids).hasSize(KeyPurpose.values().length);
        assertThat(secrets).hasSize(KeyPurpose.values().length);
    }

    @Test
    void twentyThreadsMakeOneKeyWithOneCall() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        fixture.kms.faults().delay(Duration.ofMillis(200));
        List<DataKey> got = inThreads(20, () -> keys.current("pii", RANDOMIZED));
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(fixture.kms.count()).isEqualTo(1);
    }

    @Test
    void twentyThreadsUnwrapOneKeyWithOneCall() throws Exception {
        long id = fixture.keys(fixture.rule()).current("pii", RANDOMIZED).id();
        DataKeys keys = fixture.keys(fixture.rule().trusted(List.of(fixture.arn)));
        fixture.kms.resetCounts();
        fixture.kms.faults().delay(Duration.ofMillis(200));
        List<DataKey> got = inThreads(20, () -> keys.byId("pii", id));
        assertThat(new HashSet<>(got)).hasSize(1);
        assertThat(fixture.kms.count()).isEqualTo(1);
        assertThat(fixture.kms.count("Decrypt")).isEqualTo(1);
    }

    @Test
    void oneCallPerKeyAndTtlHoweverOftenItIsUsed() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.kms.resetCounts();
        for (int minute = 1; minute <= 150; minute++) {
            fixture.clock.advance(Duration.ofMinutes(1));
            assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
            assertThat(keys.byId("pii", key.id())).isSameAs(key);
        }
        assertThat(fixture.kms.count()).isEqualTo(2);
        assertThat(fixture.kms.count("Decrypt")).isEqualTo(2);
    }

    @Test
    void keyKeepsServingOthersWhileOneThreadRenewsIt() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.clock.advance(TTL);
        fixture.kms.resetCounts();
        fixture.kms.faults().delay(Duration.ofSeconds(2));
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Future<DataKey> renewing = pool.submit(() -> keys.byId("pii", key.id()));
            while (fixture.kms.count("Decrypt") == 0) {
                Thread.sleep(5);
            }
            assertThat(keys.byId("pii", key.id())).isSameAs(key);
            assertThat(renewing).isNotDone();
            assertThat(renewing.get()).isSameAs(key);
        } finally {
            pool.shutdownNow();
        }
        assertThat(fixture.kms.count()).isEqualTo(1);
    }

    @Test
    void slowCallForOneKeyHoldsUpNoOtherKey() throws Exception {
        KeyRule slow = fixture.rule().build();
        KeyRule other = new KeyRule.Builder(new Position("sigil.yaml", 9, 1), "other", "aws")
                .keyId(fixture.arn)
                .region(fixture.kms.region())
                .endpoint(fixture.kms.uri())
                .build();
        try (DataKeys keys = DataKeys.open(
                Map.of("pii", slow, "other", other), fixture.store(), getClass().getClassLoader(), fixture.clock)) {
            DataKey ready = keys.current("other", RANDOMIZED);
            keys.current("pii", SEARCH);
            fixture.kms.faults().delay(Duration.ofSeconds(2));
            fixture.kms.resetCounts();
            ExecutorService pool = Executors.newFixedThreadPool(1);
            try {
                Future<DataKey> waiting = pool.submit(() -> keys.current("pii", RANDOMIZED));
                while (fixture.kms.count() == 0) {
                    Thread.sleep(5);
                }
                assertThat(keys.current("other", RANDOMIZED)).isSameAs(ready);
                assertThat(keys.current("pii", SEARCH).purpose()).isEqualTo(SEARCH);
                assertThat(waiting).isNotDone();
                waiting.get();
            } finally {
                pool.shutdownNow();
            }
        }
    }

    // Outages

    @Test
    void outageAtStartUpFailsClosedAndEndsByItself() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        fixture.kms.faults().always(Fault.DROPPED);
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.current("pii", RANDOMIZED));
        fixture.kms.faults().clear();
        fixture.clock.advance(AFTER_RETRY);
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(1);
    }

    @Test
    void outageCostsOneCallPerIntervalNotPerStatement() throws Exception {
        long id = fixture.keys(fixture.rule()).current("pii", RANDOMIZED).id();
        DataKeys keys = fixture.keys(fixture.rule().trusted(List.of(fixture.arn)));
        fixture.kms.resetCounts();
        fixture.kms.faults().always(Fault.INTERNAL_ERROR);
        List<ErrorCode> failures = inThreads(20, () -> failure(() -> keys.byId("pii", id)));
        assertThat(failures).containsOnly(ErrorCode.KMS_UNREACHABLE).hasSize(20);
        for (int i = 0; i < 100; i++) {
            assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.byId("pii", id));
        }
        // One call; the SDK sends it three times.
        assertThat(fixture.kms.count()).isEqualTo(3);
        fixture.clock.advance(AFTER_RETRY);
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.byId("pii", id));
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.byId("pii", id));
        assertThat(fixture.kms.count()).isEqualTo(6);
        fixture.kms.faults().clear();
        fixture.clock.advance(AFTER_RETRY);
        assertThat(keys.byId("pii", id).id()).isEqualTo(id);
    }

    @Test
    void outageWhileCreatingCostsOneCallPerInterval() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        fixture.kms.faults().always(Fault.THROTTLED);
        inThreads(20, () -> failure(() -> keys.current("pii", RANDOMIZED)));
        assertThat(fixture.kms.count()).isEqualTo(3);
    }

    @Test
    void everyCallerGetsAnExceptionOfItsOwn() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        fixture.kms.faults().always(Fault.DROPPED);
        SQLException first = assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.current("pii", RANDOMIZED));
        SQLException second = assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.current("pii", RANDOMIZED));
        assertThat((Throwable) second).isNotSameAs(first).hasCause(first).hasMessage(first.getMessage());
    }

    @Test
    void expiredKeyFailsWhileKmsIsDown() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.kms.faults().always(Fault.UNAVAILABLE);
        fixture.clock.advance(TTL.minusSeconds(1));
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.byId("pii", key.id()), key);
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.current("pii", RANDOMIZED), key);
        fixture.kms.faults().clear();
        fixture.clock.advance(AFTER_RETRY);
        DataKey again = keys.current("pii", RANDOMIZED);
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(again.secret(SecretAccess.grant())).isEqualTo(key.secret(SecretAccess.grant()));
    }

    @Test
    void expiredKeyServesForTheStaleWindowWhileKmsIsDown() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().staleIfKmsDown(Duration.ofHours(24)));
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.kms.faults().always(Fault.INTERNAL_ERROR);
        fixture.kms.resetCounts();
        fixture.clock.advance(TTL);
        for (int i = 0; i < 50; i++) {
            assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
        }
        assertThat(fixture.kms.count()).as("one call of three requests").isEqualTo(3);
        fixture.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> keys.current("pii", RANDOMIZED), key);
    }

    @Test
    void staleWindowDoesNotBridgeARefusal() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().staleIfKmsDown(Duration.ofHours(24)));
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.kms.disable(fixture.arn);
        fixture.clock.advance(TTL);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> keys.current("pii", RANDOMIZED), key);
        fixture.kms.enable(fixture.arn);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> keys.current("pii", RANDOMIZED), key);
        fixture.clock.advance(AFTER_RETRY);
        assertThat(keys.current("pii", RANDOMIZED).id()).isEqualTo(key.id());
    }

    @Test
    void keyStoreOutageDoesNotStopKeysThatAreKnown() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.sql("ALTER TABLE sigil_data_key RENAME COLUMN kek_id TO gone");
        fixture.clock.advance(TTL);
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(key);
        assertThat(keys.byId("pii", key.id())).isSameAs(key);
        assertFails(ErrorCode.KEY_STORE_UNAVAILABLE, () -> keys.current("pii", DETERMINISTIC), key);
    }

    // Rotation

    @Test
    void randomizedKeyIsReplacedWhenItIsOldAndStaysReadable() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)));
        DataKey first = keys.current("pii", RANDOMIZED);
        DataKey search = keys.current("pii", SEARCH);
        DataKey deterministic = keys.current("pii", DETERMINISTIC);
        fixture.clock.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(first);
        fixture.clock.advance(Duration.ofSeconds(1));
        DataKey second = keys.current("pii", RANDOMIZED);
        assertThat(second.version()).isEqualTo(2);
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(second);
        assertThat(keys.byId("pii", first.id())).isSameAs(first);
        assertThat(keys.current("pii", SEARCH)).isSameAs(search);
        assertThat(keys.current("pii", DETERMINISTIC)).isSameAs(deterministic);
    }

    @Test
    void keyThatWasJustMadeIsReplacedOnTimeHoweverSoon() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().rotateAfter(Duration.ofSeconds(2)));
        DataKey first = keys.current("pii", RANDOMIZED);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(first);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(2);
        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(3);
    }

    @Test
    void threadsThatFindTheKeyOldMakeOneNewVersion() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)));
        keys.current("pii", RANDOMIZED);
        fixture.clock.advance(Duration.ofDays(91));
        inThreads(20, () -> keys.current("pii", RANDOMIZED));
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(2);
        assertThat(fixture.kms.count("GenerateDataKey")).isEqualTo(2);
    }

    @Test
    void oldKeyKeepsWritingWhileItsSuccessorCantBeMade() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule().rotateAfter(Duration.ofDays(90)));
        DataKey first = keys.current("pii", RANDOMIZED);
        fixture.kms.deny(fixture.arn, "GenerateDataKey");
        fixture.clock.advance(Duration.ofDays(90));
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(first);
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(first);
        assertThat(fixture.kms.count("GenerateDataKey")).isEqualTo(2);
        fixture.kms.allow(fixture.arn, "GenerateDataKey");
        fixture.clock.advance(AFTER_RETRY);
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(2);
    }

    @Test
    void deliberateRotationTakesEffectAtOnce() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey first = keys.current("pii", RANDOMIZED);
        DataKey second = keys.rotate("pii");
        assertThat(second.version()).isEqualTo(2);
        assertThat(keys.current("pii", RANDOMIZED)).isSameAs(second);
        assertThat(keys.byId("pii", first.id())).isSameAs(first);
    }

    @Test
    void rotationByAnotherJvmIsSeenWithinAMinute() throws Exception {
        DataKeys here = fixture.keys(fixture.rule());
        DataKeys there = fixture.keys(fixture.rule());
        here.current("pii", RANDOMIZED);
        DataKey rotated = there.rotate("pii");
        assertThat(here.byId("pii", rotated.id()).secret(SecretAccess.grant()))
                .as("its cells open at once")
                .isEqualTo(rotated.secret(SecretAccess.grant()));
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(here.current("pii", RANDOMIZED).id()).isEqualTo(rotated.id());
    }

    @Test
    void restartFindsTheSameKeys() throws Exception {
        DataKey before = fixture.keys(fixture.rule()).current("pii", DETERMINISTIC);
        DataKey after = fixture.keys(fixture.rule()).current("pii", DETERMINISTIC);
        assertThat(after).isNotSameAs(before);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.secret(SecretAccess.grant())).isEqualTo(before.secret(SecretAccess.grant()));
        assertThat(fixture.kms.count("GenerateDataKey")).isEqualTo(1);
    }

    @Test
    void jvmsThatStartTogetherAgreeOnOneVersion() throws Exception {
        List<DataKeys> jvms = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jvms.add(fixture.keys(fixture.rule()));
        }
        List<Callable<DataKey>> tasks = new ArrayList<>();
        jvms.forEach(jvm -> tasks.add(() -> jvm.current("pii", RANDOMIZED)));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Set<Long> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        try {
            for (Future<DataKey> each : pool.invokeAll(tasks)) {
                ids.add(each.get().id());
                secrets.add(java.util.Arrays.toString(each.get().secret(SecretAccess.grant())));
                assertThat(each.get().version()).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(ids).hasSize(1);
        assertThat(secrets).hasSize(1);
    }

    @Test
    void retiredKeyReadsButNoLongerWrites() throws Exception {
        DataKey first = fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        fixture.sql("UPDATE sigil_data_key SET state = 'RETIRED' WHERE version = 1");
        DataKeys keys = fixture.keys(fixture.rule());
        assertThat(keys.current("pii", RANDOMIZED).version()).isEqualTo(2);
        assertThat(keys.byId("pii", first.id()).version()).isEqualTo(1);
    }

    @Test
    void keyThatDecidesWhatIsEqualGetsNoSecondVersion() throws Exception {
        for (KeyPurpose purpose : List.of(KeyPurpose.DETERMINISTIC, KeyPurpose.SEARCH)) {
            DataKey only = fixture.keys(fixture.rule()).current("pii", purpose);
            fixture.sql("UPDATE sigil_data_key SET state = 'RETIRED' WHERE purpose = '" + purpose + "'");
            DataKeys keys = fixture.keys(fixture.rule());
            assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.current("pii", purpose), only);
            assertThat(keys.byId("pii", only.id()).version()).isEqualTo(1);
            assertThat(fixture.store().versions("pii", purpose)).hasSize(1);
        }
        DataKeys administration = fixture.keys(fixture.rule());
        administration.rotate("pii");
        administration.rotate("pii");
        assertThat(fixture.store().all("pii"))
                .filteredOn(row -> row.version() > 1)
                .extracting(StoredKey::purpose)
                .containsOnly(RANDOMIZED);
    }

    // Rows that were lost

    @Test
    void versionBeforeDoesNotWriteInPlaceOfALostOne() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey first = keys.current("pii", RANDOMIZED);
        DataKey second = keys.rotate("pii");
        fixture.sql("DELETE FROM sigil_data_key WHERE version = 2");
        fixture.clock.advance(Duration.ofMinutes(1));
        SQLException e = assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.current("pii", RANDOMIZED), first, second);
        assertThat((Throwable) e).hasMessageContaining("has lost version 2");
        assertThat(keys.byId("pii", second.id())).as("reads go on").isSameAs(second);
    }

    @Test
    void nothingIsWrittenWithAKeyThatTheStoreHasLostAndItsPlaceIsNotTaken() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey first = keys.current("pii", RANDOMIZED);
        DataKey second = keys.rotate("pii");
        List<StoredKey> rows = fixture.store().all("pii");
        fixture.sql("TRUNCATE TABLE sigil_data_key");
        fixture.clock.advance(Duration.ofMinutes(1));
        assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.current("pii", RANDOMIZED), first, second);
        assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.rotate("pii"), first, second);
        assertThat(keys.byId("pii", first.id()).id()).as("reads go on").isEqualTo(first.id());
        fixture.sql("INSERT INTO sigil_data_key SELECT 0, '" + rows.get(0).storeId()
                + "', '', 'STORE', '', 0, 'ACTIVE', '', '', '-', '', '-'");
        for (StoredKey row : rows) {
            assertThat(fixture.store().add(row)).isTrue();
        }
        fixture.clock.advance(Duration.ofSeconds(6));
        assertThat(keys.current("pii", RANDOMIZED).id()).isEqualTo(second.id());
    }

    // Unknown ids

    @Test
    void unknownIdIsRefusedWithoutAskingKms() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.kms.resetCounts();
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("pii", key.id() + 1), key);
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("pii", key.id() + 1), key);
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("pii", 0), key);
        assertThat(fixture.kms.count()).isZero();
    }

    @Test
    void unknownIdIsLookedUpAgainAfterAWhile() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        fixture.sql("UPDATE sigil_data_key SET key_name = 'away' WHERE version = 1");
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("pii", key.id()), key);
        fixture.sql("UPDATE sigil_data_key SET key_name = 'pii' WHERE version = 1");
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("pii", key.id()), key);
        fixture.clock.advance(KeyFamily.UNKNOWN);
        assertThat(keys.byId("pii", key.id()).id()).isEqualTo(key.id());
    }

    @Test
    void keyOfAnotherNameIsUnknown() throws Exception {
        KeyRule other = new KeyRule.Builder(new Position("sigil.yaml", 9, 1), "other", "aws")
                .keyId(fixture.arn)
                .region(fixture.kms.region())
                .endpoint(fixture.kms.uri())
                .build();
        DataKey key = fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        DataKeys keys = fixture.keys(other, fixture.store(), fixture.clock);
        assertFails(ErrorCode.DATA_KEY_UNKNOWN, () -> keys.byId("other", key.id()), key);
        assertFails(ErrorCode.KEY_NAME_UNKNOWN, () -> keys.byId("pii", key.id()), key);
    }

    // Rows that were tampered with

    @Test
    void rowsThatSwapTheirWrappedKeysAreRefused() throws Exception {
        DataKeys before = fixture.keys(fixture.rule());
        DataKey first = before.current("pii", RANDOMIZED);
        DataKey second = before.rotate("pii");
        fixture.sql("UPDATE sigil_data_key t SET wrapped_key = (SELECT wrapped_key FROM sigil_data_key o"
                + " WHERE o.version = 3 - t.version AND o.version > 0) WHERE version > 0");
        DataKeys keys = fixture.keys(fixture.rule());
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> keys.byId("pii", first.id()), first, second);
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> keys.current("pii", RANDOMIZED), first, second);
    }

    @Test
    void rowWithAnyChangedColumnIsRefused() throws Exception {
        for (String change : List.of(
                "key_id = key_id + 1",
                "purpose = 'SEARCH'",
                "version = 7",
                "created_at = '2026-06-01T00:00:00Z'",
                "wrapped_key = 'AAAA'",
                "key_name = 'other'")) {
            try (KeysFixture fresh = new KeysFixture()) {
                DataKey key = fresh.keys(fresh.rule()).current("pii", RANDOMIZED);
                assertThat(fresh.sql("UPDATE sigil_data_key SET " + change + " WHERE version = 1"))
                        .isEqualTo(1);
                KeyRule rule = new KeyRule.Builder(
                                new Position("sigil.yaml", 1, 1), change.contains("other") ? "other" : "pii", "aws")
                        .keyId(KeysFixture.ALIAS)
                        .region(fresh.kms.region())
                        .endpoint(fresh.kms.uri())
                        .build();
                DataKeys keys = fresh.keys(rule, fresh.store(), fresh.clock);
                long id = change.startsWith("key_id") ? key.id() + 1 : key.id();
                assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> keys.byId(rule.name(), id), key);
            }
        }
    }

    @Test
    void rowOfAnotherKeyStoreIsRefused() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        fixture.sql("UPDATE sigil_data_key SET store_id = '3b241101-e2bb-4255-8caf-4136c566a962' WHERE version = 1");
        DataKeys later = fixture.keys(fixture.rule());
        assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> later.byId("pii", key.id()), key);
        fixture.sql("UPDATE sigil_data_key SET store_id = '3b241101-e2bb-4255-8caf-4136c566a962'");
        DataKeys last = fixture.keys(fixture.rule());
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> last.byId("pii", key.id()), key);
    }

    @Test
    void unreadableRowIsRefused() throws Exception {
        for (String change : List.of("purpose = 'x'", "created_at = 'x'", "state = 'x'", "wrapped_key = '?'")) {
            try (KeysFixture fresh = new KeysFixture()) {
                DataKey key = fresh.keys(fresh.rule()).current("pii", RANDOMIZED);
                fresh.sql("UPDATE sigil_data_key SET " + change + " WHERE version = 1");
                DataKeys keys = fresh.keys(fresh.rule());
                assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.byId("pii", key.id()), key);
                assertFails(ErrorCode.KEY_STORE_DAMAGED, () -> keys.current("pii", RANDOMIZED), key);
            }
        }
    }

    // End

    @Test
    void closedKeysAreRefusedAndWiped() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey key = keys.current("pii", RANDOMIZED);
        keys.close();
        keys.close();
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> keys.current("pii", RANDOMIZED));
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> keys.byId("pii", key.id()));
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> key.secret(SecretAccess.grant()));
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        DataKeys keys = fixture.keys(fixture.rule().cacheTtl(Duration.ofMillis(1)));
        keys.current("pii", RANDOMIZED);
        fixture.kms.faults().next(1, Fault.DROPPED);
        keys.rotate("pii");
        keys.close();
        long patience = System.nanoTime() + 3_000_000_000L;
        Set<Thread> left = ours(before);
        while (!left.isEmpty() && System.nanoTime() < patience) {
            Thread.sleep(20);
            left = ours(before);
        }
        assertThat(left).isEmpty();
    }

    private static Set<Thread> ours(Set<Thread> before) {
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("kms-endpoint"));
        return left;
    }

    @Test
    void unknownKeyServiceIsRefusedAndTheOthersAreListed() {
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "vault").build();
        SQLException e =
                assertFails(ErrorCode.KEY_SERVICE_UNKNOWN, () -> fixture.keys(rule, fixture.store(), fixture.clock));
        assertThat((Throwable) e).hasMessageContaining("vault").hasMessageContaining("[aws, local");
    }
}
