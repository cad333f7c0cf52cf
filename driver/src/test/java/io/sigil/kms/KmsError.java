package io.sigil.kms;

/** An error of the KMS protocol: {@code __type} and HTTP status. */
final class KmsError extends Exception {
    private static final long serialVersionUID = 1L;

    final int status;
    final String type;

    KmsError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static KmsError notFound(String what) {
        return new KmsError(400, "NotFoundException", what + " is not found.");
    }

    static KmsError validation(String message) {
        return new KmsError(400, "ValidationException", message);
    }

    static KmsError invalidCiphertext() {
        return new KmsError(400, "InvalidCiphertextException", "");
    }
}
