package heirlooms;

import app.Visit;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** An application with old versions of what Sigil uses inside, or once might have. */
public final class Heirlooms {
    private Heirlooms() {}

    /** Arguments: a URL that begins with jdbc:sigil:h2:, and where a KMS answers. */
    public static void main(String[] arguments) throws Exception {
        String before = old(arguments[1]);
        String visit = Visit.visit(arguments[0]);
        String after = old(arguments[1]);
        System.out.println(before.equals(after) ? visit + " beside " + after : before + " became " + after);
    }

    private static String old(String kms) throws Exception {
        String sql = CCJSqlParserUtil.parse("select a from b").toString();
        Map<String, Integer> yaml = new Yaml().load("a: 1");
        BouncyCastleProvider provider = new BouncyCastleProvider();
        int length = MessageDigest.getInstance("RIPEMD160", provider).getDigestLength();
        try (KmsClient client = KmsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(kms))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String key = client.describeKey(r -> r.keyId("alias/app")).keyMetadata().keyId();
            return sql + ", " + yaml + ", " + length + ", " + provider.getVersionStr() + ", " + !key.isEmpty();
        }
    }
}
