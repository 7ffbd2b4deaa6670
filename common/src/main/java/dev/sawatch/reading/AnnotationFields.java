package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The {@code annotations} of the event at hand: what authorisation decided, and why. */
final class AnnotationFields {
    private final TextBuffer key;
    private final TextBuffer rest;
    private long decision;
    private long reason;
    private long unread;

    /**
     * The decision decides how a call is judged; the reason only explains.
     *
     * @param key where the decision is kept
     * @param rest where the reason is kept
     */
    AnnotationFields(TextBuffer key, TextBuffer rest) {
        this.key = key;
        this.rest = rest;
    }

    void clear() {
        decision = reason = unread = TextBuffer.NONE;
    }

    /** Reads up to the decision and leaves what follows for {@link #complete}. */
    void read(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && field.equals("authorization.k8s.io/decision")) {
                decision = key.appendTagged('d', parser);
                unread = rest.appendRest(parser);
                if (unread != TextBuffer.NONE) {
                    return;
                }
            } else {
                readReason(parser, field, value);
            }
        }
    }

    private void readReason(JsonParser parser, String field, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING && field.equals("authorization.k8s.io/reason")) {
            reason = rest.append(parser);
        } else {
            PlainTexts.skip(parser);
        }
    }

    /** Reads what follows the decision. */
    void complete() throws IOException {
        if (unread != TextBuffer.NONE) {
            rest.readRest(unread, this::readReason);
        }
    }

    @Nullable
    String decision() {
        return decision == TextBuffer.NONE ? null : key.text(decision);
    }

    @Nullable
    String reason() {
        return reason == TextBuffer.NONE ? null : rest.text(reason);
    }
}
