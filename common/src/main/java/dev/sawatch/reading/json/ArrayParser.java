package dev.sawatch.reading.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Jackson's parser of an array that can also say what its text at hand is as bytes, without making characters of it. */
public final class ArrayParser extends JsonParserDelegate {
    private final byte[] json;
    private final int from;
    private final int to;

    /**
     * @param factory makes the parser itself
     * @param from where the JSON begins
     * @param to where it ends
     */
    public ArrayParser(JsonFactory factory, byte[] json, int from, int to) throws IOException {
        super(factory.createParser(json, from, to - from));
        this.json = json;
        this.from = from;
        this.to = to;
    }

    /**
     * Appends the text at hand.
     *
     * @return false where it is none, or not clean: then the parser must be asked for it, and part of it may have been appended
     */
    public boolean decodeText(Utf8Buffer target) {
        long offset = currentTokenLocation().getByteOffset();
        if (!hasToken(JsonToken.VALUE_STRING) || offset < 0 || json[from + (int) offset] != '"') {
            return false;
        }
        try {
            TextDecoder.decode(json, from + (int) offset + 1, to, target);
            return true;
        } catch (BrokenJsonException e) {
            return false;
        }
    }
}
