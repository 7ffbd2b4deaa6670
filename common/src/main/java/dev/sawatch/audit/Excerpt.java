package dev.sawatch.audit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of an unreadable record that may be kept: up to its first body, and with its URIs as {@link RequestUri} has them. */
final class Excerpt {
    /** Where the body of an audit event of any cloud begins, or GKE's label of a command, also within a text within JSON. */
    private static final Pattern BODY = Pattern.compile(
            "(?:request|response)(?:object|json|\\\\*\"\\s*:)|command[._]gke[._]io", Pattern.CASE_INSENSITIVE);

    private static final Pattern URI = Pattern.compile("/(?:[^\\s\"\\\\]|\\\\.)*+");

    /** @param most bytes (UTF-8) */
    static String of(String text, int most) {
        String begin = Untrusted.cut(text, most);
        Matcher body = BODY.matcher(begin);
        String head = body.find() ? begin.substring(0, body.start()) : begin;
        boolean plain = head.indexOf('?') < 0 && !head.contains("/proxy/");
        String harmless = plain
                ? head
                : URI.matcher(head).replaceAll(uri -> Matcher.quoteReplacement(RequestUri.harmless(uri.group())));
        return cut(harmless, most);
    }

    private static String cut(String text, int most) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= most) {
            return text;
        }
        int end = most;
        while (isWithinCharacter(utf8[end])) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean isWithinCharacter(byte next) {
        return (next & 0xC0) == 0x80;
    }

    private Excerpt() {}
}
