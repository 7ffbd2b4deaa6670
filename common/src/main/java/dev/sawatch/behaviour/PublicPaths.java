package dev.sawatch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The paths that Kubernetes opens to every identity: {@code public-paths.json}. */
public final class PublicPaths {
    private final Set<String> paths = new HashSet<>();

    /** @param paths first path segments with their slash */
    public PublicPaths(Set<String> paths) {
        this.paths.addAll(paths);
    }

    /** The list that Sawatch ships. */
    public static PublicPaths shipped() {
        Set<String> paths = new HashSet<>();
        for (JsonNode path : DetectionData.read("public-paths.json").path("paths")) {
            paths.add(path.asText());
        }
        return new PublicPaths(paths);
    }

    /** Whether a request on the path is granted to everybody. */
    boolean grants(String verb, String firstSegment) {
        return verb.equals("get") && paths.contains(firstSegment);
    }
}
