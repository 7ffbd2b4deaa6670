package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of a CloudWatch Logs event, a Kinesis record or a Firehose record: base64 of gzip of JSON. Firehose
 * compresses once more or not at all, so the layers of gzip are told by their magic bytes. Unpacked as a whole where
 * that is small and intact, else as a stream.
 */
final class LogData {
    /** Enough to tell what it is; more might hold a request body. */
    private static final int EXCERPT = 64;

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int MAX_LAYERS = 4;

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
        byte[] whole = UnpackedData.of(text, from, length, MAX_LAYERS);
        try {
            if (whole != null && reader.readInPlace(whole, sink)) {
                return null;
            }
            return parse(
                    whole == null ? unzip(new Base64Chars(text, from, length)) : new ByteArrayInputStream(whole), sink);
        } catch (Base64Chars.NotBase64Exception e) {
            return new Fault(Rejection.Reason.NOT_JSON, "data is no base64");
        } catch (StreamConstraintsException e) {
            return new Fault(Rejection.Reason.TOO_LARGE, "data is nested too deeply or holds too long a text");
        } catch (JsonProcessingException e) {
            return new Fault(Rejection.Reason.NOT_JSON, "data is no JSON, or JSON that ends early");
        } catch (IOException e) {
            return new Fault(Rejection.Reason.NOT_JSON, "data is gzip that is damaged or ends early");
        }
    }

    private @Nullable Fault parse(InputStream data, EventSink sink) throws IOException {
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

    private static InputStream unzip(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        for (int layer = 0; layer < MAX_LAYERS && isGzip(in); layer++) {
            in = new BufferedInputStream(new GZIPInputStream(in));
        }
        return in;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean magic = in.read() == MAGIC_1 && in.read() == MAGIC_2;
        in.reset();
        return magic;
    }
}
