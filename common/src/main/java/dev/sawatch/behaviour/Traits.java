package dev.sawatch.behaviour;

import java.util.Set;

/**
 * Properties of a call that follow from the call and the lists alone.
 *
 * @param all those that are either so or not
 * @param sensitiveBecause why attackers want such calls, where it is on the sensitive list; empty where it is not
 * @param rollout workload of which it rolls out a new version; empty where it does not
 */
public record Traits(Set<Trait> all, String sensitiveBecause, String rollout) {
    /** A property that a call has or not. */
    public enum Trait {
        /** It changes something; access and token reviews do not. */
        MODIFIES,
        /**
         * It modifies or touches something sensitive in a namespace that is not the account's own, and is no eviction or
         * binding, which go everywhere.
         */
        ENTERS_NAMESPACE,
        /** It is what Kubernetes itself grants: discovery, or a built-in controller inside its role. */
        WITHIN_ROLE,
        /** It makes its resource a seen one of the cluster. */
        MAKES_SEEN,
        /** Somebody else made the call in this account's name. */
        IMPERSONATED,
        /** The account is a controller that Kubernetes itself runs. */
        BUILT_IN,
        /** It was let through, and what it asked for does not exist. */
        NOT_FOUND
    }

    /** Whether it is on the sensitive list. */
    public boolean sensitive() {
        return !sensitiveBecause.isEmpty();
    }

    /** See {@link Trait#MODIFIES}. */
    public boolean modifies() {
        return all.contains(Trait.MODIFIES);
    }

    /** See {@link Trait#ENTERS_NAMESPACE}. */
    public boolean entersNamespace() {
        return all.contains(Trait.ENTERS_NAMESPACE);
    }

    /** See {@link Trait#WITHIN_ROLE}. */
    public boolean withinRole() {
        return all.contains(Trait.WITHIN_ROLE);
    }

    /** See {@link Trait#MAKES_SEEN}. */
    public boolean makesSeen() {
        return all.contains(Trait.MAKES_SEEN);
    }

    /** See {@link Trait#IMPERSONATED}. */
    public boolean impersonated() {
        return all.contains(Trait.IMPERSONATED);
    }

    /** See {@link Trait#BUILT_IN}. */
    public boolean builtIn() {
        return all.contains(Trait.BUILT_IN);
    }

    /** See {@link Trait#NOT_FOUND}. */
    public boolean notFound() {
        return all.contains(Trait.NOT_FOUND);
    }
}
