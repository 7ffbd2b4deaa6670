package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.RequestUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The {@code requestURI} of the event at hand. What may be secret in it is left out before anybody is given it. */
final class UriField {
    private static final String NAME = "\"requestURI\"";
    private static final Pattern CUT_ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{0,3})?\\z");
    private static final int OVERLONG = 4096;

    private final TextBuffer rest;
    private long raw;
    private long kept;
    private boolean begun;

    /** @param rest where it is kept */
    UriField(TextBuffer rest) {
        this.rest = rest;
    }

    void clear() {
        raw = kept = TextBuffer.NONE;
        begun = false;
    }

    void read(JsonParser parser) throws IOException {
        begun = true;
        raw = rest.append(parser);
        kept = TextBuffer.NONE;
    }

    /** Whether the JSON broke off within it. */
    boolean isCut() {
        return begun && raw == TextBuffer.NONE;
    }

    /** Whether it was read and is longer than any that a client of Kubernetes sends. */
    boolean isOverlong() {
        return TextBuffer.length(raw) > OVERLONG;
    }

    boolean isRead() {
        return raw != TextBuffer.NONE;
    }

    /** Whether so much of a URI is left that it is overlong. */
    static boolean isOverlong(String text) {
        return text.length() > OVERLONG;
    }

    /** What is left of a URI within which a record breaks off; empty where the text does not reach it. */
    static String left(String text) {
        int name = text.lastIndexOf(NAME);
        int colon = name < 0 ? -1 : text.indexOf(':', name + NAME.length());
        int quote = colon < 0 ? -1 : text.indexOf('"', colon);
        String left = quote < 0 ? "" : text.substring(quote + 1);
        return left.indexOf('"') < 0 ? CUT_ESCAPE.matcher(left).replaceFirst("") : "";
    }

    /** Slice of the URI as it may be kept. */
    long slice() {
        if (kept == TextBuffer.NONE && raw != TextBuffer.NONE) {
            String text = rest.text(raw);
            String harmless = RequestUri.harmless(text);
            byte[] utf8 = harmless.getBytes(StandardCharsets.UTF_8);
            kept = harmless.equals(text) ? raw : rest.append(utf8, 0, utf8.length);
        }
        return kept;
    }

    /** The URI as it may be kept; empty where there is none. */
    String text() {
        return rest.text(slice());
    }
}
