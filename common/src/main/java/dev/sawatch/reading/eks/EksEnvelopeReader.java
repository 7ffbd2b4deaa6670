package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events by which AWS hands log data to a function, told apart by what they hold: {@code {"awslogs": {"data"}}} of
 * CloudWatch Logs, {@code {"Records": [{"kinesis": {"data", "sequenceNumber"}}]}} of Kinesis, and {@code {"records":
 * [{"recordId", "data"}]}} of Firehose, for replay. Their data is that of {@link LogData}, holding the payload of {@link
 * SubscriptionPayloadReader}. Data that cannot be decoded is one rejection; the records beside it go on.
 */
public final class EksEnvelopeReader implements EnvelopeReader {
    private final LogData data;

    /**
     * What a function must answer.
     *
     * @param kinesis whether the event was a batch of Kinesis records
     * @param undecodable sequence numbers of the Kinesis records whose data could not be decoded
     */
    public record Delivery(boolean kinesis, List<String> undecodable) {}

    /** @param region of the log groups */
    public EksEnvelopeReader(String region) {
        this.data = new LogData(new SubscriptionPayloadReader(region));
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("awslogs")
                || fieldNames.contains("Records")
                || (fieldNames.contains("records") && fieldNames.contains("deliveryStreamArn"));
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        readDelivery(parser, sink);
    }

    /**
     * Reads the event of one invocation.
     *
     * @throws IOException where the stream itself fails
     */
    public Delivery readDelivery(InputStream event, EventSink sink) throws IOException {
        try (JsonParser parser = AuditJson.FACTORY.createParser(event)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return readDelivery(parser, sink);
            }
            reject(sink, Rejection.Reason.UNKNOWN_FORM, "an event that is no object");
        } catch (JsonProcessingException e) {
            reject(sink, Rejection.Reason.NOT_JSON, "an event that is no JSON, or JSON that ends early");
        }
        return new Delivery(false, List.of());
    }

    private Delivery readDelivery(JsonParser parser, EventSink sink) throws IOException {
        boolean kinesis = false;
        boolean known = false;
        List<String> undecodable = new ArrayList<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("awslogs")) {
                known = true;
                readRecord(parser, sink);
            } else if (value == JsonToken.START_ARRAY && (name.equals("Records") || name.equals("records"))) {
                known = true;
                kinesis = name.equals("Records");
                readRecords(parser, sink, undecodable);
            } else {
                parser.skipChildren();
            }
        }
        if (!known) {
            reject(sink, Rejection.Reason.UNKNOWN_FORM, "an event that is neither of CloudWatch Logs nor of Kinesis");
        }
        return new Delivery(kinesis, List.copyOf(undecodable));
    }

    private void readRecords(JsonParser parser, EventSink sink, List<String> undecodable) throws IOException {
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_OBJECT) {
                Result result = readRecord(parser, sink);
                if (!result.decoded && result.sequenceNumber != null) {
                    undecodable.add(result.sequenceNumber);
                }
            } else {
                parser.skipChildren();
                reject(sink, Rejection.Reason.UNKNOWN_FORM, "a record that is no object");
            }
        }
    }

    private record Result(boolean decoded, @Nullable String sequenceNumber) {}

    /** Data may stand in the record itself or in its {@code kinesis} object. */
    private Result readRecord(JsonParser parser, EventSink sink) throws IOException {
        Result result = null;
        String sequenceNumber = null;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("data")) {
                result = new Result(data.read(parser, sink), null);
            } else if (value == JsonToken.VALUE_STRING && name.equals("sequenceNumber")) {
                sequenceNumber = parser.getText();
            } else if (value == JsonToken.START_OBJECT && name.equals("kinesis")) {
                result = readRecord(parser, sink);
                sequenceNumber = result.sequenceNumber;
            } else {
                parser.skipChildren();
            }
        }
        if (result == null) {
            reject(sink, Rejection.Reason.UNKNOWN_FORM, "a record without data");
        }
        return new Result(result != null && result.decoded, sequenceNumber);
    }

    private static void reject(EventSink sink, Rejection.Reason reason, String detail) {
        sink.rejected(new Rejection(null, reason, detail, ""));
    }
}
