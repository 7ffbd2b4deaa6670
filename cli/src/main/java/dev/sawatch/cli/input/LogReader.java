package dev.sawatch.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.AuditJson;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.ObjectHead;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.audit.Untrusted;
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

    private final String file;
    private final Forms forms;
    private final RecordInput input;
    private final EventSink sink;
    private final EventSink placing;
    private final RecordFinder finder;
    private final Gunzip plain;
    private @Nullable JsonParser parser;
    /** Behind what was handed over of the record at hand. */
    private long handled;
    /** Whether the damage at hand is told by a rejection. */
    private boolean told;

    private LogReader(String file, Gunzip plain, Forms forms, EventSink sink) throws IOException {
        this.file = file;
        this.plain = plain;
        this.forms = forms;
        this.input = new RecordInput(plain);
        this.sink = sink;
        this.placing = new Placing();
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
            places.accept(reader::here);
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
            try {
                readRecord(reader);
            } catch (JsonProcessingException e) {
                recover(e, reader);
            }
        }
    }

    private void readRecord(@Nullable EnvelopeReader reader) throws IOException {
        handled = input.record() + 1;
        try (JsonParser opened = AuditJson.FACTORY.createParser(input)) {
            parser = opened;
            opened.nextToken();
            if (reader == null) {
                check(opened);
            } else {
                reader.read(opened, placing);
            }
            input.seek(offset(opened));
            if (reader == null) {
                reject(
                        Rejection.Reason.UNKNOWN_FORM,
                        "neither an audit event nor a known envelope",
                        input.excerpt(input.position()));
            }
        } finally {
            parser = null;
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

    private long offset(JsonParser opened) {
        return input.record() + opened.currentLocation().getByteOffset();
    }

    private void recover(JsonProcessingException e, @Nullable EnvelopeReader reader) throws IOException {
        Long failed = e.getLocation() == null
                ? null
                : input.record() + e.getLocation().getByteOffset();
        new Recovery(input).recover(handled, failed, finder.isPrefixed());
        String excerpt = input.excerpt(input.position()).stripTrailing();
        boolean cutOff = excerpt.endsWith(CUT_OFF);
        Rejection uri = reader == null || isDamaged() ? null : forms.brokenByUri(reader, excerpt, cutOff);
        if (e instanceof StreamConstraintsException) {
            reject(Rejection.Reason.TOO_LARGE, "nested too deeply, or a text too long", excerpt);
        } else if (uri != null) {
            sink.rejected(uri.at(place(input.recordLine())));
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
        String place = place(input.recordLine());
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

    private String here() {
        return place(parser == null ? input.recordLine() : input.line(offset(parser)));
    }

    private String place(long line) {
        return Untrusted.line(file) + ":" + line + ": ";
    }

    /** Adds the place to rejections that come from within a record. */
    private final class Placing implements EventSink {
        @Override
        public boolean isKnown(String fingerprint) {
            handled();
            return sink.isKnown(fingerprint);
        }

        @Override
        public void event(AuditEvent event) {
            handled();
            sink.event(event);
        }

        @Override
        public void rejected(Rejection rejection) {
            handled();
            sink.rejected(rejection.at(here()));
        }

        @Override
        public void skipped(Skip reason) {
            handled();
            sink.skipped(reason);
        }

        /** Behind a record's last object nothing of it is left to find. */
        private void handled() {
            if (parser != null && !parser.getParsingContext().inRoot()) {
                handled = offset(parser);
            }
        }
    }
}
