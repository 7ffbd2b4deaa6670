package dev.sawatch.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests without a server, and the statuses by which they are answered. */
final class Exchange {
    static int push(GcpFunction function, String body) {
        return push(function, Map.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    static int push(GcpFunction function, Map<String, String> headers, InputStream body) {
        return request(function, "POST", headers, body);
    }

    static int request(GcpFunction function, String method, Map<String, String> headers, InputStream body) {
        AtomicInteger status = new AtomicInteger();
        function.service(request(method, headers, body), response(status));
        return status.get();
    }

    static HttpRequest request(String method, Map<String, String> headers, InputStream body) {
        return (HttpRequest) Proxy.newProxyInstance(
                HttpRequest.class.getClassLoader(),
                new Class<?>[] {HttpRequest.class},
                (self, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getInputStream" -> body;
                    case "getFirstHeader" ->
                        headers.entrySet().stream()
                                .filter(header -> header.getKey().equalsIgnoreCase((String) arguments[0]))
                                .map(Map.Entry::getValue)
                                .findFirst();
                    default -> throw new AssertionError("the function needs no " + called.getName());
                });
    }

    private static HttpResponse response(AtomicInteger status) {
        return (HttpResponse) Proxy.newProxyInstance(
                HttpResponse.class.getClassLoader(), new Class<?>[] {HttpResponse.class}, (self, called, arguments) -> {
                    if (!called.getName().equals("setStatusCode")) {
                        throw new AssertionError("the function needs no " + called.getName());
                    }
                    status.set((Integer) List.of(arguments).get(0));
                    return null;
                });
    }

    private Exchange() {}
}
