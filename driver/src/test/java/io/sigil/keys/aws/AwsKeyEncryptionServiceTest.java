package io.sigil.keys.aws;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.keys.AwsCredentialsInProperties;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeysFixture;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.kms.KmsEndpoint;
import io.sigil.kms.KmsFaults.Fault;
import io.sigil.rules.KeyRule;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(AwsCredentialsInProperties.class)
class AwsKeyEncryptionServiceTest {
    private static final Map<String, String> CONTEXT = Map.of("sigil:key", "pii", "sigil:version", "1");

    private final KeysFixture fixture = new KeysFixture();
    private final List<KeyEncryptionService> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        open.forEach(KeyEncryptionService::close);
        fixture.close();
    }

    private KeyEncryptionService service(KeyRule.Builder rule) throws SQLException {
        KeyEncryptionService service = new AwsKeyEncryptionServiceProvider().open(rule.build());
        open.add(service);
        return service;
    }

    private static WrappedKey generate(KeyEncryptionService service) throws SQLException {
        try (GeneratedDataKey key = service.generateDataKey(CONTEXT)) {
            return key.wrapped();
        }
    }

    // What it does

    @Test
    void unwrapsWhatItGenerated() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        try (GeneratedDataKey key = service.generateDataKey(CONTEXT)) {
            assertThat(key.plaintext(SecretAccess.grant())).hasSize(32);
            assertThat(key.wrapped().keyId()).isEqualTo(fixture.arn);
            assertThat(service.unwrap(fixture.arn, key.wrapped().bytes(), CONTEXT))
                    .isEqualTo(key.plaintext(SecretAccess.grant()));
        }
        assertThat(fixture.kms.requests())
                .as("the key is named in the request")
                .anyMatch(r -> r.startsWith("Decrypt ") && r.contains("\"KeyId\":\"" + fixture.arn + "\""));
    }

    @Test
    void aliasResolvesToTheKeysArn() throws SQLException {
        assertThat(service(fixture.rule()).keyId()).isEqualTo(fixture.arn);
        String bareId = fixture.arn.substring(fixture.arn.lastIndexOf('/') + 1);
        assertThat(service(fixture.rule().keyId(bareId)).keyId()).isEqualTo(fixture.arn);
        fixture.kms.resetCounts();
        assertThat(service(fixture.rule().keyId(fixture.arn)).keyId()).isEqualTo(fixture.arn);
        assertThat(fixture.kms.count()).isZero();
    }

    @Test
    void otherContextIsRefused() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        WrappedKey key = generate(service);
        Map<String, String> other = Map.of("sigil:key", "pii", "sigil:version", "2");
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.unwrap(key.keyId(), key.bytes(), other));
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.unwrap(key.keyId(), key.bytes(), Map.of()));
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.rewrap(key.keyId(), key.bytes(), other));
    }

    @Test
    void materialRotatedInsideKmsStillUnwraps() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        WrappedKey key = generate(service);
        fixture.kms.rotate(fixture.arn);
        assertThat(service.unwrap(key.keyId(), key.bytes(), CONTEXT)).hasSize(32);
    }

    // Trust

    @Test
    void untrustedKeyIsRefusedBeforeKmsIsCalled() throws SQLException {
        String attackers = fixture.kms.createKey("alias/attacker");
        WrappedKey key = generate(service(fixture.rule().keyId("alias/attacker")));
        KeyEncryptionService listed = service(fixture.rule().trusted(List.of(fixture.arn)));
        KeyEncryptionService named = service(fixture.rule().keyId(fixture.arn));
        fixture.kms.resetCounts();
        for (KeyEncryptionService service : List.of(listed, named)) {
            assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> service.unwrap(attackers, key.bytes(), CONTEXT));
            assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> service.rewrap(attackers, key.bytes(), CONTEXT));
        }
        assertThat(fixture.kms.count()).isZero();
        KeyEncryptionService alias = service(fixture.rule());
        assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> alias.unwrap(attackers, key.bytes(), CONTEXT));
        assertThat(fixture.kms.count("Decrypt")).isZero();
    }

    @Test
    void keyThatTheListLacksMakesNoDataKey() throws SQLException {
        KeyEncryptionService service = service(fixture.rule().trusted(List.of(fixture.arn + "0")));
        assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> service.generateDataKey(CONTEXT));
    }

    @Test
    void rowThatNamesATrustedKeyButWasWrappedByAnotherIsRefused() throws SQLException {
        fixture.kms.createKey("alias/attacker");
        WrappedKey key = generate(service(fixture.rule().keyId("alias/attacker")));
        KeyEncryptionService service = service(fixture.rule());
        assertFails(ErrorCode.WRAPPED_KEY_REFUSED, () -> service.unwrap(fixture.arn, key.bytes(), CONTEXT));
    }

    @Test
    void oldRowsNeedTrustedOnceTheAliasHasMoved() throws SQLException {
        DataKey first = fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        String next = fixture.kms.createKey();
        fixture.kms.moveAlias(KeysFixture.ALIAS, next);

        DataKeys unlisted = fixture.keys(fixture.rule());
        SQLException e = assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> unlisted.byId("pii", first.id()), first);
        assertThat((Throwable) e).hasMessageContaining(fixture.arn).hasMessageContaining("trusted");

        DataKeys listed = fixture.keys(fixture.rule().trusted(List.of(fixture.arn, next)));
        assertThat(listed.byId("pii", first.id()).secret(SecretAccess.grant()))
                .isEqualTo(first.secret(SecretAccess.grant()));
        DataKey second = listed.rotate("pii");
        assertThat(fixture.store()
                        .find("pii", second.id())
                        .orElseThrow()
                        .wrapped()
                        .keyId())
                .isEqualTo(next);
    }

    @Test
    void rewrapMovesEveryRowToTheNewKeyAndKeepsTheDataKeys() throws SQLException {
        DataKeys before = fixture.keys(fixture.rule());
        DataKey first = before.current("pii", RANDOMIZED);
        DataKey second = before.rotate("pii");
        String next = fixture.kms.createKey();
        fixture.kms.moveAlias(KeysFixture.ALIAS, next);

        DataKeys operator = fixture.keys(fixture.rule().trusted(List.of(fixture.arn, next)));
        assertThat(operator.rewrap("pii")).isEqualTo(2);
        assertThat(operator.rewrap("pii")).isZero();
        fixture.kms.scheduleDeletion(fixture.arn);

        DataKeys after = fixture.keys(fixture.rule());
        for (DataKey key : List.of(first, second)) {
            assertThat(after.byId("pii", key.id()).secret(SecretAccess.grant()))
                    .isEqualTo(key.secret(SecretAccess.grant()));
        }
    }

    @Test
    void runningJvmTakesUpTheNewWrappingWhenItsLeaseEnds() throws SQLException {
        DataKeys running = fixture.keys(fixture.rule().trusted(List.of(fixture.arn)));
        DataKey key = running.current("pii", RANDOMIZED);
        String next = fixture.kms.createKey();
        DataKeys both = fixture.keys(fixture.rule().trusted(List.of(fixture.arn, next)));
        both.byId("pii", key.id());
        fixture.kms.moveAlias(KeysFixture.ALIAS, next);
        both.rewrap("pii");
        fixture.kms.disable(fixture.arn);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(both.byId("pii", key.id()).id()).isEqualTo(key.id());
    }

    // Refusals

    @Test
    void policyThatDeniesIsNamedWithItsOperation() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        WrappedKey key = generate(service);
        fixture.kms.resetCounts();
        fixture.kms.deny(fixture.arn, "Decrypt");
        SQLException e =
                assertFails(ErrorCode.KMS_ACCESS_DENIED, () -> service.unwrap(key.keyId(), key.bytes(), CONTEXT));
        assertThat((Throwable) e).hasMessageContaining("Decrypt").hasMessageContaining(fixture.arn);
        assertThat(fixture.kms.count()).as("a refusal isn't tried again").isEqualTo(1);
        fixture.kms.deny(fixture.arn, "GenerateDataKey");
        assertFails(ErrorCode.KMS_ACCESS_DENIED, () -> service.generateDataKey(CONTEXT));
        fixture.kms.deny(fixture.arn, "DescribeKey");
        assertFails(ErrorCode.KMS_ACCESS_DENIED, service::keyId);
    }

    @Test
    void unusableKeysAreNamed() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        WrappedKey key = generate(service);
        fixture.kms.disable(fixture.arn);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> service.unwrap(key.keyId(), key.bytes(), CONTEXT));
        fixture.kms.scheduleDeletion(fixture.arn);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> service.unwrap(key.keyId(), key.bytes(), CONTEXT));
        fixture.kms.makeUnavailable(fixture.arn);
        assertFails(ErrorCode.KMS_KEY_UNUSABLE, () -> service.unwrap(key.keyId(), key.bytes(), CONTEXT));
    }

    @Test
    void missingKeyAndAliasAreNamed() throws SQLException {
        KeyEncryptionService alias = service(fixture.rule().keyId("alias/nobody"));
        assertFails(ErrorCode.KMS_KEY_MISSING, () -> alias.generateDataKey(CONTEXT));
        assertFails(ErrorCode.KMS_KEY_MISSING, alias::keyId);
        KeyEncryptionService id = service(fixture.rule().keyId("3b241101-e2bb-4255-8caf-4136c566a962"));
        assertFails(ErrorCode.KMS_KEY_MISSING, () -> id.generateDataKey(CONTEXT));
    }

    @Test
    void regionThatContradictsTheArnIsRefusedBeforeAnyCall() {
        assertFails(
                ErrorCode.KMS_MISCONFIGURED,
                () -> service(fixture.rule().keyId(fixture.arn).region("us-east-1")));
        assertThat(fixture.kms.count()).isZero();
    }

    @Test
    void aliasOfAnotherRegionIsMissing() throws SQLException {
        try (KmsEndpoint elsewhere = KmsEndpoint.start("us-east-1")) {
            KeyEncryptionService service =
                    service(fixture.rule().region("us-east-1").endpoint(elsewhere.uri()));
            assertFails(ErrorCode.KMS_KEY_MISSING, () -> service.generateDataKey(CONTEXT));
        }
    }

    @Test
    void missingRegionIsRefused() {
        String before = System.getProperty("aws.region");
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            KeyRule.Builder rule = new KeyRule.Builder(new io.sigil.rules.Position("sigil.yaml", 1, 1), "pii", "aws")
                    .keyId(KeysFixture.ALIAS)
                    .endpoint(fixture.kms.uri());
            if (before == null && System.getenv("AWS_REGION") == null) {
                assertFails(ErrorCode.KMS_MISCONFIGURED, () -> service(rule));
            }
            System.setProperty("aws.region", fixture.kms.region());
            assertThat(service(rule).keyId()).isEqualTo(fixture.arn);
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
            if (before == null) {
                System.clearProperty("aws.region");
            }
        }
    }

    @Test
    void missingCredentialsAreToldApartFromABrokenNetwork() throws SQLException {
        System.setProperty("aws.disableEc2Metadata", "true");
        System.clearProperty("aws.secretAccessKey");
        try {
            KeyEncryptionService service = service(fixture.rule());
            assertFails(ErrorCode.KMS_CREDENTIALS_MISSING, () -> service.generateDataKey(CONTEXT));
            assertThat(fixture.kms.count()).isZero();
            System.setProperty("aws.secretAccessKey", AwsCredentialsInProperties.SECRET);
            assertThat(generate(service).keyId())
                    .as("credentials that appear are found")
                    .isEqualTo(fixture.arn);
        } finally {
            System.setProperty("aws.secretAccessKey", AwsCredentialsInProperties.SECRET);
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    // Faults

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"INTERNAL_ERROR", "UNAVAILABLE", "THROTTLED", "DROPPED", "CUT"})
    void faultIsTriedThreeTimesInAllAndNoMore(Fault fault) throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        fixture.kms.faults().always(fault);
        ErrorCode expected = fault == Fault.THROTTLED ? ErrorCode.KMS_THROTTLED : ErrorCode.KMS_UNREACHABLE;
        assertFails(expected, () -> service.generateDataKey(CONTEXT));
        assertThat(fixture.kms.count()).isEqualTo(KmsConnection.ATTEMPTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"INTERNAL_ERROR", "UNAVAILABLE", "THROTTLED", "DROPPED", "CUT"})
    void faultThatPassesIsNotNoticed(Fault fault) throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        fixture.kms.faults().next(2, fault);
        assertThat(generate(service).keyId()).isEqualTo(fixture.arn);
    }

    @Test
    void answerThatIsntJsonIsAFault() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        fixture.kms.faults().always(Fault.GARBAGE);
        SQLException e = assertFails(ErrorCode.KMS_UNREACHABLE, () -> service.generateDataKey(CONTEXT));
        assertThat(KeysFixture.printed(e)).as("an answer may hold a key").doesNotContain("garbage");
    }

    @Test
    void expiredTokenIsACredentialsProblem() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        fixture.kms.faults().always(Fault.EXPIRED_TOKEN);
        assertFails(ErrorCode.KMS_CREDENTIALS_MISSING, () -> service.generateDataKey(CONTEXT));
    }

    @Test
    void silentServerIsGivenUpAfterEightSeconds() throws SQLException {
        KeyEncryptionService service = service(fixture.rule());
        fixture.kms.faults().delay(Duration.ofSeconds(30));
        long start = System.nanoTime();
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> service.generateDataKey(CONTEXT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void portThatNobodyListensOnIsUnreachable() throws SQLException {
        URI gone;
        try (KmsEndpoint closed = KmsEndpoint.start()) {
            gone = closed.uri();
        }
        KeyEncryptionService service = service(fixture.rule().endpoint(gone));
        assertFails(ErrorCode.KMS_UNREACHABLE, () -> service.generateDataKey(CONTEXT));
    }

    // End

    @Test
    void closedServiceRefusesAndLeavesNoThread() throws Exception {
        generate(service(fixture.rule()));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        KeyEncryptionService service = service(fixture.rule());
        generate(service);
        service.close();
        assertFails(ErrorCode.DATA_KEYS_CLOSED, () -> service.generateDataKey(CONTEXT));
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("kms-endpoint"));
        for (Thread thread : left) {
            thread.join(2_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
