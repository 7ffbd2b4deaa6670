package dev.sawatch.baseline;

/**
 * When an account used a client.
 *
 * @param days days on which it did, in any version
 * @param version the newest version seen, by {@link Client#compareVersions}
 * @param since first day of that version
 */
public record ClientUse(DaySet days, String version, int since) {
    static ClientUse of(String version, int day) {
        return new ClientUse(DaySet.of(day), version, day);
    }

    /**
     * First day of a version, as far as known: of the newest, or of one that is newer still and seen on the given day.
     *
     * @return a day in the far past for an older version
     */
    public int sinceOf(String otherVersion, int day) {
        int order = Client.compareVersions(otherVersion, version);
        return order > 0 ? day : order == 0 ? since : Integer.MIN_VALUE / 2;
    }

    ClientUse union(ClientUse other) {
        int order = Client.compareVersions(version, other.version);
        int first = order == 0 ? Math.min(since, other.since) : order > 0 ? since : other.since;
        String newest = order >= 0 ? version : other.version;
        DaySet union = days.union(other.days);
        boolean same = union.equals(days) && newest.equals(version) && first == since;
        return same ? this : new ClientUse(union, newest, first);
    }
}
