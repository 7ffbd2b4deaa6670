package dev.sawatch.reading.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.ObjectHead;
import dev.sawatch.reading.packed.Gunzip;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log and hands over everything in it. Damaged data becomes a rejection that names file and line; what is intact
 * behind it is read.
 */
public final class LogReader {
    /** How cut-off records end in CloudWatch Logs. */
    private static final String CUT_OFF = "[Truncated...]";

    /** An event that is no longer than this is read where it lies. */
    private static final int IN_PLACE = 1 << 16;

    private final Forms forms;
    private final RecordInput input;
    private final EventSink sink;
    private final Placing placing;
    private final RecordFinder finder;
    private final Gunzip plain;
    /** Whether the damage at hand is told by a rejection. */
    private boolean told;

    private LogReader(String file, Gunzip plain, Forms forms, EventSink sink) throws IOException {
        this.plain = plain;
        this.forms = forms;
        this.input = new RecordInput(plain);
        this.sink = sink;
        this.placing = new Placing(file, input, sink);
        this.finder = new RecordFinder(input, sink, this::rejection);
    }

    /**
     * Reads a log to its end.
     *
     * @param file its name, for rejections
     * @param in its bytes, packed or not; the caller closes it
     * @throws IOException where the source itself fails; damage of its data is a rejection
     */
    public static void read(String file, InputStream in, Forms forms, EventSink sink) throws IOException {
        read(file, in, forms, sink, place -> {});
    }

    /**
     * As the other, and says where things stand.
     *
     * @param places is given, before anything is read, what tells the place of the record at hand: {@code FILE:LINE: }
     */
    public static void read(String file, InputStream in, Forms forms, EventSink sink, Consumer<Supplier<String>> places)
            throws IOException {
        try (Gunzip plain = Gunzip.open(in)) {
            LogReader reader = new LogReader(file, plain, forms, sink);
            places.accept(reader.placing::here);
            reader.readAll();
        }
    }

    private void readAll() throws IOException {
        readRecords();
        while (plain.damage() != null) {
            if (!told) {
                input.beginRecord();
                reject(Rejection.Reason.TRUNCATED, "", "");
            }
            told = false;
            plain.resume();
            input.resume();
            readRecords();
        }
    }

    private void readRecords() throws IOException {
        while (finder.next()) {
            EnvelopeReader reader = forms.recognise(input.ahead(ObjectHead.LENGTH));
            if (forms.isRaw(reader) && readInPlace()) {
                continue;
            }
            try {
                readRecord(reader);
            } catch (JsonProcessingException e) {
                recover(e, reader);
            }
        }
    }

    private boolean readInPlace() throws IOException {
        RecordInput.Slice ahead = input.ahead(IN_PLACE);
        int length = forms.readInPlace(ahead, sink);
        input.skip(Math.max(0, length));
        return length >= 0;
    }

    private void readRecord(@Nullable EnvelopeReader reader) throws IOException {
        try (JsonParser opened = AuditJson.FACTORY.createParser(input)) {
            placing.readBy(opened);
            opened.nextToken();
            if (reader == null) {
                check(opened);
            } else {
                reader.read(opened, placing);
            }
            input.seek(placing.offset(opened));
            if (reader == null) {
                reject(
                        Rejection.Reason.UNKNOWN_FORM,
                        "neither an audit event nor a known envelope",
                        input.excerpt(input.position()));
            }
        } finally {
            placing.readBy(null);
        }
    }

    /** Token by token, for skipping does not tell broken JSON from an unknown form. */
    private static void check(JsonParser opened) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = opened.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private void recover(JsonProcessingException e, @Nullable EnvelopeReader reader) throws IOException {
        Long failed = e.getLocation() == null
                ? null
                : input.record() + e.getLocation().getByteOffset();
        new Recovery(input).recover(placing.handled(), failed, finder.isPrefixed());
        String excerpt = input.excerpt(input.position()).stripTrailing();
        boolean cutOff = excerpt.endsWith(CUT_OFF);
        Rejection uri = reader == null || isDamaged() ? null : forms.brokenByUri(reader, excerpt, cutOff);
        if (e instanceof StreamConstraintsException) {
            reject(Rejection.Reason.TOO_LARGE, "nested too deeply, or a text too long", excerpt);
        } else if (uri != null) {
            sink.rejected(uri.at(placing.ofRecord()));
        } else if (cutOff) {
            reject(Rejection.Reason.TRUNCATED, "cut off by the log service", excerpt);
        } else {
            String what = e instanceof JsonEOFException ? "JSON that ends early" : "broken JSON";
            reject(Rejection.Reason.NOT_JSON, what, excerpt);
        }
    }

    private void reject(Rejection.Reason reason, String what, String excerpt) throws IOException {
        sink.rejected(rejection(reason, what, excerpt));
    }

    /** A rejection of the record at hand, or of the damage of the data that cut it off. */
    private Rejection rejection(Rejection.Reason reason, String what, String excerpt) throws IOException {
        String place = placing.ofRecord();
        if (!isDamaged()) {
            return new Rejection(null, reason, place + what, excerpt);
        }
        told = true;
        return new Rejection(
                null, Rejection.Reason.TRUNCATED, place + "cannot be read further: " + plain.damage(), excerpt);
    }

    private boolean isDamaged() throws IOException {
        return !told && input.peek(0) < 0 && plain.damage() != null;
    }
}
