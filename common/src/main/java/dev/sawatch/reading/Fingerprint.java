package dev.sawatch.reading;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.reading.json.Texts;
import dev.sawatch.reading.json.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** Puts a {@linkplain AuditEvent#fingerprint fingerprint} together: parts behind their tags and lengths, so that none passes for another. */
public final class Fingerprint {
    /** Of the part of a time that says the day. */
    static final int DATE_LENGTH = "2006-01-02".length();

    private static final int INITIAL = 1 << 10;
    private static final int HEAD = 1 + Integer.BYTES;

    private final Utf8Buffer bytes = new Utf8Buffer(INITIAL);
    private final Texts texts;

    /**
     * The fingerprint of an event that is built: the same that {@link EventBuilder} makes of one that is not. Empty for
     * impersonated calls.
     */
    public static String of(AuditEvent event) {
        if (event.impersonated() != null) {
            return "";
        }
        ApiCall call = event.call();
        Fingerprint print = new Fingerprint(new Texts());
        print.add('v', call.verb());
        print.add('u', event.user().username());
        print.add('i', event.sourceIp());
        print.add('a', event.userAgent());
        print.add('r', call.resource());
        print.add('n', call.namespace());
        print.add('g', call.apiGroup());
        print.add('s', call.subresource());
        print.add('p', call.isResource() ? "" : call.uri());
        print.add('o', call.resource().equals("namespaces") ? call.name() : "");
        print.number('c', event.code());
        print.add('d', event.decision() == null ? "" : event.decision());
        print.add('t', event.received().toString().substring(0, DATE_LENGTH));
        print.add('k', event.cluster().id());
        return print.end();
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

    /** Adds a text, if there is one. */
    void add(char tag, String text) {
        if (!text.isEmpty()) {
            add(tag, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void add(char tag, byte[] part) {
        number(tag, part.length);
        bytes.append(part, 0, part.length);
    }

    void number(char tag, int value) {
        bytes.append(tag | (value & 0xFFFFFFFFL) << Byte.SIZE, HEAD);
    }

    /** All that was added. */
    String end() {
        return bytes.latin1();
    }
}
