package io.sigil.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.kms.KmsEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The data keys that a KMS endpoint has given out, in the clear: it is asked again for each. */
final class PlainKeys {
    private static final String DECRYPT = "Decrypt ";

    private PlainKeys() {}

    static List<byte[]> of(KmsEndpoint kms) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        List<byte[]> keys = new ArrayList<>();
        for (String request : kms.requests()) {
            if (request.startsWith(DECRYPT)) {
                HttpRequest replay = HttpRequest.newBuilder(URI.create(kms.uri() + "/"))
                        .header("X-Amz-Target", "TrentService.Decrypt")
                        .header("Authorization", "Credential=REPLAY/1")
                        .POST(HttpRequest.BodyPublishers.ofString(request.substring(DECRYPT.length())))
                        .build();
                String answer = HttpClient.newHttpClient()
                        .send(replay, HttpResponse.BodyHandlers.ofString())
                        .body();
                keys.add(Base64.getDecoder()
                        .decode(json.readTree(answer).get("Plaintext").asText()));
            }
        }
        return keys;
    }
}
