package dev.sawatch.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;
import java.net.HttpURLConnection;

/**
 * The Cloud Run function. Pub/Sub pushes a log entry to it, wrapped in a message, by a subscription of its own; or Eventarc
 * sends the same message as a CloudEvent, in binary or in structured mode: all three are one JSON body to read.
 *
 * <p>204 acknowledges: what was pushed is judged, alerted and learned, or is in the reject topic where it could not be
 * read; so a bad message does not come again. 503 means that the store, a topic or the connection failed, and that it must
 * be pushed again. Requests that come while a batch is processed are the next batch together; where that fails, all of
 * them are answered 503. 405 is for what is no push.
 */
public final class GcpFunction implements HttpFunction {
    private final GcpWiring wiring;

    /** As the Functions Framework makes it: from the environment. */
    public GcpFunction() {
        this(GcpWiring.ofEnvironment());
    }

    GcpFunction(GcpWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void service(HttpRequest request, HttpResponse response) {
        response.setStatusCode(request.getMethod().equals("POST") ? take(request) : HttpURLConnection.HTTP_BAD_METHOD);
    }

    private int take(HttpRequest request) {
        try {
            return wiring.invocation().take((reader, sink) -> {
                reader.readDelivery(request.getInputStream(), sink);
                return HttpURLConnection.HTTP_NO_CONTENT;
            });
        } catch (IOException | RuntimeException e) {
            wiring.faults().report(e, Trace.of(request));
            return HttpURLConnection.HTTP_UNAVAILABLE;
        }
    }
}
