package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.packed.Gunzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of a CloudWatch Logs event, a Kinesis record or a Firehose record: base64 of gzip of JSON. Firehose
 * compresses once more or not at all. Unpacked as a whole where
 * that is small and intact, else as a stream.
 */
final class LogData {
    /** Enough to tell what it is; more might hold a request body. */
    private static final int EXCERPT = 64;

    private final SubscriptionPayloadReader reader;

    LogData(SubscriptionPayloadReader reader) {
        this.reader = reader;
    }

    /**
     * Reads data from the parser's current text, without making a String of it.
     *
     * @return whether all of it could be decoded; if not, one rejection says why, and what came before it was handed over
     */
    boolean read(JsonParser parser, EventSink sink) throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        Fault fault = decode(text, from, length, sink);
        if (fault == null) {
            return true;
        }
        String excerpt = new String(text, from, Math.min(length, EXCERPT));
        sink.rejected(new Rejection(null, fault.reason, fault.detail, excerpt));
        return false;
    }

    private record Fault(Rejection.Reason reason, String detail) {}

    private @Nullable Fault decode(char[] text, int from, int length, EventSink sink) {
        byte[] whole = UnpackedData.of(text, from, length);
        try {
            if (whole == null) {
                return unpack(new Base64Chars(text, from, length), sink);
            }
            return reader.readInPlace(whole, sink) ? null : parse(new ByteArrayInputStream(whole), sink);
        } catch (Base64Chars.NotBase64Exception e) {
            return new Fault(Rejection.Reason.NOT_JSON, "data is no base64");
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read here", e);
        }
    }

    private @Nullable Fault unpack(InputStream raw, EventSink sink) throws IOException {
        try (Gunzip plain = Gunzip.open(raw)) {
            Fault fault = parse(plain, sink);
            return plain.damage() == null
                    ? fault
                    : new Fault(Rejection.Reason.NOT_JSON, "data is gzip that is damaged or ends early");
        }
    }

    private @Nullable Fault parse(InputStream data, EventSink sink) throws IOException {
        try {
            return parseAll(data, sink);
        } catch (StreamConstraintsException e) {
            return new Fault(Rejection.Reason.TOO_LARGE, "data is nested too deeply or holds too long a text");
        } catch (JsonProcessingException e) {
            return new Fault(Rejection.Reason.NOT_JSON, "data is no JSON, or JSON that ends early");
        }
    }

    private @Nullable Fault parseAll(InputStream data, EventSink sink) throws IOException {
        try (JsonParser json = AuditJson.FACTORY.createParser(data)) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return new Fault(Rejection.Reason.NOT_JSON, "data is empty");
            }
            Fault fault = null;
            for (; token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    reader.read(json, sink);
                } else {
                    json.skipChildren();
                    fault = new Fault(Rejection.Reason.UNKNOWN_FORM, "data holds JSON that is no object");
                }
            }
            return fault;
        }
    }
}
