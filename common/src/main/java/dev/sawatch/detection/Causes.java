package dev.sawatch.detection;

import dev.sawatch.baseline.Observation;
import java.util.List;
import java.util.Optional;

/** Finds what an alert stands for: one that explains several calls, where there is one, else the behaviour. */
final class Causes {
    static Cause of(Judging it, Confidence confidence, List<Mitigation> mitigations) {
        Observation call = it.call();
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

    /** Refused or in vain, on a resource that the cluster or a path that the account never used. */
    private static boolean isProbing(Judging it) {
        boolean inVain = !it.isAllowed() || it.call().traits().notFound();
        boolean unknown = it.variation() == Variation.FIRST_SEEN_RESOURCE
                || (it.isPath() && !it.view().profile().used(it.call().behaviour(), it.before()));
        return inVain && unknown;
    }

    private static Optional<Cause> ofLow(Judging it, List<Mitigation> mitigations) {
        for (Mitigation mitigation : mitigations) {
            Optional<Cause> cause = switch (mitigation) {
                case Mitigation.Cohort cohort -> Optional.of(Cause.cohort(cohort.kind()));
                case Mitigation.Delivery delivery -> Optional.of(Cause.delivery());
                case Mitigation.NewAccount isNew when !it.isSensitive() -> Optional.of(Cause.newAccount());
                case Mitigation.NoContents report when it.isOfStatus() -> Optional.of(Cause.reads());
                case Mitigation.Home home when it.verb().isRead() -> Optional.of(Cause.reads());
                default -> Optional.empty();
            };
            if (cause.isPresent()) {
                return cause;
            }
        }
        return Optional.empty();
    }

    private Causes() {}
}
