package dev.sawatch.reading.aks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostic logs of AKS: what Azure Monitor sends to an event hub ({@code {"records": [{"category", "resourceId",
 * "properties": {"log"}, "time"}]}}), such records alone or in arrays, as in a storage account, and the rows of Log
 * Analytics with what its clients put around them ({@code value}, {@code body}, {@code tables}).
 */
public final class AksEnvelopeReader implements EnvelopeReader {
    private static final Set<String> LISTS = Set.of("records", "value");
    private static final Set<String> RECORD = Set.of("properties", "resourceId", "ResourceId", "_ResourceId");
    private static final Set<String> ROW = Set.of("log_s", "AuditId", "TimeGenerated", "tables");
    private static final Set<String> RESPONSE = Set.of("headers", "body");
    /** Enough to tell what it is; more might hold a request body. */
    private static final int EXCERPT = 64;

    private final HandOver handOver;
    private final TableReader tables;
    private final RecordsInPlace whole = new RecordsInPlace();

    /** Rejects records that do not say of which cluster they are. */
    public AksEnvelopeReader() {
        this(null);
    }

    /** @param unnamed the cluster of records that do not say whose they are; null to reject them */
    public AksEnvelopeReader(@Nullable Cluster unnamed) {
        this.handOver = new HandOver(unnamed);
        this.tables = new TableReader(handOver);
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.stream().anyMatch(name -> LISTS.contains(name) || RECORD.contains(name) || ROW.contains(name))
                || fieldNames.containsAll(RESPONSE);
    }

    /** Reads one body of an event hub: what cannot be read of it is a rejection. */
    public void read(byte[] body, EventSink sink) {
        try {
            if (whole.take(body)) {
                for (int i = 0; i < whole.count(); i++) {
                    handOver.handOver(whole.get(i), sink);
                }
            } else {
                parse(body, sink);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read here", e);
        }
    }

    private void parse(byte[] body, EventSink sink) throws IOException {
        int begin = RecordsInPlace.begin(body);
        try (JsonParser parser = AuditJson.FACTORY.createParser(body, begin, body.length - begin)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                reject(Rejection.Reason.NOT_JSON, "an empty body", body, sink);
            }
            for (; token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    readElement(parser, sink);
                }
            }
        } catch (StreamConstraintsException e) {
            reject(Rejection.Reason.TOO_LARGE, "a body nested too deeply, or with too long a text", body, sink);
        } catch (JsonProcessingException e) {
            reject(Rejection.Reason.NOT_JSON, "a body that is no JSON, or JSON that ends early", body, sink);
        }
    }

    private void readElement(JsonParser parser, EventSink sink) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            read(parser, sink);
        } else {
            parser.skipChildren();
            sink.rejected(new Rejection(null, Rejection.Reason.UNKNOWN_FORM, "a record that is no object", ""));
        }
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        RecordFields fields = new RecordFields();
        boolean envelope = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (isList(name, value)) {
                envelope = true;
                readList(name, parser, sink);
            } else if (name.equals("body") && value == JsonToken.START_OBJECT) {
                envelope = true;
                read(parser, sink);
            } else {
                fields.put(name, parser);
            }
        }
        if (!envelope) {
            handOver.handOver(fields.end(), sink);
        }
    }

    private static boolean isList(String name, JsonToken value) {
        return value == JsonToken.START_ARRAY && (LISTS.contains(name) || name.equals("tables"));
    }

    private void readList(String list, JsonParser parser, EventSink sink) throws IOException {
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_OBJECT && list.equals("tables")) {
                tables.read(parser, sink);
            } else {
                readElement(parser, sink);
            }
        }
    }

    private static void reject(Rejection.Reason reason, String detail, byte[] body, EventSink sink) {
        String excerpt = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
        sink.rejected(new Rejection(null, reason, detail, excerpt));
    }
}
