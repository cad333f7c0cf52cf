package io.sigil.keys.aws;

import static io.sigil.keys.KeyPurpose.RANDOMIZED;
import static io.sigil.keys.KeysFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.error.ErrorCode;
import io.sigil.keys.AwsCredentialsInProperties;
import io.sigil.keys.DataKey;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeysFixture;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.StoredKey;
import io.sigil.kms.KmsEndpoint;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kinds of KMS keys, and what KMS does with them by itself. */
@ExtendWith(AwsCredentialsInProperties.class)
class AwsKeyKindsTest {
    private final KeysFixture fixture = new KeysFixture();

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private StoredKey row(DataKey key) throws Exception {
        return fixture.store().find("pii", key.id()).orElseThrow();
    }

    @Test
    void materialThatWrappedAKeyIsOnRecord() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        DataKey before = keys.current("pii", RANDOMIZED);
        fixture.kms.rotate(fixture.arn);
        DataKey after = keys.rotate("pii");
        assertThat(row(before).wrapped().material()).hasSize(64);
        assertThat(row(after).wrapped().material())
                .hasSize(64)
                .isNotEqualTo(row(before).wrapped().material());
        assertThat(fixture.keys(fixture.rule()).byId("pii", before.id()).id()).isEqualTo(before.id());
    }

    @Test
    void keyOfAStoreThatCantGenerateEncryptsWhatSigilDraws() throws Exception {
        fixture.kms.refuseToGenerate(fixture.arn);
        DataKey made = fixture.keys(fixture.rule()).current("pii", RANDOMIZED);
        assertThat(fixture.kms.count("Encrypt")).isEqualTo(1);
        DataKey read = fixture.keys(fixture.rule()).byId("pii", made.id());
        assertThat(read.secret(SecretAccess.grant())).isEqualTo(made.secret(SecretAccess.grant()));
    }

    @Test
    void multiRegionKeyUnwrapsWhatItsRelativeWrapped() throws Exception {
        String here = fixture.kms.createMultiRegionKey();
        DataKey made = fixture.keys(fixture.rule().keyId(here)).current("pii", RANDOMIZED);
        try (KmsEndpoint elsewhere = KmsEndpoint.start("eu-west-1")) {
            String there = elsewhere.replicate(fixture.kms, here);
            KeyRule.Builder rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "aws")
                    .region("eu-west-1")
                    .endpoint(elsewhere.uri());
            DataKeys keys = fixture.keys(rule.keyId(there));
            assertThat(keys.byId("pii", made.id()).secret(SecretAccess.grant()))
                    .isEqualTo(made.secret(SecretAccess.grant()));
            assertThat(keys.rewrap("pii")).isEqualTo(1);
            assertThat(row(made).wrapped().keyId()).isEqualTo(there);
            String stranger = elsewhere.createMultiRegionKey();
            DataKeys others = fixture.keys(rule.keyId(stranger));
            assertFails(ErrorCode.KMS_KEY_UNTRUSTED, () -> others.byId("pii", made.id()));
        }
    }

    @Test
    void rewrappingThatWasCutOffIsCompletedByTheNext() throws Exception {
        DataKeys keys = fixture.keys(fixture.rule());
        List<DataKey> made = new ArrayList<>(List.of(keys.current("pii", RANDOMIZED)));
        for (int i = 0; i < 4; i++) {
            made.add(keys.rotate("pii"));
        }
        String next = fixture.kms.createKey();
        fixture.kms.moveAlias(KeysFixture.ALIAS, next);
        DataKeys later = fixture.keys(fixture.rule().trusted(List.of(fixture.arn, next)));
        assertFails(
                ErrorCode.KMS_ACCESS_DENIED,
                () -> later.rewrap("pii", (done, key) -> {
                    if (done == 2) {
                        fixture.kms.deny(fixture.arn, "ReEncryptFrom");
                    }
                }));
        fixture.kms.allow(fixture.arn, "ReEncryptFrom");
        fixture.kms.resetCounts();
        assertThat(later.rewrap("pii")).isEqualTo(3);
        assertThat(fixture.kms.count("ReEncrypt")).as("only the rest").isEqualTo(3);
        assertThat(later.rewrap("pii")).isZero();
        fixture.kms.scheduleDeletion(fixture.arn);
        DataKeys last = fixture.keys(fixture.rule().trusted(List.of(next)));
        for (DataKey key : made) {
            assertThat(last.byId("pii", key.id()).secret(SecretAccess.grant()))
                    .isEqualTo(key.secret(SecretAccess.grant()));
        }
    }
}
