package dev.sawatch.detection;

import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Behaviour;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one call against what is known. A pure function: the same call, baseline and periods give the same verdict, and
 * nothing is remembered.
 */
public final class Detector {
    /** From this age on, in days, an account's ways are settled enough for a new client or namespace to be remarkable. */
    private static final int SETTLED = 7;
    /** A namespace younger than this, in days, is new to everybody. */
    private static final int OLD_NAMESPACE = 7;
    /** An account that works in more namespaces than this goes everywhere by trade. */
    private static final int MAX_NAMESPACES = 20;

    private final Periods periods;

    /** @param periods how long things count */
    public Detector(Periods periods) {
        this.periods = periods;
    }

    /**
     * Judges a call.
     *
     * @param view what is known, without the call itself
     * @return why it is unusual, or empty where it is usual, or must be learned silently
     */
    public Optional<Verdict> judge(Observation call, BaselineView view) {
        if (!isActive(call, view)) {
            return Optional.empty();
        }
        Signals signals = new Signals(call, view, periods, SETTLED);
        if (!isUsual(call, view.profile())) {
            return unusual(call, view, signals);
        }
        if (entersOldNamespace(call, view)) {
            Variation variation =
                    call.traits().sensitive() ? Variation.UNUSUAL_SENSITIVE_RESOURCE : Variation.UNUSUAL_MODIFICATION;
            Set<Signal> all = signals.of();
            all.add(Signal.NEW_NAMESPACE);
            return Optional.of(verdict(call, List.of(variation), all));
        }
        Set<Signal> all = signals.of();
        boolean client = all.contains(Signal.NEW_CLIENT) || all.contains(Signal.NEW_NETWORK);
        return client ? Optional.of(verdict(call, List.of(Variation.UNUSUAL_CLIENT), all)) : Optional.empty();
    }

    /** Whether the cluster has been watched long enough. */
    public boolean isActive(Observation call, BaselineView view) {
        return view.cluster().daysBetween(periods.before(call.day()), call.day()) >= periods.activation();
    }

    /** Whether the account is still being learned. */
    public boolean isNewAccount(Observation call, BaselineView view) {
        return call.day() - view.profile().firstDay(call.day()) < periods.learning();
    }

    private boolean isUsual(Observation call, Profile profile) {
        return call.traits().withinRole()
                || profile.covers(
                        call.behaviour(),
                        periods.before(call.day()),
                        call.traits().sensitive());
    }

    private Optional<Verdict> unusual(Observation call, BaselineView view, Signals signals) {
        List<Variation> applying = applying(call, view);
        boolean grave = applying.get(0).compareTo(Variation.UNUSUAL_SENSITIVE_RESOURCE) <= 0;
        if (isNewAccount(call, view) && !grave) {
            return Optional.empty();
        }
        return Optional.of(verdict(call, applying, signals.of()));
    }

    /** The variations of an unusual call, in their order; the last one always applies. */
    private List<Variation> applying(Observation call, BaselineView view) {
        Behaviour behaviour = call.behaviour();
        Profile profile = view.profile();
        int before = periods.before(call.day());
        List<Variation> applying = new ArrayList<>();
        if (!behaviour.isPath() && !view.resource().usedAfter(before)) {
            applying.add(Variation.FIRST_SEEN_RESOURCE);
        }
        if (call.traits().sensitive() && !profile.succeededAt(behaviour, before)) {
            applying.add(Variation.UNUSUAL_SENSITIVE_RESOURCE);
        }
        if (call.traits().modifies()) {
            applying.add(Variation.UNUSUAL_MODIFICATION);
        }
        if (!behaviour.isPath() && !profile.used(behaviour, before)) {
            applying.add(Variation.UNUSUAL_RESOURCE);
        }
        return applying.isEmpty() ? List.of(Variation.UNUSUAL_API_CALL) : applying;
    }

    /**
     * Whether a settled account that keeps to few namespaces does its daily work where it never did: an operator that
     * deploys in {@code ml} all day deploys in {@code vault}.
     */
    private boolean entersOldNamespace(Observation call, BaselineView view) {
        int before = periods.before(call.day());
        var known = view.profile().namespaces();
        if (!call.traits().entersNamespace() || call.traits().withinRole()) {
            return false;
        }
        var days = known.get(call.namespace());
        boolean isNew = days == null || !days.hasAfter(before);
        long others = known.values().stream().filter(d -> d.hasAfter(before)).count();
        return isNew
                && others <= MAX_NAMESPACES
                && call.day() - view.namespace().firstDay(call.day()) >= OLD_NAMESPACE
                && call.day() - view.profile().firstDay(call.day()) >= SETTLED;
    }

    private static Verdict verdict(Observation call, List<Variation> applying, Set<Signal> signals) {
        if (call.behaviour().outcome() == Outcome.DENIED) {
            signals.add(Signal.DENIED);
        }
        Variation first = applying.get(0);
        List<Variation> others = List.copyOf(applying.subList(1, applying.size()));
        return new Verdict(
                first, others, signals, confidence(call, first, signals), List.of(), Cause.ofBehaviour(call));
    }

    private static Confidence confidence(Observation call, Variation variation, Set<Signal> signals) {
        boolean clientAlone = variation == Variation.UNUSUAL_CLIENT;
        if (signals.contains(Signal.NEW_NETWORK) || (signals.contains(Signal.NEW_CLIENT) && !clientAlone)) {
            return Confidence.HIGH;
        }
        boolean atHome = call.behaviour().reach() == Reach.OWN && !call.traits().sensitive();
        boolean explained = signals.contains(Signal.UPGRADED_CLIENT) || signals.contains(Signal.NEW_ACCOUNT);
        return explained || atHome || clientAlone ? Confidence.LOW : Confidence.MEDIUM;
    }
}
