package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.reading.json.Texts;
import dev.sawatch.reading.json.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** Puts a {@linkplain AuditEvent#fingerprint fingerprint} together: parts behind their tags and lengths, so that none passes for another. */
public final class Fingerprint {
    private static final int INITIAL = 1 << 10;
    private static final int HEAD = 1 + Integer.BYTES;

    private final Utf8Buffer bytes = new Utf8Buffer(INITIAL);
    private final Texts texts;

    /** Of parts that are texts already. */
    public Fingerprint() {
        this(new Texts());
    }

    /** @param texts of which the parts are */
    Fingerprint(Texts texts) {
        this.texts = texts;
    }

    void begin() {
        bytes.clear();
    }

    /** Adds a text, if there is one. */
    void add(char tag, long slice) {
        add(tag, slice, Integer.MAX_VALUE);
    }

    /** Adds the beginning of a text, if there is one. */
    void add(char tag, long slice, int most) {
        if (slice != Texts.NONE) {
            number(tag, Math.min(most, Texts.length(slice)));
            texts.appendTo(bytes, slice, most);
        }
    }

    /** Adds a text. */
    public void add(char tag, String text) {
        add(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(char tag, byte[] part) {
        number(tag, part.length);
        bytes.append(part, 0, part.length);
    }

    /** Adds a number. */
    public void number(char tag, int value) {
        bytes.append(tag | (value & 0xFFFFFFFFL) << Byte.SIZE, HEAD);
    }

    /** All that was added. */
    public String end() {
        return bytes.latin1();
    }
}
