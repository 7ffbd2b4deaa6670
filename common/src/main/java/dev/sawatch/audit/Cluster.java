package dev.sawatch.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * A Kubernetes cluster, known by the id that its cloud gives it; all else is read off the id.
 *
 * @param id EKS: {@code arn:aws:eks:REGION:ACCOUNT:cluster/NAME}; AKS: its resource id in lower case; GKE:
 *     {@code //container.googleapis.com/projects/P/locations/L/clusters/C}; else any name
 */
public record Cluster(String id) {
    /** An AKS cluster; Azure writes one resource id in several cases. */
    public static Cluster aks(String resourceId) {
        return new Cluster(resourceId.toLowerCase(Locale.ROOT));
    }

    /** An EKS cluster, of the partition that its region is in. */
    public static Cluster eks(String region, String account, String name) {
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return new Cluster("arn:" + partition + ":eks:" + region + ":" + account + ":cluster/" + name);
    }

    /** A GKE cluster. */
    public static Cluster gke(String project, String location, String name) {
        return new Cluster(
                "//container.googleapis.com/projects/" + project + "/locations/" + location + "/clusters/" + name);
    }

    /** Whose cloud it runs in. */
    public Provider provider() {
        return facts().provider();
    }

    /** Region or location; empty where the id has none. */
    public String region() {
        return facts().id().group("region");
    }

    /** Account, subscription or project; empty where the id has none. */
    public String account() {
        return facts().id().group("account");
    }

    /** The short name that people use. */
    public String name() {
        return facts().id().group("name");
    }

    private record Facts(Provider provider, Matcher id) {}

    private Facts facts() {
        return Arrays.stream(Provider.values())
                .flatMap(provider -> provider.match(id).map(found -> new Facts(provider, found)).stream())
                .findFirst()
                .orElseThrow();
    }
}
