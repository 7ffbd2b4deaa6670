package dev.sawatch.behaviour.names;

import java.util.Locale;

/** Networks of source addresses: /16 of IPv4, /48 of IPv6. */
public final class Networks {
    private static final String V4_IN_V6 = "::ffff:";
    private static final int GROUPS = 8;
    private static final int MAX_ADDRESS = 45;

    /**
     * The network of an address, such as {@code 203.0.0.0/16} or {@code 2001:db8:1::/48}; empty for text that is no
     * address. Never asks a name server.
     */
    public static String of(String address) {
        if (address.length() > MAX_ADDRESS) {
            return "";
        }
        String text = plain(address);
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    /** An address without the prefix of an IPv4 address that is written as an IPv6 one. */
    public static String plain(String address) {
        boolean mapped = address.startsWith(V4_IN_V6) && address.indexOf('.') > 0;
        return mapped ? address.substring(V4_IN_V6.length()) : address;
    }

    /**
     * Whether an address is of no use on the internet: RFC 1918, 100.64.0.0/10 (RFC 6598), link-local, loopback, unique
     * local (RFC 4193). False for text that is no address.
     */
    public static boolean isPrivate(String address) {
        String text = plain(address);
        if (of(address).isEmpty()) {
            return false;
        }
        return text.indexOf(':') >= 0 ? isPrivateV6(text.toLowerCase(Locale.ROOT)) : isPrivateV4(text);
    }

    private static boolean isPrivateV4(String address) {
        String[] parts = address.split("\\.", -1);
        int a = Integer.parseInt(parts[0]);
        int b = Integer.parseInt(parts[1]);
        return switch (a) {
            case 10, 127 -> true;
            case 172 -> b >= 16 && b < 32;
            case 192 -> b == 168;
            case 100 -> b >= 64 && b < 128;
            case 169 -> b == 254;
            default -> false;
        };
    }

    private static boolean isPrivateV6(String address) {
        return address.equals("::1")
                || address.startsWith("fc")
                || address.startsWith("fd")
                || address.matches("fe[89ab].*");
    }

    private static String v4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return "";
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return "";
            }
        }
        return Integer.parseInt(parts[0]) + "." + Integer.parseInt(parts[1]) + ".0.0/16";
    }

    private static String v6(String address) {
        int zone = address.indexOf('%');
        String[] halves = (zone < 0 ? address : address.substring(0, zone)).split("::", -1);
        if (halves.length > 2) {
            return "";
        }
        String[] head = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        int tail = halves.length == 2 && !halves[1].isEmpty() ? halves[1].split(":", -1).length : 0;
        boolean complete = halves.length == 2 ? head.length + tail < GROUPS : head.length == GROUPS;
        return complete ? v6Prefix(head) : "";
    }

    private static String v6Prefix(String[] head) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String group = i < head.length ? head[i] : "0";
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return "";
            }
            prefix.append(Integer.toHexString(Integer.parseInt(group, 16))).append(':');
        }
        return prefix.append(":/48").toString();
    }

    private Networks() {}
}
