package io.sigil.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.kms.KmsFaults.Fault;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

/** The endpoint as the real SDK sees it. */
class KmsEndpointTest {
    private static final Map<String, String> CONTEXT = Map.of("purpose", "test");

    private final KmsEndpoint endpoint = KmsEndpoint.start();
    private final KmsClient kms = KmsClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.of(endpoint.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();

    @AfterEach
    void close() {
        kms.close();
        endpoint.close();
    }

    private String newKey(String alias) {
        String arn = kms.createKey().keyMetadata().arn();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(arn));
        return arn;
    }

    private GenerateDataKeyResponse generate(String keyId) {
        return kms.generateDataKey(
                r -> r.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
    }

    @Test
    void dataKeyComesBackByIdArnAliasAndAliasArn() {
        String arn = newKey("alias/a");
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        String aliasArn = arn.substring(0, arn.indexOf(":key/")) + ":alias/a";
        for (String name : new String[] {arn, id, "alias/a", aliasArn}) {
            GenerateDataKeyResponse made = generate(name);
            assertThat(made.keyId()).isEqualTo(arn);
            assertThat(made.plaintext().asByteArray()).hasSize(32);
            DecryptResponse read = kms.decrypt(
                    r -> r.keyId(name).ciphertextBlob(made.ciphertextBlob()).encryptionContext(CONTEXT));
            assertThat(read.plaintext()).isEqualTo(made.plaintext());
            assertThat(read.keyId()).isEqualTo(arn);
            KeyMetadata metadata = kms.describeKey(r -> r.keyId(name)).keyMetadata();
            assertThat(metadata.arn()).isEqualTo(arn);
            assertThat(metadata.keyId()).isEqualTo(id);
        }
    }

    @Test
    void encryptDecryptAndReEncryptBindTheirContexts() {
        String first = newKey("alias/a");
        String second = newKey("alias/b");
        SdkBytes plain = SdkBytes.fromUtf8String("text");
        EncryptResponse sealed =
                kms.encrypt(r -> r.keyId(first).plaintext(plain).encryptionContext(CONTEXT));
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(sealed.ciphertextBlob())))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> kms.decrypt(r ->
                        r.keyId(second).ciphertextBlob(sealed.ciphertextBlob()).encryptionContext(CONTEXT)))
                .isInstanceOf(IncorrectKeyException.class);
        ReEncryptResponse moved = kms.reEncrypt(r -> r.ciphertextBlob(sealed.ciphertextBlob())
                .sourceEncryptionContext(CONTEXT)
                .destinationKeyId(second)
                .destinationEncryptionContext(Map.of("other", "context")));
        assertThat(moved.sourceKeyId()).isEqualTo(first);
        assertThat(moved.keyId()).isEqualTo(second);
        assertThat(kms.decrypt(r ->
                                r.ciphertextBlob(moved.ciphertextBlob()).encryptionContext(Map.of("other", "context")))
                        .plaintext())
                .isEqualTo(plain);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] blob = generate(newKey("alias/a")).ciphertextBlob().asByteArray();
        for (int i = 0; i < blob.length; i++) {
            byte[] flipped = blob.clone();
            flipped[i] ^= 1;
            assertThatThrownBy(() -> kms.decrypt(r ->
                            r.ciphertextBlob(SdkBytes.fromByteArray(flipped)).encryptionContext(CONTEXT)))
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void keyWithoutPlaintextDecryptsLater() {
        String arn = newKey("alias/a");
        SdkBytes blob = kms.generateDataKeyWithoutPlaintext(
                        r -> r.keyId(arn).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT))
                .ciphertextBlob();
        assertThat(kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(CONTEXT))
                        .plaintext()
                        .asByteArray())
                .hasSize(32);
    }

    @Test
    void oldMaterialStaysReadableAfterRotation() {
        String arn = newKey("alias/a");
        GenerateDataKeyResponse before = generate(arn);
        assertThat(kms.rotateKeyOnDemand(r -> r.keyId(arn)).keyId()).isEqualTo(arn);
        GenerateDataKeyResponse after = generate(arn);
        for (GenerateDataKeyResponse each : new GenerateDataKeyResponse[] {before, after}) {
            assertThat(kms.decrypt(r -> r.ciphertextBlob(each.ciphertextBlob()).encryptionContext(CONTEXT))
                            .plaintext())
                    .isEqualTo(each.plaintext());
        }
    }

    @Test
    void aliasesMoveAndAreUnique() {
        String first = newKey("alias/a");
        String second = newKey("alias/b");
        assertThatThrownBy(() -> kms.createAlias(r -> r.aliasName("alias/a").targetKeyId(second)))
                .isInstanceOf(AlreadyExistsException.class);
        kms.updateAlias(r -> r.aliasName("alias/a").targetKeyId(second));
        assertThat(generate("alias/a").keyId()).isEqualTo(second).isNotEqualTo(first);
        assertThatThrownBy(() -> kms.updateAlias(r -> r.aliasName("alias/c").targetKeyId(second)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void stateAndPolicyAreEnforced() {
        String arn = newKey("alias/a");
        kms.disableKey(r -> r.keyId(arn));
        assertThatThrownBy(() -> generate(arn)).isInstanceOf(DisabledException.class);
        kms.enableKey(r -> r.keyId(arn));
        endpoint.deny(arn, "GenerateDataKey");
        assertThatThrownBy(() -> generate(arn))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        endpoint.allow(arn, "GenerateDataKey");
        assertThat(generate(arn).keyId()).isEqualTo(arn);
        kms.scheduleKeyDeletion(r -> r.keyId(arn));
        assertThatThrownBy(() -> generate(arn)).isInstanceOf(KmsInvalidStateException.class);
        assertThatThrownBy(() -> generate("alias/none")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> generate(arn.replace("eu-central-1", "us-east-1")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void requestsAreCountedAndFaultsCountToo() {
        String arn = endpoint.createKey();
        assertThat(endpoint.count()).as("administration isn't counted").isZero();
        endpoint.faults().next(1, Fault.INTERNAL_ERROR);
        assertThatThrownBy(() -> generate(arn)).isInstanceOf(KmsInternalException.class);
        endpoint.faults().next(1, Fault.DROPPED);
        assertThatThrownBy(() -> generate(arn)).isInstanceOf(SdkClientException.class);
        endpoint.faults().next(1, Fault.THROTTLED);
        assertThatThrownBy(() -> generate(arn))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue());
        generate(arn);
        assertThat(endpoint.count("GenerateDataKey")).isEqualTo(4);
        assertThat(endpoint.requests()).hasSize(4).allMatch(r -> r.contains(arn));
        endpoint.resetCounts();
        assertThat(endpoint.count()).isZero();
    }

    @Test
    void closedEndpointRefusesConnections() {
        AtomicReference<String> arn = new AtomicReference<>(endpoint.createKey());
        endpoint.close();
        assertThatThrownBy(() -> generate(arn.get())).isInstanceOf(SdkClientException.class);
    }
}
