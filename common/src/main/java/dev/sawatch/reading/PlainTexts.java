package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A JSON parser that hands out what it need not understand as it stands in its buffer. An event has a kilobyte that only
 * explains it; decoding and tokenising that took longer than judging the event.
 */
interface PlainTexts {
    /**
     * Appends the current text to a buffer, if it lies in the parser's buffer as a whole and is plain: printable ASCII
     * without escapes. The parser has then forgotten the text.
     *
     * @return its slice, or {@link TextBuffer#NONE} where the text must be taken from the parser
     */
    long takePlain(TextBuffer buffer) throws IOException;

    /** Passes over the current text, if it lies in the parser's buffer as a whole; the parser has then forgotten it. */
    boolean skipText();

    /** Passes over the current value, whatever it is. */
    static void skip(JsonParser parser) throws IOException {
        boolean isText = parser instanceof PlainTexts texts && texts.skipText();
        if (!isText) {
            parser.skipChildren();
        }
    }

    /**
     * Skips what is left of the object that the parser is in, and appends it with its closing bracket, if it lies in the
     * parser's buffer as a whole. The parser is then at the object's end.
     *
     * @return its slice, or {@link TextBuffer#NONE} where nothing was skipped
     */
    long takeRest(TextBuffer buffer) throws IOException;
}
