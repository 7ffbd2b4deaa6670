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
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.audit.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one log and hands over everything in it. What cannot be read becomes a rejection that names file and line. */
public final class LogReader {
    /** How cut-off records end in CloudWatch Logs. */
    private static final String CUT_OFF = "[Truncated...]";

    private final String file;
    private final Forms forms;
    private final RecordInput input;
    private final EventSink sink;
    private final EventSink placing;
    private final RecordFinder finder;
    private @Nullable JsonParser parser;

    private LogReader(String file, InputStream plain, Forms forms, EventSink sink) throws IOException {
        this.file = file;
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
     */
    public static void read(String file, InputStream in, Forms forms, EventSink sink) {
        read(file, in, forms, sink, place -> {});
    }

    /**
     * As the other, and says where things stand.
     *
     * @param places is given, before anything is read, what tells the place of the record at hand: {@code FILE:LINE: }
     */
    public static void read(
            String file, InputStream in, Forms forms, EventSink sink, Consumer<Supplier<String>> places) {
        try {
            LogReader reader = new LogReader(file, Gunzip.open(in), forms, sink);
            places.accept(reader::here);
            reader.readAll();
        } catch (IOException e) {
            sink.rejected(new Rejection(
                    null,
                    Rejection.Reason.TRUNCATED,
                    Untrusted.line(file) + ": cannot be read further: "
                            + Untrusted.line(String.valueOf(e.getMessage())),
                    ""));
        }
    }

    private void readAll() throws IOException {
        while (finder.next()) {
            try {
                readRecord();
            } catch (JsonProcessingException e) {
                recover(e);
            }
        }
    }

    private void readRecord() throws IOException {
        EnvelopeReader reader = forms.recognise(input.ahead(Forms.HEAD));
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
                sink.rejected(rejection(
                        Rejection.Reason.UNKNOWN_FORM,
                        "neither an audit event nor a known envelope",
                        input.excerpt(input.position())));
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

    private void recover(JsonProcessingException e) throws IOException {
        Long failed = e.getLocation() == null
                ? null
                : input.record() + e.getLocation().getByteOffset();
        finder.recover(failed);
        String excerpt = input.excerpt(input.position()).stripTrailing();
        boolean cutOff = excerpt.endsWith(CUT_OFF);
        if (e instanceof StreamConstraintsException) {
            reject(Rejection.Reason.TOO_LARGE, "nested too deeply, or a text too long", excerpt);
        } else if (cutOff) {
            reject(Rejection.Reason.TRUNCATED, "cut off by the log service", excerpt);
        } else {
            String what = e instanceof JsonEOFException ? "JSON that ends early" : "broken JSON";
            reject(Rejection.Reason.NOT_JSON, what, excerpt);
        }
    }

    private void reject(Rejection.Reason reason, String what, String excerpt) {
        sink.rejected(rejection(reason, what, excerpt));
    }

    private Rejection rejection(Rejection.Reason reason, String what, String excerpt) {
        return new Rejection(null, reason, place(input.recordLine()) + what, excerpt);
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
        public void event(AuditEvent event) {
            sink.event(event);
        }

        @Override
        public void rejected(Rejection r) {
            sink.rejected(new Rejection(r.cluster(), r.reason(), here() + r.detail(), r.excerpt()));
        }

        @Override
        public void skipped(Skip reason) {
            sink.skipped(reason);
        }
    }
}
