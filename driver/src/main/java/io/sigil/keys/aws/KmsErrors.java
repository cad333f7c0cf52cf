package io.sigil.keys.aws;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK threw -> Sigil's code, with the remedy. */
final class KmsErrors {
    private static final String UNSUPPORTED = "UnsupportedOperationException";
    private static final Set<String> THROTTLED = Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown");
    private static final Set<String> DENIED = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "IncompleteSignature",
            "SignatureDoesNotMatch",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired");
    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");
    private static final Set<String> MISSING =
            Set.of("NotFoundException", "InvalidArnException", "InvalidAliasNameException");
    private static final Set<String> UNUSABLE = Set.of(
            "DisabledException", "KMSInvalidStateException", "KeyUnavailableException", "InvalidKeyUsageException");
    private static final Set<String> WRAPPING_REFUSED =
            Set.of("InvalidCiphertextException", "IncorrectKeyException", "IncorrectKeyMaterialException");
    private static final Set<String> INTERNAL =
            Set.of("KMSInternalException", "DependencyTimeoutException", "InternalFailure", "ServiceUnavailable");

    private KmsErrors() {}

    /**
     * @param operation the KMS operation's name
     * @param key the key as the rules file or the key store names it
     */
    static SQLException translate(String operation, String key, SdkException thrown) {
        String where = "AWS KMS " + operation + " with key " + key;
        if (causedByMissingCredentials(thrown)) {
            return ErrorCode.KMS_CREDENTIALS_MISSING.exception(
                    "no AWS credentials for " + where
                            + "; the SDK's default chain found none; check the environment, the profile or the instance's role");
        }
        if (!(thrown instanceof AwsServiceException)) {
            return noAnswer(where, thrown);
        }
        return refusal(where, (AwsServiceException) thrown);
    }

    /**
     * Chained only when the network itself is at fault: an answer that can't be read may hold a data key, and a parser's
     * message may quote it.
     */
    private static SQLException noAnswer(String where, SdkException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String type = root.getClass().getName();
        boolean ofNetwork =
                type.startsWith("java.net.") || type.startsWith("javax.net.") || root instanceof SdkClientException;
        return ErrorCode.KMS_UNREACHABLE.exception(
                where + " got no usable answer (" + root.getClass().getSimpleName()
                        + "); check the network, 'region' and 'endpoint'; the next try comes in seconds",
                ofNetwork ? thrown : null);
    }

    private static SQLException refusal(String where, AwsServiceException thrown) {
        String error = thrown.awsErrorDetails() == null
                ? null
                : thrown.awsErrorDetails().errorCode();
        String name = error == null ? "status " + thrown.statusCode() : error;
        String what = where + " answered " + name + "; ";
        // The named refusals first: KMS sends KeyUnavailableException with status 500.
        if (UNUSABLE.contains(name)) {
            return ErrorCode.KMS_KEY_UNUSABLE.exception(
                    what + "the key is disabled, pending deletion or of another kind; enable it or cancel its deletion",
                    thrown);
        }
        if (DENIED.contains(name)) {
            return ErrorCode.KMS_ACCESS_DENIED.exception(
                    what + "allow the operation in the key's policy or the role's, for the credentials in use", thrown);
        }
        if (MISSING.contains(name)) {
            return ErrorCode.KMS_KEY_MISSING.exception(
                    what + "there is no such key or alias in this account and region; check 'keyId' and 'region'",
                    thrown);
        }
        if (WRAPPING_REFUSED.contains(name)) {
            return ErrorCode.WRAPPED_KEY_REFUSED.exception(
                    what
                            + "the data key's row in the key store was changed or moved, or wrapped by another key; restore it",
                    thrown);
        }
        if (THROTTLED.contains(name) || thrown.isThrottlingException()) {
            return ErrorCode.KMS_THROTTLED.exception(
                    what + "the account's request rate is used up; the next try comes in seconds", thrown);
        }
        if (EXPIRED.contains(name)) {
            return ErrorCode.KMS_CREDENTIALS_MISSING.exception(
                    what + "the credentials have expired; renew them", thrown);
        }
        if (INTERNAL.contains(name) || thrown.statusCode() >= 500) {
            return ErrorCode.KMS_UNREACHABLE.exception(
                    what + "the service has a fault; the next try comes in seconds", thrown);
        }
        return ErrorCode.KMS_REQUEST_REFUSED.exception(
                what + "look the error up in the AWS KMS API reference of this operation", thrown);
    }

    /** Whether KMS knows the operation but not for this key. */
    static boolean isUnsupported(SQLException e) {
        return e.getCause() instanceof AwsServiceException
                && ((AwsServiceException) e.getCause()).awsErrorDetails() != null
                && UNSUPPORTED.equals(
                        ((AwsServiceException) e.getCause()).awsErrorDetails().errorCode());
    }

    private static boolean causedByMissingCredentials(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof KmsConnection.CredentialsMissing) {
                return true;
            }
        }
        return false;
    }
}
