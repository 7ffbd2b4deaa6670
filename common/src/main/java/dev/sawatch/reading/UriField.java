package dev.sawatch.reading;

import dev.sawatch.audit.RequestUri;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.regex.Pattern;

/** The {@code requestURI} of the event at hand. What may be secret in it is left out before anybody is given it. */
final class UriField {
    private static final String NAME = "\"requestURI\"";
    private static final Pattern CUT_ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{0,3})?\\z");
    private static final int OVERLONG = 4096;

    private final JsonCursor json;
    private long raw;
    private boolean begun;

    /** @param json by which it is read */
    UriField(JsonCursor json) {
        this.json = json;
    }

    void clear() {
        raw = Texts.NONE;
        begun = false;
    }

    void read() throws BrokenJsonException {
        begun = true;
        raw = json.readText();
    }

    /** Whether the JSON broke off within it. */
    boolean isCut() {
        return begun && raw == Texts.NONE;
    }

    /** Whether it was read and is longer than any that a client of Kubernetes sends. */
    boolean isOverlong() {
        return Texts.length(raw) > OVERLONG;
    }

    boolean isRead() {
        return raw != Texts.NONE;
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

    /** The URI as it may be kept; empty where there is none. */
    String text() {
        return RequestUri.harmless(json.texts().text(raw));
    }
}
