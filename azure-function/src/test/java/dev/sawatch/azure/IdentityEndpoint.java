package dev.sawatch.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The endpoint from which an app gets the tokens of its managed identity (Azure App Service, "REST endpoint reference").
 * Azurite takes such tokens as if a directory had signed them.
 */
final class IdentityEndpoint implements AutoCloseable {
    static final String SECRET = "made-up-secret";
    private static final String ISSUER = "https://sts.windows.net/00000000-0000-4000-8000-000000000001/";
    private static final String SIGNATURE = "bWFkZSB1cA";

    /** Queries by which tokens were asked for. */
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    IdentityEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no socket", e);
        }
        server.createContext("/msi/token", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/msi/token";
    }

    static boolean issued(String authorization) {
        return authorization.startsWith("Bearer ") && authorization.endsWith("." + SIGNATURE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        if (!SECRET.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))) {
            LocalServer.answer(exchange, 401, Map.of(), "");
            return;
        }
        asked.add(query);
        String resource = Objects.requireNonNull(query.get("resource"));
        long expires = Instant.now().getEpochSecond() + 86_400;
        LocalServer.answer(
                exchange,
                200,
                Map.of("Content-Type", "application/json"),
                "{\"access_token\":\"" + token(resource, expires) + "\",\"expires_on\":\"" + expires
                        + "\",\"resource\":\"" + resource + "\",\"token_type\":\"Bearer\"}");
    }

    private static String token(String resource, long expires) {
        String claims = "{\"aud\":\"" + resource + "\",\"iss\":\"" + ISSUER + "\",\"iat\":" + (expires - 90_000)
                + ",\"nbf\":" + (expires - 90_000) + ",\"exp\":" + expires + "}";
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims) + "." + SIGNATURE;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
