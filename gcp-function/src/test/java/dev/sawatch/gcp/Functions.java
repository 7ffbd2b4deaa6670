package dev.sawatch.gcp;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.TestedFunction;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Functions on parts that a test chooses. */
final class Functions {
    /** An instance to which the bodies of a delivery are pushed one after the other, until one is not acknowledged. */
    static TestedFunction of(FunctionParts parts) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        GcpFunction function = new GcpFunction(wiring(parts, log));
        return delivery -> {
            for (String body : new String(delivery, StandardCharsets.UTF_8).split("\n", -1)) {
                int status = Exchange.push(function, body);
                if (status != 204) {
                    throw new NotAcknowledged(status, log.toString(StandardCharsets.UTF_8));
                }
            }
        };
    }

    /** What Pub/Sub is told. */
    private static final class NotAcknowledged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAcknowledged(int status, String log) {
            super(status + ": " + log);
        }
    }

    static GcpWiring wiring(FunctionParts parts, OutputStream log) {
        return GcpWiring.of(
                Databases.PROJECT,
                new AuditPipeline(parts.store(), parts.publisher(), parts.rejects(), parts.settings(), parts.clock()),
                parts.clock(),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private Functions() {}
}
