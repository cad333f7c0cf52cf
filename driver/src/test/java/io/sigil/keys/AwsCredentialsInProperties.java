package io.sigil.keys;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Credentials where the SDK's default chain looks first. */
public final class AwsCredentialsInProperties implements BeforeAllCallback, AfterAllCallback {
    /** Looks like a secret, so that a scan of messages can find it. */
    public static final String SECRET = "test-secret-access-key-3141592653";

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", SECRET);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
