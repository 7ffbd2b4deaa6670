package dev.sawatch.reading.gke;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Messages of Pub/Sub that hold log entries in base64: pushed ({@code {"message": {"data"}, "subscription"}}), pushed as the
 * data of a CloudEvent, or pulled ({@code {"ackId", "message": {"data"}}}). Data that cannot be decoded is one rejection.
 * For any number of threads.
 */
public final class PubSubReader implements EnvelopeReader {
    /** Enough to tell what it is. */
    private static final int EXCERPT = 64;

    private final LogEntryReader entries = new LogEntryReader();

    @Override
    public boolean recognises(Set<String> fieldNames) {
        boolean message = fieldNames.contains("message")
                && (fieldNames.size() == 1 || fieldNames.contains("subscription") || fieldNames.contains("ackId"));
        return message || fieldNames.contains("specversion");
    }

    /**
     * Reads the body of one push.
     *
     * @throws IOException where the stream itself fails
     */
    public void readDelivery(InputStream body, EventSink sink) throws IOException {
        try (JsonParser parser = AuditJson.FACTORY.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, sink);
            } else {
                reject(sink, Rejection.Reason.UNKNOWN_FORM, "a push that is no object", "");
            }
        } catch (StreamConstraintsException e) {
            reject(sink, Rejection.Reason.TOO_LARGE, "a push that is nested too deeply or holds too long a text", "");
        } catch (JsonProcessingException e) {
            reject(sink, Rejection.Reason.NOT_JSON, "a push that is no JSON, or JSON that ends early", "");
        }
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        if (!readData(parser, sink)) {
            reject(sink, Rejection.Reason.UNKNOWN_FORM, "a message without data", "");
        }
    }

    /** Data stands in the message, and that in the push or in the CloudEvent's data. */
    private boolean readData(JsonParser parser, EventSink sink) throws IOException {
        boolean found = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("data")) {
                found = true;
                decode(parser.getText(), sink);
            } else if (value == JsonToken.START_OBJECT && (name.equals("message") || name.equals("data"))) {
                found |= readData(parser, sink);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private void decode(String text, EventSink sink) {
        byte[] data;
        try {
            data = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            String excerpt = text.substring(0, Math.min(text.length(), EXCERPT));
            reject(sink, Rejection.Reason.NOT_JSON, "data is no base64", excerpt);
            return;
        }
        readEntries(data, sink);
    }

    private void readEntries(byte[] data, EventSink sink) {
        try {
            parse(data, sink);
        } catch (StreamConstraintsException e) {
            reject(sink, Rejection.Reason.TOO_LARGE, "data is nested too deeply or holds too long a text", text(data));
        } catch (JsonProcessingException e) {
            reject(sink, Rejection.Reason.NOT_JSON, "data is no JSON, or JSON that ends early", text(data));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read here", e);
        }
    }

    private static String text(byte[] data) {
        return new String(data, 0, Math.min(data.length, Rejection.MAX_EXCERPT), StandardCharsets.UTF_8);
    }

    /** One entry, or several in an array or back to back. */
    private void parse(byte[] data, EventSink sink) throws IOException {
        try (JsonParser json = AuditJson.FACTORY.createParser(data)) {
            boolean found = false;
            JsonToken token;
            while ((token = json.nextToken()) != null) {
                if (token == JsonToken.START_OBJECT) {
                    found = true;
                    entries.read(json, sink);
                } else if (token.isScalarValue()) {
                    found = true;
                    reject(sink, Rejection.Reason.UNKNOWN_FORM, "data that is no log entry", "");
                }
            }
            if (!found) {
                reject(sink, Rejection.Reason.UNKNOWN_FORM, "data without a log entry", "");
            }
        }
    }

    private static void reject(EventSink sink, Rejection.Reason reason, String detail, String excerpt) {
        sink.rejected(new Rejection(null, reason, detail, excerpt));
    }
}
