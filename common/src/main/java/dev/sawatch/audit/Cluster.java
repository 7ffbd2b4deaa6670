package dev.sawatch.audit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes cluster, known by the id that its cloud gives it; all else is read off the id.
 *
 * @param id EKS: {@code arn:aws:eks:REGION:ACCOUNT:cluster/NAME}; AKS: its resource id in lower case; GKE:
 *     {@code //container.googleapis.com/projects/P/locations/L/clusters/C}; else any name
 */
public record Cluster(String id) {
    private static final Pattern EKS = Pattern.compile("arn:[^:]+:eks:([^:]*):([^:]*):cluster/(.+)");
    private static final Pattern AKS =
            Pattern.compile("/subscriptions/([^/]+)/.*/managedclusters/([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern GKE =
            Pattern.compile("//container\\.googleapis\\.com/projects/([^/]+)/locations/([^/]+)/clusters/([^/]+)");

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

    /** {@code AWS}, {@code Azure} or {@code GCP}; {@code Kubernetes} for a cluster of no known cloud. */
    public String provider() {
        return facts().get(0);
    }

    /** Region or location; empty where the id has none. */
    public String region() {
        return facts().get(1);
    }

    /** Account, subscription or project; empty where the id has none. */
    public String account() {
        return facts().get(2);
    }

    /** The short name that people use. */
    public String name() {
        return facts().get(3);
    }

    private List<String> facts() {
        Matcher eks = EKS.matcher(id);
        if (eks.matches()) {
            return List.of("AWS", eks.group(1), eks.group(2), eks.group(3));
        }
        Matcher aks = AKS.matcher(id);
        if (aks.matches()) {
            return List.of("Azure", "", aks.group(1), aks.group(2));
        }
        Matcher gke = GKE.matcher(id);
        if (gke.matches()) {
            return List.of("GCP", gke.group(2), gke.group(1), gke.group(3));
        }
        return List.of("Kubernetes", "", "", id);
    }
}
