package dev.sawatch.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EksPayloads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Functions on parts that a test chooses. */
final class Functions {
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (self, method, arguments) -> {
                throw new AssertionError("the function needs no context");
            });

    static AwsFunction of(
            StateStore store, AlertPublisher publisher, RejectSink rejects, Settings settings, InstantSource clock) {
        return of(store, publisher, rejects, settings, clock, OutputStream.nullOutputStream());
    }

    static AwsFunction of(
            StateStore store,
            AlertPublisher publisher,
            RejectSink rejects,
            Settings settings,
            InstantSource clock,
            OutputStream log) {
        EksEnvelopeReader reader = new EksEnvelopeReader(EksPayloads.REGION);
        return new AwsFunction(new AwsWiring(
                reader,
                new AuditPipeline(store, publisher, rejects, settings, clock),
                new BatchReport("sawatch", new PrintStream(log, true, StandardCharsets.UTF_8)),
                clock,
                new Priming(reader, store, settings, clock)));
    }

    static String invoke(AwsFunction function, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(EksPayloads.bytes(event)), answer, CONTEXT);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private Functions() {}
}
