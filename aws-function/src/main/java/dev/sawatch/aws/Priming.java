package dev.sawatch.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.function.WarmUp;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.crac.Context;
import org.crac.Resource;

/**
 * Warms up before SnapStart takes its snapshot. After the restore nothing is to be done: connections are dropped by their
 * age, credentials are asked for anew, and no random number is kept.
 */
record Priming(WarmUp warmUp, Supplier<EksEnvelopeReader> readers) implements Resource {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        warmUp.run((event, sink) -> readers.get().readDelivery(delivery(event), sink));
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing, see above.
    }

    static InputStream delivery(String event) throws IOException {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", "111122223333")
                .put("logGroup", "/aws/eks/priming/cluster")
                .put("logStream", "kube-apiserver-audit-priming");
        payload.putArray("logEvents")
                .addObject()
                .put("id", "0")
                .put("timestamp", 0)
                .put("message", event);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(payload.toString().getBytes(StandardCharsets.UTF_8));
        }
        String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
        return new ByteArrayInputStream(("{\"awslogs\":{\"data\":\"" + data + "\"}}").getBytes(StandardCharsets.UTF_8));
    }
}
