package dev.sawatch.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.sawatch.function.WarmUp;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** Functions on parts that a test chooses. */
final class Functions {
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (self, method, arguments) -> {
                throw new AssertionError("the function needs no context");
            });

    static AwsFunction of(FunctionParts parts) {
        return new AwsFunction(wiring(parts, OutputStream.nullOutputStream()));
    }

    static AwsWiring wiring(FunctionParts parts, OutputStream log) {
        return AwsWiring.of(
                EksPayloads.REGION,
                "sawatch",
                new AuditPipeline(parts.store(), parts.publisher(), parts.rejects(), parts.settings(), parts.clock()),
                new WarmUp(parts.store(), parts.settings(), parts.clock()),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    static String invoke(AwsFunction function, String event) throws IOException {
        return invoke(function, EksPayloads.bytes(event));
    }

    static String invoke(AwsFunction function, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private Functions() {}
}
