package dev.sawatch.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * A moto server: AWS's interfaces in one process, which keeps what it is told and runs no function. Asked without an SDK
 * where the function has none of the service.
 *
 * @param endpoint where it listens
 */
record Moto(URI endpoint) {
    static final String REGION = "eu-central-1";

    /** The account that it plays. */
    static final String ACCOUNT = "123456789012";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What a deployed Lambda function is configured with. */
    JsonNode functionConfiguration(String function) throws IOException, InterruptedException {
        return send(request("/2015-03-31/functions/" + function + "/configuration", "lambda")
                .GET()
                .build());
    }

    /** CloudWatch Logs. */
    JsonNode logs(String action, Map<String, ?> body) throws IOException, InterruptedException {
        return post("logs", "Logs_20140328." + action, body);
    }

    /** Kinesis. */
    JsonNode kinesis(String action, Map<String, ?> body) throws IOException, InterruptedException {
        return post("kinesis", "Kinesis_20131202." + action, body);
    }

    private JsonNode post(String service, String target, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request("/", service)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** It takes service and region from the signature and does not check it. */
    private HttpRequest.Builder request(String path, String service) {
        return HttpRequest.newBuilder(endpoint.resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/" + REGION + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=none");
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
