package dev.sawatch.behaviour;

import dev.sawatch.audit.ApiCall;
import java.util.Set;

/** What the resources of Kubernetes' own API are for; as of Kubernetes 1.34. */
public final class KubernetesApi {
    /** Custom resources are of other groups. */
    private static final Set<String> GROUPS = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "extensions",
            "flowcontrol.apiserver.k8s.io",
            "internal.apiserver.k8s.io",
            "metrics.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io",
            "storagemigration.k8s.io");

    /** Resources that run containers. */
    private static final Set<String> WORKLOADS = Set.of(
            "pods",
            "replicationcontrollers",
            "apps/deployments",
            "apps/daemonsets",
            "apps/statefulsets",
            "apps/replicasets",
            "batch/jobs",
            "batch/cronjobs");

    /** Those of them that people deliver software as. */
    private static final Set<String> DELIVERED = Set.of("apps/deployments", "apps/daemonsets", "apps/statefulsets");

    private static final Set<String> REVIEWS = Set.of(
            "selfsubjectaccessreviews",
            "selfsubjectrulesreviews",
            "selfsubjectreviews",
            "subjectaccessreviews",
            "localsubjectaccessreviews",
            "tokenreviews");

    /** What the software of any account writes about itself, wherever it works. */
    private static final Set<String> BYWORK = Set.of("events", "events.k8s.io/events", "coordination.k8s.io/leases");

    private static final Set<String> CONTENTS = Set.of("configmaps", "pods/log");

    /** Objects whose status others act on: where traffic goes, which node is healthy, who is given a certificate. */
    private static final Set<String> TRUSTED_STATUS =
            Set.of("services/status", "nodes/status", "certificates.k8s.io/certificatesigningrequests/status");

    private static final Set<String> GO_EVERYWHERE = Set.of("pods/eviction", "pods/binding");
    private static final Set<String> ROLLED_OUT_AS = Set.of("apps/replicasets", "apps/controllerrevisions");

    public static boolean isBuiltInGroup(String group) {
        return GROUPS.contains(group);
    }

    /** Whether pods run by it. Here and below, a resource is {@code [group/]resource}. */
    public static boolean isWorkload(String resource) {
        return WORKLOADS.contains(resource);
    }

    public static boolean isDelivered(String resource) {
        return DELIVERED.contains(resource);
    }

    /** A question whether somebody may do something, which changes nothing. */
    public static boolean isReview(String resource) {
        return REVIEWS.contains(resource.substring(resource.lastIndexOf('/') + 1));
    }

    /** A question what the asking account itself may do. */
    public static boolean isSelfReview(ApiCall call) {
        return call.resource().startsWith("selfsubject") && REVIEWS.contains(call.resource());
    }

    public static boolean isBywork(String resource) {
        return BYWORK.contains(resource);
    }

    /** Reading it returns what people keep in it, not only what there is. */
    public static boolean hasContents(String resource) {
        return CONTENTS.contains(resource);
    }

    public static boolean isTrustedStatus(String resource) {
        return TRUSTED_STATUS.contains(resource);
    }

    /** Drains evict pods, and schedulers bind them, in whatever namespace they are. */
    public static boolean goesEverywhere(String resource) {
        return GO_EVERYWHERE.contains(resource);
    }

    /** A new one of these is a new version of its workload. */
    static boolean isRolledOutAs(String resource) {
        return ROLLED_OUT_AS.contains(resource);
    }

    private KubernetesApi() {}
}
