package dev.sawatch.detection;

import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import java.util.List;
import java.util.Optional;

/** Knows calls that go on with what the account itself made, or works on, on an earlier day. */
final class OwnWork {
    private static final String PODS = "pods";

    static Optional<Mitigation> of(Judging it) {
        boolean eligible = it.isAllowed()
                && !it.isSensitive()
                && !it.isPath()
                && !it.isAt(Reach.SYSTEM)
                && !it.has(Signal.NEW_NAMESPACE);
        return eligible ? earlier(it).map(Mitigation.OwnWork::new) : Optional.empty();
    }

    private static Optional<VerbClass> earlier(Judging it) {
        return switch (it.verb()) {
            case CREATE ->
                did(it, VerbClass.CHANGE).filter(verb -> !it.resource().equals(PODS));
            case CHANGE, DELETE -> did(it, VerbClass.CREATE);
            case GET, LIST -> worksThere(it) ? Optional.of(VerbClass.LIST) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether it did the other thing to such objects at that reach; who works elsewhere may do so at home. */
    private static Optional<VerbClass> did(Judging it, VerbClass verb) {
        List<Reach> reaches = it.isAt(Reach.CLUSTER)
                ? List.of(Reach.CLUSTER)
                : List.of(it.call().behaviour().reach(), Reach.OTHER);
        boolean done = !it.hasSubresource()
                && reaches.stream()
                        .map(reach -> new Behaviour(verb, it.resource(), reach, Outcome.ALLOWED))
                        .anyMatch(behaviour -> it.view()
                                .profile()
                                .did(behaviour, it.before(), it.call().day()));
        return done ? Optional.of(verb) : Optional.empty();
    }

    /** Whether it modified something in that namespace. */
    private static boolean worksThere(Judging it) {
        DaySet days =
                it.view().profile().whereabouts().namespaces().get(it.call().namespace());
        return !it.isAt(Reach.CLUSTER)
                && days != null
                && days.countBetween(it.before(), it.call().day()) > 0;
    }

    private OwnWork() {}
}
