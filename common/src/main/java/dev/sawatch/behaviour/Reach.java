package dev.sawatch.behaviour;

/** Where a call aimed, seen from its service account. */
public enum Reach {
    /** The account's own namespace. */
    OWN,
    /** A namespace of the control plane that is not the account's own. */
    SYSTEM,
    /** Any other namespace. */
    OTHER,
    /** Cluster-scoped objects, all namespaces, or a path that is no resource. */
    CLUSTER
}
