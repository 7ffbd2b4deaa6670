package dev.sawatch.alert.ocsf;

import java.util.regex.Pattern;

/** Recognises what OCSF takes for an IP address; logs hold other text in its place, such as {@code private}. */
final class Addresses {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern V6_WHOLE = Pattern.compile("(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}");
    private static final Pattern V6_SHORT = Pattern.compile(
            "(?=.{2,39}$)(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,5})?::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,5})?");
    private static final Pattern V4_IN_V6 = Pattern.compile("::ffff:" + V4.pattern());
    /** Seven colons are as many as there can be, where two of them stand for at least one group. */
    private static final int MAX_COLONS = 7;

    static boolean isAddress(String text) {
        if (V4.matcher(text).matches()
                || V6_WHOLE.matcher(text).matches()
                || V4_IN_V6.matcher(text).matches()) {
            return true;
        }
        return V6_SHORT.matcher(text).matches()
                && text.chars().filter(c -> c == ':').count() <= MAX_COLONS;
    }

    private Addresses() {}
}
