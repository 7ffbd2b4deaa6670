package dev.sawatch.detection;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.KubernetesApi;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.Set;

/**
 * An unusual call while it is judged.
 *
 * @param call the call
 * @param view what is known, without it
 * @param facts of its account, client, network and pod
 * @param variation the first kind of unusual call that applies
 * @param signals what else is remarkable
 * @param periods how long things count
 * @param system the control plane's namespaces
 */
record Judging(
        AccountCall call,
        BaselineView view,
        Signals facts,
        Variation variation,
        Set<Signal> signals,
        Periods periods,
        SystemNamespaces system) {
    private static final String RBAC_GROUP = "rbac.authorization.k8s.io/";
    private static final String ADMISSION_GROUP = "admissionregistration.k8s.io/";

    boolean has(Signal signal) {
        return signals.contains(signal);
    }

    /** Whether the call is usual as such, and only its client, network or pod is not. */
    boolean isOnlyClient() {
        return variation == Variation.UNUSUAL_CLIENT;
    }

    boolean isAllowed() {
        return !has(Signal.DENIED);
    }

    boolean isSensitive() {
        return call.traits().sensitive();
    }

    boolean isAt(Reach reach) {
        return call.behaviour().reach() == reach;
    }

    VerbClass verb() {
        return call.behaviour().verb();
    }

    /** {@code [group/]resource[/subresource]}. */
    String resource() {
        return call.behaviour().resource();
    }

    boolean isPath() {
        return call.behaviour().isPath();
    }

    boolean isSelfReview() {
        return KubernetesApi.isSelfReview(call.event().call());
    }

    boolean isOfStatus() {
        return call.event().call().subresource().equals("status");
    }

    boolean hasSubresource() {
        return !call.event().call().subresource().isEmpty();
    }

    boolean isByNewMeans() {
        return has(Signal.NEW_CLIENT) || has(Signal.NEW_NETWORK) || has(Signal.TWO_PLACES);
    }

    /** Whether it is of the kind that software does all day, and thieves seldom need. */
    boolean isOrdinary() {
        boolean harmful = switch (verb()) {
            case DELETE, DELETECOLLECTION, CONNECT, IMPERSONATE -> true;
            case CREATE, CHANGE -> resource().startsWith(RBAC_GROUP);
            case GET, LIST, OTHER -> false;
        };
        return isAllowed()
                && !harmful
                && !isSensitive()
                && !resource().startsWith(ADMISSION_GROUP)
                && !isSelfReview()
                && !isPath()
                && !isAt(Reach.SYSTEM)
                && !isByNewMeans();
    }

    /** Last day before the training period. */
    int before() {
        return periods.before(call.day());
    }
}
