package dev.sawatch.behaviour.names;

/** Networks of source addresses: /16 of IPv4, /48 of IPv6. */
public final class Networks {
    /** The network of an address, such as {@code 203.0.0.0/16} or {@code 2001:db8:1::/48}; empty for text that is no address. */
    public static String of(String address) {
        IpAddress parsed = IpAddress.parse(address);
        return parsed == null ? "" : parsed.network();
    }

    /** Whether an address is of no use on the internet. False for text that is no address. */
    public static boolean isPrivate(String address) {
        IpAddress parsed = IpAddress.parse(address);
        return parsed != null && parsed.isPrivate();
    }

    private Networks() {}
}
