package io.sigil.keys.aws;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;

/**
 * An SDK client and what has to be closed with it. The SDK retries; nothing above it does, so one call sends at most
 * {@value #ATTEMPTS} requests. Each request asks the server to close its connection: calls are an hour apart, and a
 * connection kept alive would leave a thread of the JDK behind. Thread-safe.
 */
final class KmsConnection implements AutoCloseable {
    static final int ATTEMPTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(8);

    private final DefaultCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final KmsClient client;
    private final String region;

    private KmsConnection(DefaultCredentialsProvider credentials, SdkHttpClient http, KmsClient client, String region) {
        this.credentials = credentials;
        this.http = http;
        this.client = client;
        this.region = region;
    }

    /** Opens no connection yet. */
    static KmsConnection open(KeyRule rule) throws SQLException {
        Region region = region(rule);
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ATTEMPT)
                .build();
        try {
            KmsClientBuilder builder = KmsClient.builder()
                    .region(region)
                    .credentialsProvider(distinguishable(credentials))
                    .httpClient(http)
                    .overrideConfiguration(o -> o.apiCallTimeout(CALL)
                            .apiCallAttemptTimeout(ATTEMPT)
                            .putHeader("Connection", "close")
                            .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                    .maxAttempts(ATTEMPTS)
                                    .build()));
            rule.endpoint().ifPresent(builder::endpointOverride);
            return new KmsConnection(credentials, http, builder.build(), region.id());
        } catch (RuntimeException e) {
            http.close();
            credentials.close();
            throw ErrorCode.KMS_MISCONFIGURED.exception(
                    "the AWS client of key '" + rule.name()
                            + "' can't be made; check 'region', 'endpoint' and the AWS settings of the environment",
                    e);
        }
    }

    KmsClient client() {
        return client;
    }

    /** For example {@code eu-central-1}. */
    String region() {
        return region;
    }

    private static Region region(KeyRule rule) throws SQLException {
        if (rule.region().isPresent()) {
            return Region.of(rule.region().get());
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            throw ErrorCode.KMS_MISCONFIGURED.exception("key '" + rule.name()
                    + "' names no AWS region and the SDK's default chain finds none; add 'region:' or set AWS_REGION");
        }
    }

    /** The SDK reports missing credentials as it reports a broken network; this tells them apart. */
    private static AwsCredentialsProvider distinguishable(DefaultCredentialsProvider credentials) {
        return new AwsCredentialsProvider() {
            @Override
            public AwsCredentials resolveCredentials() {
                try {
                    return credentials.resolveCredentials();
                } catch (SdkException e) {
                    throw new CredentialsMissing();
                }
            }

            @Override
            public String toString() {
                return "default credentials";
            }
        };
    }

    @Override
    public void close() {
        client.close();
        http.close();
        credentials.close();
    }

    /** No credentials were found. Has no cause: the chain's own messages may quote a profile. */
    static final class CredentialsMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CredentialsMissing() {
            super("the default credentials chain found no credentials");
        }
    }
}
