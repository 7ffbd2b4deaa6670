package dev.sawatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Events as CloudWatch Logs hands them to a function. */
final class EksDeliveries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOGGED = 1_767_607_200_000L;

    /** The data of deliveries of so many events each: base64 of gzip of JSON that holds each event as a text. */
    static List<byte[]> data(byte[] lines, int events) throws IOException {
        String[] all = new String(lines, StandardCharsets.UTF_8).split("\n");
        List<byte[]> deliveries = new ArrayList<>();
        for (int from = 0; from < all.length; from += events) {
            byte[] payload = payload(all, from, Math.min(all.length, from + events));
            deliveries.add(Base64.getEncoder().encode(gzip(payload)));
        }
        return deliveries;
    }

    /** The event that a function is invoked with. */
    static byte[] event(byte[] data) {
        return ("{\"awslogs\":{\"data\":\"" + new String(data, StandardCharsets.ISO_8859_1) + "\"}}")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] payload(String[] lines, int from, int to) throws IOException {
        ObjectNode payload = JSON.createObjectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", "111122223333")
                .put("logGroup", "/aws/eks/prod-eu/cluster")
                .put("logStream", "kube-apiserver-audit-71976ca11bea5d3083393f7d32dab75b");
        payload.putArray("subscriptionFilters").add("sawatch");
        ArrayNode events = payload.putArray("logEvents");
        for (int i = from; i < to; i++) {
            events.addObject()
                    .put("id", "319531066069669833788090250798042111432896154" + (10_000_000 + i))
                    .put("timestamp", LOGGED)
                    .put("message", lines[i]);
        }
        return JSON.writeValueAsBytes(payload);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private EksDeliveries() {}
}
