package dev.sawatch.baseline;

import dev.sawatch.behaviour.AccountCall;
import java.util.List;

/**
 * What is known at the time of a call.
 *
 * @param profile of the account
 * @param resource history of the resource that the call is on
 * @param namespace history of the namespace that it aims at
 * @param home history of the account's own namespace
 * @param cohorts histories of the account's {@linkplain AccountCall#kinds kinds}, in their order
 * @param cluster history of the cluster
 */
public record BaselineView(
        Profile profile,
        ResourceHistory resource,
        NamespaceHistory namespace,
        NamespaceHistory home,
        List<CohortHistory> cohorts,
        ClusterHistory cluster) {}
