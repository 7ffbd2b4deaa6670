package dev.sawatch.detection;

import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.KubernetesApi;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows accounts that deliver software to other namespaces by trade, by what they did on earlier days. */
final class DeliveryAccount {
    private static final int KINDS = 5;
    private static final int NAMESPACES = 2;

    /** Whether an ordinary call is a delivery by such an account. */
    static boolean covers(Judging it) {
        if (!it.isAt(Reach.OTHER) && !it.isAt(Reach.CLUSTER)) {
            return false;
        }
        Set<String> kinds = delivered(it);
        boolean newWorkload = it.verb() == VerbClass.CREATE
                && KubernetesApi.isWorkload(it.resource())
                && !kinds.contains(it.resource());
        return !newWorkload
                && kinds.size() >= KINDS
                && kinds.stream().anyMatch(KubernetesApi::isDelivered)
                && otherNamespaces(it) >= NAMESPACES;
    }

    /** Built-in kinds that it created or changed outside its namespace, {@code [group/]resource}. */
    private static Set<String> delivered(Judging it) {
        return it.view().profile().behaviours().entrySet().stream()
                .filter(e -> isDelivery(e.getKey()) && isEarlier(it, e.getValue()))
                .map(Map.Entry::getKey)
                .map(behaviour -> kind(behaviour.resource()))
                .collect(Collectors.toSet());
    }

    private static boolean isDelivery(Behaviour behaviour) {
        String kind = kind(behaviour.resource());
        String group = kind.indexOf('/') < 0 ? "" : kind.substring(0, kind.indexOf('/'));
        return (behaviour.verb() == VerbClass.CREATE || behaviour.verb() == VerbClass.CHANGE)
                && behaviour.outcome() == Outcome.ALLOWED
                && behaviour.reach() != Reach.OWN
                && KubernetesApi.isBuiltInGroup(group)
                && !KubernetesApi.isReview(kind)
                && !KubernetesApi.isBywork(kind)
                && !hasSubresource(kind, group);
    }

    private static boolean hasSubresource(String kind, String group) {
        return kind.indexOf('/', group.isEmpty() ? 0 : group.length() + 1) >= 0;
    }

    /** Without the name that some objects are told apart by. */
    private static String kind(String resource) {
        int name = resource.indexOf(':');
        return name < 0 ? resource : resource.substring(0, name);
    }

    private static long otherNamespaces(Judging it) {
        Profile profile = it.view().profile();
        if (profile.whereabouts().hasManyNamespaces()) {
            return Long.MAX_VALUE;
        }
        return profile.whereabouts().namespaces().entrySet().stream()
                .filter(e -> !it.system().contains(e.getKey()) && isEarlier(it, e.getValue()))
                .count();
    }

    private static boolean isEarlier(Judging it, DaySet days) {
        return days.countBetween(it.before(), it.call().day()) > 0;
    }

    private DeliveryAccount() {}
}
