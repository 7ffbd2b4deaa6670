package dev.sawatch.baseline;

/**
 * What is known at the time of a call.
 *
 * @param profile of the account
 * @param resource history of the resource that the call is on
 * @param namespace history of the namespace that it aims at
 * @param cluster history of the cluster
 */
public record BaselineView(
        Profile profile, ResourceHistory resource, NamespaceHistory namespace, ClusterHistory cluster) {}
