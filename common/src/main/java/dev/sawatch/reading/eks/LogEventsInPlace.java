package dev.sawatch.reading.eks;

import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.inner.InnerEvents;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A payload of log events as AWS writes it, as a whole: its texts are decoded from bytes to bytes before any is handed on. What is
 * unusual in any way is left to {@link SubscriptionPayloadReader}, which reads every payload.
 */
final class LogEventsInPlace {
    private static final FieldNames<String> NAMES = new FieldNames<>(
            List.of(
                    "messageType",
                    "owner",
                    "logGroup",
                    "logStream",
                    "logEvents",
                    "timestamp",
                    "message",
                    "logStreamName"),
            name -> name,
            "");

    private final JsonCursor json = new JsonCursor();
    private final Map<String, String> header = new TreeMap<>();
    private long[] messages = new long[64];
    private long[] times = new long[64];
    private int count;

    /** Takes a payload; false where it is not as AWS writes it. */
    boolean take(byte[] payload) {
        header.clear();
        count = 0;
        try {
            json.begin(payload, 0, payload.length);
            while (json.nextField()) {
                if (!takeField(json.field(NAMES))) {
                    return false;
                }
            }
            return json.offset() == payload.length;
        } catch (BrokenJsonException e) {
            return false;
        }
    }

    private boolean takeField(String field) throws BrokenJsonException {
        if (field.equals("logEvents")) {
            return json.isArray() && takeLogEvents();
        } else if (json.isText() && !field.isEmpty()) {
            header.put(field, json.texts().text(json.readText()));
        } else {
            json.skip();
        }
        return true;
    }

    private boolean takeLogEvents() throws BrokenJsonException {
        json.enterArray();
        while (json.nextElement()) {
            if (!json.isObject() || !takeLogEvent()) {
                return false;
            }
        }
        return true;
    }

    private boolean takeLogEvent() throws BrokenJsonException {
        long time = Long.MIN_VALUE;
        long message = Texts.NONE;
        json.enterObject();
        while (json.nextField()) {
            String field = json.field(NAMES);
            if (field.equals("timestamp")) {
                time = json.readLong(Long.MIN_VALUE);
            } else if (field.equals("message") && json.isText() && message == Texts.NONE) {
                message = json.readText();
            } else if (field.isEmpty()) {
                json.skip();
            } else {
                return false;
            }
        }
        add(message, time);
        return message != Texts.NONE && time != Long.MIN_VALUE;
    }

    private void add(long message, long time) {
        if (count == messages.length) {
            messages = Arrays.copyOf(messages, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        messages[count] = message;
        times[count++] = time;
    }

    /** A text that the payload says of its log events; empty for none. */
    String header(String field) {
        return header.getOrDefault(field, "");
    }

    /** Number of its log events. */
    int count() {
        return count;
    }

    /** Has the message of a log event read. */
    void readMessage(int logEvent, InnerEvents events, EventSink sink) throws IOException {
        long message = messages[logEvent];
        int from = Texts.start(message);
        Instant logged = Instant.ofEpochMilli(times[logEvent]);
        events.read(json.texts().bytes(message), from, from + Texts.length(message), () -> logged, sink);
    }
}
