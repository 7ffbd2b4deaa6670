package dev.sawatch.behaviour.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An IP address, read from a log, which may hold any other text in its place. Never asks a name server.
 *
 * @param numbers 4 bytes of IPv4, or 8 groups of IPv6
 */
public record IpAddress(List<Integer> numbers) {
    private static final String V4_IN_V6 = "::ffff:";
    private static final int BYTES = 4;
    private static final int MAX_BYTE = 255;
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 45;
    private static final Pattern BYTE = Pattern.compile("[0-9]{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    /** The address that a text is; null for any other text. Bears zeros before a number, and a zone behind all. */
    public static @Nullable IpAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String plain = plain(text);
        return plain.indexOf(':') >= 0 ? v6(plain) : v4(plain);
    }

    /** An address without the prefix of an IPv4 address that is written as an IPv6 one. */
    public static String plain(String address) {
        boolean mapped = address.startsWith(V4_IN_V6) && address.indexOf('.') > 0;
        return mapped ? address.substring(V4_IN_V6.length()) : address;
    }

    /** Whether a text is an address and nothing else, as a field of that type takes it: no zone, no zeros before a number. */
    public static boolean isExact(String text) {
        IpAddress address = parse(text);
        if (address == null || text.indexOf('%') >= 0) {
            return false;
        }
        return !address.isV4() || plain(text).equals(address.decimal());
    }

    private static @Nullable IpAddress v4(String text) {
        String[] parts = text.split("\\.", -1);
        List<Integer> numbers = new ArrayList<>(BYTES);
        for (String part : parts) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > MAX_BYTE) {
                return null;
            }
            numbers.add(Integer.parseInt(part));
        }
        return parts.length == BYTES ? new IpAddress(List.copyOf(numbers)) : null;
    }

    private static @Nullable IpAddress v6(String text) {
        int zone = text.indexOf('%');
        String[] halves = (zone < 0 ? text : text.substring(0, zone)).split("::", -1);
        List<Integer> head = groups(halves[0]);
        List<Integer> tail = halves.length == 2 ? groups(halves[1]) : List.of();
        if (head == null || tail == null || halves.length > 2) {
            return null;
        }
        int given = head.size() + tail.size();
        if (halves.length == 2 ? given >= GROUPS : given != GROUPS) {
            return null;
        }
        List<Integer> numbers = new ArrayList<>(head);
        while (numbers.size() < GROUPS - tail.size()) {
            numbers.add(0);
        }
        numbers.addAll(tail);
        return new IpAddress(List.copyOf(numbers));
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>(GROUPS);
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            if (!GROUP.matcher(group).matches()) {
                return null;
            }
            groups.add(Integer.parseInt(group, 16));
        }
        return groups;
    }

    /** Whether it is one of IPv4. */
    public boolean isV4() {
        return numbers.size() == BYTES;
    }

    private String decimal() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** Its network, such as {@code 203.0.0.0/16} or {@code 2001:db8:1::/48}. */
    public String network() {
        int a = numbers.get(0);
        int b = numbers.get(1);
        return isV4() ? a + "." + b + ".0.0/16" : String.format(Locale.ROOT, "%x:%x:%x::/48", a, b, numbers.get(2));
    }

    /**
     * Whether it is of no use on the internet: RFC 1918, 100.64.0.0/10 (RFC 6598), link-local, loopback, unique local (RFC
     * 4193).
     */
    public boolean isPrivate() {
        int a = numbers.get(0);
        int b = numbers.get(1);
        if (!isV4()) {
            boolean loopback = numbers.equals(List.of(0, 0, 0, 0, 0, 0, 0, 1));
            return loopback || (a & 0xfe00) == 0xfc00 || (a & 0xffc0) == 0xfe80;
        }
        return switch (a) {
            case 10, 127 -> true;
            case 172 -> b >= 16 && b < 32;
            case 192 -> b == 168;
            case 100 -> b >= 64 && b < 128;
            case 169 -> b == 254;
            default -> false;
        };
    }
}
