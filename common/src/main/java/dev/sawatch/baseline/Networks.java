package dev.sawatch.baseline;

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
        boolean mapped = address.startsWith(V4_IN_V6) && address.indexOf('.') > 0;
        String text = mapped ? address.substring(V4_IN_V6.length()) : address;
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
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
