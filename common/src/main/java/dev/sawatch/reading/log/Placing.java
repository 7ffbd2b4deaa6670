package dev.sawatch.reading.log;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.reading.EventSink;
import org.jspecify.annotations.Nullable;

/** Knows the place of what is being read, and adds it to rejections that come from within a record. */
final class Placing implements EventSink {
    private final String file;
    private final RecordInput input;
    private final EventSink sink;
    private @Nullable JsonParser parser;
    private long handled;

    Placing(String file, RecordInput input, EventSink sink) {
        this.file = file;
        this.input = input;
        this.sink = sink;
    }

    /** Says that the record at hand is read from now on by a parser; null at its end. */
    void readBy(@Nullable JsonParser opened) {
        if (opened != null) {
            handled = input.record() + 1;
        }
        parser = opened;
    }

    /** Offset behind what was handed over of the record at hand. */
    long handled() {
        return handled;
    }

    /** Place of the next byte: {@code FILE:LINE: }. */
    String here() {
        return parser == null ? ofRecord() : at(input.line(offset(parser)));
    }

    /** Place of the record at hand. */
    String ofRecord() {
        return at(input.recordLine());
    }

    private String at(long line) {
        return Untrusted.line(file) + ":" + line + ": ";
    }

    /** Offset of the byte that a parser of the record at hand reads next. */
    long offset(JsonParser opened) {
        return input.record() + opened.currentLocation().getByteOffset();
    }

    @Override
    public boolean isKnown(String fingerprint) {
        note();
        return sink.isKnown(fingerprint);
    }

    @Override
    public void event(AuditEvent event) {
        note();
        sink.event(event);
    }

    @Override
    public void rejected(Rejection rejection) {
        note();
        sink.rejected(rejection.at(here()));
    }

    @Override
    public void skipped(Skip reason) {
        note();
        sink.skipped(reason);
    }

    /** Behind a record's last object nothing of it is left to find. */
    private void note() {
        if (parser != null && !parser.getParsingContext().inRoot()) {
            handled = offset(parser);
        }
    }
}
