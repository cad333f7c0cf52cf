package io.sigil.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The operations of AWS KMS that envelope encryption and its administration use, on keys in memory. Thread-safe. */
final class KmsOperations {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, KmsKey> keys = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final String region;
    private final String account;

    KmsOperations(String region, String account) {
        this.region = region;
        this.account = account;
    }

    ObjectNode run(String operation, JsonNode request) throws KmsError, GeneralSecurityException {
        return switch (operation) {
            case "CreateKey" -> createKey();
            case "CreateAlias" -> alias(request, false);
            case "UpdateAlias" -> alias(request, true);
            case "DescribeKey" -> metadata(permitted(operation, request, "KeyId"));
            case "GenerateDataKey" -> generate(usable(operation, request, "KeyId"), request, true);
            case "GenerateDataKeyWithoutPlaintext" -> generate(usable(operation, request, "KeyId"), request, false);
            case "Encrypt" -> encrypt(request);
            case "Decrypt" -> decrypt(request);
            case "ReEncrypt" -> reEncrypt(request);
            case "RotateKeyOnDemand" -> rotate(usable(operation, request, "KeyId"));
            case "EnableKey" -> state(request, "Enabled");
            case "DisableKey" -> state(request, "Disabled");
            case "ScheduleKeyDeletion" -> state(request, "PendingDeletion");
            case "CancelKeyDeletion" -> state(request, "Disabled");
            default -> throw new KmsError(400, "UnknownOperationException", "");
        };
    }

    /** By id, key ARN, alias or alias ARN. */
    KmsKey key(String name) throws KmsError {
        String local = name;
        if (name.startsWith("arn:")) {
            String prefix = arn("");
            if (!name.startsWith(prefix)) {
                throw KmsError.notFound("Invalid arn " + region + ", key '" + name + "'");
            }
            local = name.substring(prefix.length());
            if (local.startsWith("key/")) {
                local = local.substring("key/".length());
            }
        }
        if (local.startsWith("alias/")) {
            local = aliases.getOrDefault(local, "");
        }
        KmsKey key = keys.get(local);
        if (key == null) {
            throw KmsError.notFound(name.contains("alias/") ? "Alias " + name : "Key '" + name + "'");
        }
        return key;
    }

    /** Makes a multi-Region key, or the related key of one of another Region. */
    KmsKey multiRegion(KmsKey related) {
        String id = related == null ? "mrk-" + UUID.randomUUID().toString().replace("-", "") : related.id;
        KmsKey key = related == null ? new KmsKey(id, arn("key/" + id)) : new KmsKey(arn("key/" + id), related);
        keys.put(id, key);
        return key;
    }

    private ObjectNode createKey() {
        String id = UUID.randomUUID().toString();
        KmsKey key = new KmsKey(id, arn("key/" + id));
        keys.put(id, key);
        return metadata(key);
    }

    private ObjectNode alias(JsonNode request, boolean present) throws KmsError {
        String alias = text(request, "AliasName");
        KmsKey target = key(text(request, "TargetKeyId"));
        if (!alias.startsWith("alias/")) {
            throw KmsError.validation("Alias must start with the prefix \"alias/\".");
        }
        if (present && aliases.replace(alias, target.id) == null) {
            throw KmsError.notFound("Alias " + arn(alias));
        }
        if (!present && aliases.putIfAbsent(alias, target.id) != null) {
            throw new KmsError(
                    400, "AlreadyExistsException", "An alias with the name " + arn(alias) + " already exists");
        }
        return json.createObjectNode();
    }

    private ObjectNode metadata(KmsKey key) {
        ObjectNode response = json.createObjectNode();
        response.putObject("KeyMetadata")
                .put("AWSAccountId", account)
                .put("KeyId", key.id)
                .put("Arn", key.arn)
                .put("Enabled", key.state().equals("Enabled"))
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeySpec", "SYMMETRIC_DEFAULT")
                .put("KeyState", key.state());
        return response;
    }

    private ObjectNode generate(KmsKey key, JsonNode request, boolean plain) throws KmsError, GeneralSecurityException {
        if (key.denied.contains("generate")) {
            throw new KmsError(400, "UnsupportedOperationException", "not supported by the key's key store");
        }
        byte[] secret = new byte[length(request)];
        RANDOM.nextBytes(secret);
        ObjectNode response = json.createObjectNode();
        response.put("CiphertextBlob", base64(key.encrypt(secret, context(request, "EncryptionContext"))))
                .put("KeyId", key.arn)
                .put("KeyMaterialId", key.materialId());
        if (plain) {
            response.put("Plaintext", base64(secret));
        }
        return response;
    }

    private static int length(JsonNode request) throws KmsError {
        if (request.has("NumberOfBytes")) {
            return request.get("NumberOfBytes").asInt();
        }
        String spec = text(request, "KeySpec");
        if (!spec.equals("AES_256") && !spec.equals("AES_128")) {
            throw KmsError.validation("KeySpec");
        }
        return spec.equals("AES_256") ? 32 : 16;
    }

    private ObjectNode encrypt(JsonNode request) throws KmsError, GeneralSecurityException {
        KmsKey key = usable("Encrypt", request, "KeyId");
        byte[] blob = key.encrypt(bytes(request, "Plaintext"), context(request, "EncryptionContext"));
        return json.createObjectNode().put("CiphertextBlob", base64(blob)).put("KeyId", key.arn);
    }

    private ObjectNode decrypt(JsonNode request) throws KmsError {
        byte[] blob = bytes(request, "CiphertextBlob");
        KmsKey key = source("Decrypt", request, "KeyId", blob);
        byte[] plaintext = key.decrypt(blob, context(request, "EncryptionContext"));
        return json.createObjectNode()
                .put("Plaintext", base64(plaintext))
                .put("KeyId", key.arn)
                .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private ObjectNode reEncrypt(JsonNode request) throws KmsError, GeneralSecurityException {
        byte[] blob = bytes(request, "CiphertextBlob");
        KmsKey from = source("ReEncryptFrom", request, "SourceKeyId", blob);
        KmsKey to = usable("ReEncryptTo", request, "DestinationKeyId");
        byte[] plaintext = from.decrypt(blob, context(request, "SourceEncryptionContext"));
        byte[] again = to.encrypt(plaintext, context(request, "DestinationEncryptionContext"));
        return json.createObjectNode()
                .put("CiphertextBlob", base64(again))
                .put("SourceKeyId", from.arn)
                .put("DestinationKeyMaterialId", to.materialId())
                .put("KeyId", to.arn);
    }

    /** The key that made the blob, which must be the key that the caller names, if it names one. */
    private KmsKey source(String operation, JsonNode request, String field, byte[] blob) throws KmsError {
        KmsKey maker = keys.get(KmsKey.idOf(blob));
        if (request.has(field)) {
            KmsKey named = usable(operation, request, field);
            if (maker != named) {
                throw new KmsError(
                        400,
                        "IncorrectKeyException",
                        "The key ID in the request does not identify a CMK that can perform this operation.");
            }
            return named;
        }
        if (maker == null) {
            throw KmsError.invalidCiphertext();
        }
        maker.requireUsable(operation);
        return maker;
    }

    private ObjectNode rotate(KmsKey key) {
        key.rotate();
        return json.createObjectNode().put("KeyId", key.arn);
    }

    private ObjectNode state(JsonNode request, String state) throws KmsError {
        KmsKey key = key(text(request, "KeyId"));
        key.state(state);
        return json.createObjectNode().put("KeyId", key.arn).put("KeyState", state);
    }

    private KmsKey usable(String operation, JsonNode request, String field) throws KmsError {
        KmsKey key = key(text(request, field));
        key.requireUsable(operation);
        return key;
    }

    private KmsKey permitted(String operation, JsonNode request, String field) throws KmsError {
        KmsKey key = key(text(request, field));
        if (key.denied.contains(operation)) {
            key.requireUsable(operation);
        }
        return key;
    }

    private String arn(String resource) {
        return "arn:aws:kms:" + region + ":" + account + ":" + resource;
    }

    private static String text(JsonNode request, String field) throws KmsError {
        if (!request.path(field).isTextual()) {
            throw KmsError.validation("1 validation error detected: Value at '" + field + "' must not be null");
        }
        return request.get(field).asText();
    }

    private static byte[] bytes(JsonNode request, String field) throws KmsError {
        try {
            return Base64.getDecoder().decode(text(request, field));
        } catch (IllegalArgumentException e) {
            throw new KmsError(400, "SerializationException", field);
        }
    }

    private static Map<String, String> context(JsonNode request, String field) {
        Map<String, String> context = new TreeMap<>();
        request.path(field)
                .properties()
                .forEach(e -> context.put(e.getKey(), e.getValue().asText()));
        return context;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
