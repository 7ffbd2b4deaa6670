package dev.sawatch.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose cloud a cluster runs in, and what its ids look like there. */
public enum Provider {
    /** Amazon Web Services. */
    AWS("AWS", "EKS", "arn:[^:]+:eks:(?<region>[^:]*):(?<account>[^:]*):cluster/(?<name>.+)"),
    /** Microsoft Azure, whose ids come in several cases. */
    AZURE("Azure", "AKS", "(?i)/subscriptions/(?<account>[^/]+)/.*/managedclusters/(?<region>)(?<name>[^/]+)"),
    /** Google Cloud. */
    GCP(
            "GCP",
            "GKE",
            "//container\\.googleapis\\.com/projects/(?<account>[^/]+)/locations/(?<region>[^/]+)/clusters/(?<name>[^/]+)"),
    /** None that is known: any id is one of its, and the cluster's name. */
    NONE("Kubernetes", "Kubernetes", "(?s)(?<region>)(?<account>)(?<name>.*)");

    private final String label;
    private final String service;
    private final Pattern id;

    Provider(String label, String service, String id) {
        this.label = label;
        this.service = service;
        this.id = Pattern.compile(id);
    }

    /** {@code AWS}, {@code Azure} or {@code GCP}; {@code Kubernetes} for none. */
    public String label() {
        return label;
    }

    /** {@code EKS}, {@code AKS} or {@code GKE}; {@code Kubernetes} for none. */
    public String service() {
        return service;
    }

    /** The id's groups {@code region}, {@code account} and {@code name}, where it is one of this provider's. */
    Optional<Matcher> match(String clusterId) {
        Matcher matcher = id.matcher(clusterId);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
