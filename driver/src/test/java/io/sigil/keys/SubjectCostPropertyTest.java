package io.sigil.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What data subjects cost: a row for each, and one call to the KMS however many they are. */
class SubjectCostPropertyTest {
    @Property(tries = 15)
    void oneRowForEachSubjectAndOneCallForAll(
            @ForAll @Size(min = 1, max = 400) List<@IntRange(max = 300) Integer> written) throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try (KeysFixture fixture = new KeysFixture()) {
            DataKeys keys = fixture.keys(fixture.rule());
            Set<Long> ids = new HashSet<>();
            for (int subject : written) {
                byte[] value = Integer.toString(subject).getBytes(StandardCharsets.UTF_8);
                ids.add(keys.ofSubject("pii", KeyPurpose.RANDOMIZED, value).id());
            }
            assertThat(ids).hasSize(new HashSet<>(written).size());
            // And the branch key's row; the store's own isn't a key.
            assertThat(fixture.store().from(Long.MIN_VALUE, 1_000)).hasSize(ids.size() + 1);
            assertThat(fixture.kms.count()).isEqualTo(1);
            DataKeys later = fixture.keys(fixture.rule().trusted(List.of(fixture.arn)));
            for (long id : ids) {
                later.byId("pii", id);
            }
            assertThat(fixture.kms.count()).as("of both JVMs").isEqualTo(2);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
