package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.Sighting;
import dev.sawatch.behaviour.names.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When an account used a client.
 *
 * @param seen when, in any version
 * @param versions the {@value #MOST} highest versions with the time of their first calls, in seconds since 1970-01-01
 */
public record ClientUse(Sighting seen, NavigableMap<Version, Long> versions) {
    private static final int MOST = 4;
    /** Up to this age a higher version may be why an account does new things. */
    private static final Duration YOUNG = Duration.ofDays(2);

    public ClientUse {
        TreeMap<Version, Long> highest = new TreeMap<>(versions);
        while (highest.size() > MOST) {
            highest.pollFirstEntry();
        }
        versions = Collections.unmodifiableNavigableMap(highest);
    }

    static ClientUse of(Version version, Instant time) {
        TreeMap<Version, Long> versions = new TreeMap<>();
        if (!version.equals(Version.NONE)) {
            versions.put(version, time.getEpochSecond());
        }
        return new ClientUse(Sighting.at(time), versions);
    }

    /** Whether the version is young and higher than all that are not. */
    public boolean isUpgrade(Version version, Instant time) {
        long old = time.minus(YOUNG).getEpochSecond();
        Long first = versions.get(version);
        boolean young = first == null || first >= old;
        return young
                && versions.values().stream().anyMatch(since -> since < old)
                && versions.entrySet().stream()
                        .allMatch(e -> e.getValue() >= old || e.getKey().compareTo(version) < 0);
    }

    /** Whether one more such call would change nothing. */
    boolean holds(Version version, int day, Instant time) {
        return seen.holds(day, time) && holdsVersion(version, time);
    }

    private boolean holdsVersion(Version version, Instant time) {
        Long first = versions.get(version);
        boolean tooLow = versions.size() >= MOST && version.compareTo(versions.firstKey()) < 0;
        return version.equals(Version.NONE) || tooLow || (first != null && first <= time.getEpochSecond());
    }

    /** Whether client and version were used before the day. */
    boolean isOlderThan(Version version, int day) {
        Long first = versions.get(version);
        return seen.isOlderThan(day) && (first == null || new Sighting(seen.days(), first).isOlderThan(day));
    }

    ClientUse union(ClientUse other) {
        TreeMap<Version, Long> all = new TreeMap<>(versions);
        other.versions.forEach((version, first) -> all.merge(version, first, Math::min));
        return new ClientUse(seen.union(other.seen), all);
    }

    static ClientUse read(JsonNode node) {
        TreeMap<Version, Long> versions = new TreeMap<>();
        node.path("versions")
                .properties()
                .forEach(e -> versions.put(Version.of(e.getKey()), e.getValue().asLong()));
        return new ClientUse(Sighting.parse(node.path("seen").asText()), versions);
    }

    void write(ObjectNode node) {
        node.put("seen", seen.toString());
        ObjectNode firsts = node.putObject("versions");
        versions.forEach((version, first) -> firsts.put(version.toString(), first));
    }
}
