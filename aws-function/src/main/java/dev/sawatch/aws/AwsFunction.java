package dev.sawatch.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sawatch.reading.eks.EksEnvelopeReader.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The Lambda function. CloudWatch Logs or Kinesis invokes it; which one, the event itself tells.
 *
 * <p>Returning acknowledges: all that was delivered is judged, alerted and learned, and what could not be read is in the
 * reject queue. Throwing means that the store, the topic or the queue failed; everything is delivered again, by Lambda
 * twice and then to the on-failure destination, by Kinesis until its mapping's limits.
 *
 * <p>To Kinesis, the answer {@code {"batchItemFailures": [{"itemIdentifier"}]}} names the records whose data is no base64,
 * gzip or JSON at all. They are in the reject queue like every other unreadable record, but only with what they are,
 * for their content is not known: so Kinesis tries them again and then tells its on-failure destination where in the
 * stream the whole record lies. A record in which single log events are unreadable is not among them.
 */
public final class AwsFunction implements RequestStreamHandler {
    private final AwsWiring wiring;

    /** As Lambda makes it: from the environment. */
    public AwsFunction() {
        this(AwsWiring.ofEnvironment());
    }

    AwsFunction(AwsWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Delivery delivery = wiring.invocation().take((reader, sink) -> reader.readDelivery(event, sink));
        KinesisAnswer.write(delivery, answer);
    }
}
