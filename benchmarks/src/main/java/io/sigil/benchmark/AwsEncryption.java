package io.sigil.benchmark;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

/** The schema that the AWS wrapper reads what is encrypted from; its documentation has no script for it. */
final class AwsEncryption {
    /** The ARN of a key of the KMS that the run has started. */
    static final String KEY = "sigil.benchmark.aws.key";

    /** Where the SDK of the wrapper finds that KMS. */
    static final String ENDPOINT = "aws.endpointUrlKms";

    private AwsEncryption() {}

    static void prepare(String url) throws Exception {
        try (Connection bare = DriverManager.getConnection(url);
                Statement statement = bare.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS encrypt CASCADE");
            statement.execute("DROP TABLE IF EXISTS " + Side.AWS.person());
            statement.execute("DROP DOMAIN IF EXISTS encrypted_data");
            statement.execute("CREATE DOMAIN encrypted_data AS bytea");
            statement.execute("CREATE SCHEMA encrypt");
            statement.execute("CREATE TABLE encrypt.key_storage (id SERIAL PRIMARY KEY, name VARCHAR(255) NOT NULL,"
                    + " master_key_arn VARCHAR(512) NOT NULL, encrypted_data_key TEXT NOT NULL, hmac_key BYTEA NOT NULL,"
                    + " key_spec VARCHAR(50) DEFAULT 'AES_256', created_at TIMESTAMPTZ DEFAULT now(),"
                    + " last_used_at TIMESTAMPTZ DEFAULT now())");
            statement.execute(
                    "CREATE TABLE encrypt.encryption_metadata (table_name VARCHAR(255), column_name VARCHAR(255),"
                            + " encryption_algorithm VARCHAR(50), key_id INTEGER, created_at TIMESTAMPTZ DEFAULT now(),"
                            + " updated_at TIMESTAMPTZ DEFAULT now(), PRIMARY KEY (table_name, column_name))");
            for (String column : new String[] {"ssn", "name"}) {
                int key = store(bare, column);
                statement.execute(
                        "INSERT INTO encrypt.encryption_metadata (table_name, column_name, encryption_algorithm,"
                                + " key_id) VALUES ('" + Side.AWS.person() + "', '" + column + "', 'AES-256-GCM', "
                                + key + ")");
            }
        }
    }

    private static int store(Connection bare, String name) throws Exception {
        String arn = System.getProperty(KEY);
        try (PreparedStatement insert = bare.prepareStatement("INSERT INTO encrypt.key_storage"
                + " (name, master_key_arn, encrypted_data_key, hmac_key) VALUES (?, ?, ?, ?) RETURNING id")) {
            insert.setString(1, name);
            insert.setString(2, arn);
            insert.setString(3, wrappedKey(arn));
            insert.setBytes(4, new byte[32]);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String wrappedKey(String arn) {
        try (KmsClient kms = KmsClient.builder()
                .endpointOverride(URI.create(System.getProperty(ENDPOINT)))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "none")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return Base64.getEncoder()
                    .encodeToString(kms.generateDataKey(r -> r.keyId(arn).keySpec(DataKeySpec.AES_256))
                            .ciphertextBlob()
                            .asByteArray());
        }
    }
}
