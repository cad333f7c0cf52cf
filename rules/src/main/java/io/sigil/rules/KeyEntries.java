package io.sigil.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of one entry under {@code keys}. */
final class KeyEntries {
    static final Entry<String> KMS = Entry.required(
            "kms",
            TextShape.open(),
            "Key management service: aws, local, or the name of a KeyEncryptionService on the class path.");

    static final Entry<String> KEY_ID = Entry.optional(
            "keyId",
            TextShape.open(),
            "The KMS key: key id, ARN or alias; needed with kms: aws. With kms: local the alias in the keyring, needed when it holds several keys.");

    static final Entry<String> REGION =
            Entry.optional("region", TextShape.open(), "AWS region. Default: the AWS SDK's own chain.");

    static final Entry<URI> ENDPOINT = Entry.optional(
            "endpoint",
            ParsedShape.of("an endpoint", "write an `http:` or `https:` URL", KeyEntries::endpoint)
                    .matching("[Hh][Tt][Tt][Pp][Ss]?://[\\s\\S]+"),
            "URL of the KMS endpoint. Default: the region's.");

    static final Entry<List<Given<String>>> TRUSTED = Entry.optional(
            "trusted",
            new ListShape<>(TextShape.open()),
            "The only key ARNs that a stored data key may name. Default: the one that keyId resolves to.");

    static final Entry<Duration> ROTATE_AFTER = Entry.optional(
            "rotateAfter",
            ParsedShape.of("a duration", DurationParser.HINT, DurationParser::positive)
                    .matching(DurationParser.POSITIVE),
            "Age at which randomized writes move to a new data key: a number and d, h, m or s. Default: 365d.");

    static final Entry<Duration> CACHE_TTL = Entry.optional(
            "cacheTtl",
            ParsedShape.of("a duration", DurationParser.HINT, DurationParser::positive)
                    .matching(DurationParser.POSITIVE),
            "How long an unwrapped data key may serve without asking the KMS: a number and d, h, m or s. Default: 1h.");

    static final Entry<Duration> STALE_IF_KMS_DOWN = Entry.optional(
            "staleIfKmsDown",
            ParsedShape.of("a duration", DurationParser.HINT, DurationParser::zeroOrMore)
                    .matching(DurationParser.ZERO_OR_MORE),
            "How much longer it may serve while the KMS can't be reached: a number and d, h, m or s. Default: 0.");

    static final Entry<Path> KEYRING = Entry.optional(
            "keyring",
            KeystoreEntries.path(),
            "PKCS#12 file, for kms: local. A relative path starts at the JVM's working directory.");

    static final Entry<String> PASSWORD =
            Entry.optional("password", TextShape.ofSecret(), "The keyring's password; best a ${variable}.");

    static final Entry<Boolean> CREATE =
            Entry.optional("create", new FlagShape(), "Whether a missing keyring is made. Default: false.");

    static final SectionShape SECTION = new SectionShape(
            KMS,
            KEY_ID,
            REGION,
            ENDPOINT,
            TRUSTED,
            ROTATE_AFTER,
            CACHE_TTL,
            STALE_IF_KMS_DOWN,
            KEYRING,
            PASSWORD,
            CREATE);

    private KeyEntries() {}

    private static URI endpoint(String text) throws MalformedText {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the same complaint: what the parser found wrong quotes the text.
        }
        throw new MalformedText("write an `http:` or `https:` URL");
    }
}
