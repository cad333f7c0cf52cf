package io.sigil.keys.aws;

import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.rules.KeyRule;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

/**
 * Wraps data keys with AWS KMS. Needs kms:GenerateDataKey and kms:Decrypt; kms:Encrypt where
 * the key's store can't generate; kms:DescribeKey when {@code keyId} isn't a key
 * ARN; kms:ReEncryptFrom and kms:ReEncryptTo for rewrapping. Thread-safe.
 */
final class AwsKeyEncryptionService implements KeyEncryptionService {
    /** {@code arn:partition:kms:region:account:key/id}. */
    private static final int ARN_PARTS = 6;

    private static final String MULTI_REGION = "key/mrk-";

    private final KmsConnection connection;
    private final String keyId;
    private final TrustedKeys trusted;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean closed;

    private AwsKeyEncryptionService(KmsConnection connection, String keyId, TrustedKeys trusted) {
        this.connection = connection;
        this.keyId = keyId;
        this.trusted = trusted;
    }

    static AwsKeyEncryptionService open(KeyRule rule) throws SQLException {
        String keyId = rule.keyId()
                .orElseThrow(() -> ErrorCode.KMS_MISCONFIGURED.exception(
                        "key '" + rule.name() + "' names no KMS key; add 'keyId: <key id, ARN or alias>'"));
        KmsConnection connection = KmsConnection.open(rule);
        try {
            requireRegion(rule, keyId, connection.region());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        TrustedKeys trusted = new TrustedKeys(rule);
        if (isKeyArn(keyId)) {
            trusted.resolved(keyId);
        }
        return new AwsKeyEncryptionService(connection, keyId, trusted);
    }

    private static void requireRegion(KeyRule rule, String keyId, String region) throws SQLException {
        // arn:partition:kms:region:account:resource
        String[] parts = keyId.split(":", -1);
        String ofKey = parts[0].equals("arn") && parts.length >= 6 ? parts[3] : region;
        if (!ofKey.equals(region)) {
            throw ErrorCode.KMS_MISCONFIGURED.exception("key '" + rule.name() + "' lies in region " + ofKey
                    + " by its ARN but is looked for in " + region + "; set 'region: " + ofKey + "'");
        }
    }

    private static boolean isKeyArn(String keyId) {
        return keyId.startsWith("arn:") && keyId.contains(":key/");
    }

    /** Asks KMS each time when the rule names an alias or a bare id: an alias may have moved. */
    @Override
    public String keyId() throws SQLException {
        if (isKeyArn(keyId)) {
            return keyId;
        }
        String arn = call(
                "DescribeKey",
                keyId,
                kms -> kms.describeKey(r -> r.keyId(keyId)).keyMetadata().arn());
        trusted.resolved(arn);
        return arn;
    }

    @Override
    public GeneratedDataKey generateDataKey(Map<String, String> encryptionContext) throws SQLException {
        GenerateDataKeyResponse response;
        try {
            response = call(
                    "GenerateDataKey",
                    keyId,
                    kms -> kms.generateDataKey(
                            r -> r.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(encryptionContext)));
        } catch (SQLException e) {
            if (KmsErrors.isUnsupported(e)) {
                return drawn(encryptionContext);
            }
            throw e;
        }
        trusted.resolved(response.keyId());
        // A row that nobody could read back must not come into being.
        trusted.require(response.keyId());
        byte[] plaintext = response.plaintext().asByteArrayUnsafe();
        try {
            return GeneratedDataKey.of(
                    plaintext,
                    WrappedKey.of(response.keyId(), response.ciphertextBlob().asByteArrayUnsafe())
                            .with(orEmpty(response.keyMaterialId())),
                    SecretAccess.grant());
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /** For keys that KMS can encrypt with but not generate for, as it is with some custom key stores. */
    private GeneratedDataKey drawn(Map<String, String> encryptionContext) throws SQLException {
        byte[] plaintext = new byte[DataKey.SECRET_BYTES];
        random.nextBytes(plaintext);
        try {
            EncryptResponse response = call(
                    "Encrypt",
                    keyId,
                    kms -> kms.encrypt(r -> r.keyId(keyId)
                            .plaintext(SdkBytes.fromByteArray(plaintext))
                            .encryptionContext(encryptionContext)));
            trusted.resolved(response.keyId());
            trusted.require(response.keyId());
            return GeneratedDataKey.of(
                    plaintext,
                    WrappedKey.of(response.keyId(), response.ciphertextBlob().asByteArrayUnsafe()),
                    SecretAccess.grant());
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private static String orEmpty(@Nullable String material) {
        return material == null ? "" : material;
    }

    @Override
    public byte[] unwrap(String storedKeyId, byte[] wrapped, Map<String, String> encryptionContext)
            throws SQLException {
        String fromKeyId = here(storedKeyId);
        requireTrusted(fromKeyId);
        DecryptResponse response = call(
                "Decrypt",
                fromKeyId,
                kms -> kms.decrypt(r -> r.keyId(fromKeyId)
                        .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                        .encryptionContext(encryptionContext)));
        byte[] plaintext = response.plaintext().asByteArrayUnsafe();
        try {
            return plaintext.clone();
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    @Override
    public WrappedKey rewrap(String storedKeyId, byte[] wrapped, Map<String, String> encryptionContext)
            throws SQLException {
        String fromKeyId = here(storedKeyId);
        requireTrusted(fromKeyId);
        ReEncryptResponse response = call(
                "ReEncrypt",
                fromKeyId,
                kms -> kms.reEncrypt(r -> r.sourceKeyId(fromKeyId)
                        .sourceEncryptionContext(encryptionContext)
                        .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                        .destinationKeyId(keyId)
                        .destinationEncryptionContext(encryptionContext)));
        trusted.resolved(response.keyId());
        trusted.require(response.keyId());
        return WrappedKey.of(response.keyId(), response.ciphertextBlob().asByteArrayUnsafe())
                .with(orEmpty(response.destinationKeyMaterialId()));
    }

    /** Related multi-Region keys have one id and one material, and each Region takes its own key's ARN only. */
    private String here(String arn) {
        String[] parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || !parts[ARN_PARTS - 1].startsWith(MULTI_REGION)) {
            return arn;
        }
        parts[3] = connection.region();
        return String.join(":", parts);
    }

    private void requireTrusted(String arn) throws SQLException {
        if (trusted.undecided()) {
            keyId();
        }
        trusted.require(arn);
    }

    private <T> T call(String operation, String key, Function<KmsClient, T> request) throws SQLException {
        if (closed) {
            throw ErrorCode.DATA_KEYS_CLOSED.exception("the KMS client of key " + keyId + " is closed");
        }
        try {
            return request.apply(connection.client());
        } catch (SdkException e) {
            throw KmsErrors.translate(operation, key, e);
        } catch (KmsConnection.CredentialsMissing e) {
            throw KmsErrors.translate(operation, key, SdkException.create(e.getMessage(), e));
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
