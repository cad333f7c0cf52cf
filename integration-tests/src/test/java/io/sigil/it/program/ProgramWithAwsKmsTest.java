package io.sigil.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.LogCapture;
import io.sigil.it.canary.Recording;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.kms.KmsEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The main job with data keys that are wrapped by AWS KMS: the real SDK against an endpoint that speaks its protocol. */
class ProgramWithAwsKmsTest {
    private static final int EDITION = 4;

    @TempDir
    private Path folder;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "test-secret-access-key-2718281828");
    }

    @AfterAll
    static void takeCredentialsBack() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @EachDatabase(fresh = true)
    void seesTheSameAndLeavesNoPlaintext(TestDatabase ruled) throws Exception {
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            kms.createKey("alias/app-pii");
            PlainJdbcProgram program = new PlainJdbcProgram(
                    ruled.dataSource("jdbc:sigil:recording:", rules(kms)), ruled.dialect(), EDITION);
            CanaryScan scan = CanaryScan.of(program.canaries());
            List<String> transcript;
            try (LogCapture log = LogCapture.start();
                    Recording recording = Recording.start()) {
                transcript = program.run();
                scan.statements(recording.events()).log(log);
            }
            scan.files(ruled.filesOnDisk());
            scan.assertClean();
            TestDatabase plain = ruled.server().createDatabase("plain");
            assertThat(transcript)
                    .containsExactlyElementsOf(
                            new PlainJdbcProgram(plain.dataSource(), plain.dialect(), EDITION).run());
            assertThat(kms.count("GenerateDataKey"))
                    .as("one key for each purpose")
                    .isEqualTo(2);
            assertThat(kms.count("Decrypt")).isLessThanOrEqualTo(2);
        }
    }

    private Properties rules(KmsEndpoint kms) throws Exception {
        String keys = "keys:\n  pii: {kms: aws, keyId: alias/app-pii, region: " + kms.region() + ", endpoint: '"
                + kms.uri() + "'}\n";
        Path file = Files.writeString(folder.resolve("sigil.yaml"), "version: 1\n" + keys + ProgramSchema.RULES);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", file.toString());
        return properties;
    }
}
