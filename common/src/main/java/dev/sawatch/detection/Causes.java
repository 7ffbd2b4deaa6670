package dev.sawatch.detection;

import dev.sawatch.behaviour.AccountCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what an alert stands for: one that explains several calls, where there is one, else the behaviour. */
final class Causes {
    static Cause of(Judging it, Confidence confidence, List<Mitigation> mitigations) {
        AccountCall call = it.call();
        if (it.isOnlyClient()) {
            return means(it);
        } else if (isProbing(it)) {
            return Cause.probing(call);
        }
        Optional<Cause> shared = confidence == Confidence.LOW ? ofLow(it, mitigations) : Optional.empty();
        return shared.orElseGet(() -> it.has(Signal.NEW_NAMESPACE) ? Cause.inNamespace(call) : Cause.ofBehaviour(call));
    }

    private static Cause means(Judging it) {
        if (it.has(Signal.TWO_PLACES)) {
            return Cause.pod(it.call());
        } else if (Detector.isFromPublicNetwork(it)) {
            return Cause.network(it.call());
        }
        return it.has(Signal.NEW_CLIENT) ? Cause.client(it.call()) : Cause.privateNetwork(it.call());
    }

    /**
     * Refused or in vain, on a resource that the cluster or a path that the account never used. What is sensitive and was
     * let through is no question whether there is such a thing: it is learned as allowed, so it must be told.
     */
    private static boolean isProbing(Judging it) {
        boolean inVain = !it.isAllowed() || (it.call().traits().notFound() && !it.isSensitive());
        boolean unknown = it.variation() == Variation.FIRST_SEEN_RESOURCE
                || (it.isPath() && !it.view().profile().used(it.call().behaviour(), it.before()));
        return inVain && unknown;
    }

    /** Whatever else explains a call, the widest cause counts, or one rollout would be told in parts. */
    private static Optional<Cause> ofLow(Judging it, List<Mitigation> mitigations) {
        return Stream.<Function<Mitigation, Optional<Cause>>>of(
                        Causes::ofCohort,
                        mitigation -> only(mitigation instanceof Mitigation.Delivery, Cause.delivery()),
                        mitigation -> only(
                                mitigation instanceof Mitigation.NewAccount && !it.isSensitive(), Cause.newAccount()),
                        mitigation -> only(isRead(it, mitigation), Cause.reads()))
                .flatMap(cause -> mitigations.stream().map(cause))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Cause> ofCohort(Mitigation mitigation) {
        return mitigation instanceof Mitigation.Cohort cohort
                ? Optional.of(Cause.cohort(cohort.kind()))
                : Optional.empty();
    }

    /** Reads at home, and reports to a status wherever. */
    private static boolean isRead(Judging it, Mitigation mitigation) {
        return (mitigation instanceof Mitigation.Home && it.verb().isRead())
                || (mitigation instanceof Mitigation.NoContents && it.isOfStatus());
    }

    private static Optional<Cause> only(boolean applies, Cause cause) {
        return applies ? Optional.of(cause) : Optional.empty();
    }

    private Causes() {}
}
