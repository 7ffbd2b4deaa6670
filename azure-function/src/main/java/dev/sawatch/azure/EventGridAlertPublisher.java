package dev.sawatch.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.function.AlertBody;
import java.util.Locale;

/**
 * Publishes alerts to a custom topic of Event Grid with the schema CloudEvents 1.0, each as a batch of one. Beside what is
 * in the event anyway, subscriptions can filter by the extension attributes {@code page}, {@code severity}, {@code
 * confidence}, {@code variation}, {@code cluster}, {@code namespace} and {@code serviceaccount}. An alert over the topic's
 * limit is shortened as {@link AlertBody} says.
 */
public final class EventGridAlertPublisher implements AlertPublisher {
    /** 1 MB for the array of events (Event Grid, "Publish events to Event Grid custom topics"). */
    private static final int MAX_BYTES = 1_000_000;

    private static final String API_VERSION = "?api-version=2018-01-01";
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpPipeline pipeline;
    private final String endpoint;

    /**
     * @param pipeline that authenticates, and has a bounded retry
     * @param endpoint of the topic: {@code https://TOPIC.REGION-1.eventgrid.azure.net/api/events}
     */
    public EventGridAlertPublisher(HttpPipeline pipeline, String endpoint) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
    }

    @Override
    public void publish(AlertMessage message) {
        String batch = AlertBody.of(message, MAX_BYTES, (event, text) -> batch(message, event));
        HttpRequest request = new HttpRequest(HttpMethod.POST, endpoint + API_VERSION)
                .setHeader(HttpHeaderName.CONTENT_TYPE, BATCH)
                .setBody(batch);
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            if (response.getStatusCode() != 200) {
                throw new HttpResponseException("Status code " + response.getStatusCode(), response);
            }
        } catch (RuntimeException e) {
            throw new DeliveryException(
                    "Event Grid did not take alert " + message.id() + ": "
                            + Refusal.of(e).reason("EventGrid Data Sender"),
                    e);
        }
    }

    /** Names of extension attributes are lower case letters and digits (CloudEvents 1.0, 3.1). */
    private static String batch(AlertMessage message, String event) {
        try {
            ObjectNode attributed = (ObjectNode) MAPPER.readTree(event);
            message.attributes()
                    .forEach((name, value) ->
                            attributed.put(name.replace("_", "").toLowerCase(Locale.ROOT), value));
            return "[" + attributed + "]";
        } catch (JsonProcessingException e) {
            throw new DeliveryException("alert " + message.id() + " is no JSON", e);
        }
    }
}
