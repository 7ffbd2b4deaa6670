package dev.sawatch.detection;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.Whereabouts;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.names.Networks;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Judges one call against what is known. A pure function: the same call, baseline and periods give the same judgement, and
 * nothing is remembered.
 */
public final class Detector {
    /** A namespace younger than this, in days, is new to everybody. */
    private static final int OLD_NAMESPACE = 7;
    /** An account that works in more namespaces than this goes everywhere by trade. */
    private static final int MAX_NAMESPACES = 20;

    private final Periods periods;
    private final SystemNamespaces system;

    /**
     * @param periods how long things count
     * @param system the control plane's namespaces
     */
    public Detector(Periods periods, SystemNamespaces system) {
        this.periods = periods;
        this.system = system;
    }

    /**
     * Judges a call.
     *
     * @param view what is known, without the call itself
     */
    public Judgement judge(AccountCall call, BaselineView view) {
        Coverage coverage = Coverage.of(call, view.profile(), periods);
        if (!isActive(call, view)) {
            return new Judgement.Silent(Judgement.Reason.NOT_ACTIVE, coverage);
        }
        Signals facts = new Signals(call, view, periods);
        return coverage.isGiven() ? covered(call, view, facts, coverage) : unusual(call, view, facts, coverage);
    }

    /** Whether the cluster has been watched long enough. */
    private boolean isActive(AccountCall call, BaselineView view) {
        return view.cluster().daysBetween(periods.before(call.day()), call.day()) >= periods.activation();
    }

    private Judgement covered(AccountCall call, BaselineView view, Signals facts, Coverage coverage) {
        Set<Signal> signals = facts.find();
        if (entersOldNamespace(call, view, facts)) {
            signals.add(Signal.NEW_NAMESPACE);
            Variation variation =
                    call.traits().sensitive() ? Variation.UNUSUAL_SENSITIVE_RESOURCE : Variation.UNUSUAL_MODIFICATION;
            return new Judgement.Unusual(verdict(call, view, facts, List.of(variation), signals), coverage);
        }
        boolean byNewMeans = signals.contains(Signal.NEW_CLIENT)
                || signals.contains(Signal.NEW_NETWORK)
                || signals.contains(Signal.TWO_PLACES);
        return byNewMeans
                ? new Judgement.Unusual(
                        verdict(call, view, facts, List.of(Variation.UNUSUAL_CLIENT), signals), coverage)
                : new Judgement.Usual(coverage);
    }

    private Judgement unusual(AccountCall call, BaselineView view, Signals facts, Coverage coverage) {
        List<Variation> applying = applying(call, view);
        Set<Signal> signals = facts.find();
        boolean grave = applying.get(0).isToldOfNewAccounts()
                || (call.behaviour().reach() == Reach.SYSTEM && call.traits().modifies())
                || signals.contains(Signal.TWO_PLACES);
        return facts.age() < periods.learning() && !grave
                ? new Judgement.Silent(Judgement.Reason.NEW_ACCOUNT, coverage)
                : new Judgement.Unusual(verdict(call, view, facts, applying, signals), coverage);
    }

    /** The variations of an unusual call, in their order; the last one always applies. */
    private List<Variation> applying(AccountCall call, BaselineView view) {
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
    private boolean entersOldNamespace(AccountCall call, BaselineView view, Signals facts) {
        Whereabouts known = view.profile().whereabouts();
        if (!call.traits().entersNamespace() || call.traits().withinRole() || known.hasManyNamespaces()) {
            return false;
        }
        int before = periods.before(call.day());
        DaySet days = known.namespaces().get(call.namespace());
        boolean isNew = days == null || !days.hasAfter(before);
        long others = known.namespaces().values().stream()
                .filter(d -> d.hasAfter(before))
                .count();
        return isNew
                && others <= MAX_NAMESPACES
                && call.day() - view.namespace().firstDay(call.day(), periods.silence()) >= OLD_NAMESPACE
                && facts.age() >= Signals.SETTLED;
    }

    private Verdict verdict(
            AccountCall call, BaselineView view, Signals facts, List<Variation> applying, Set<Signal> signals) {
        Variation variation = applying.get(0);
        Judging judging = new Judging(call, view, facts, variation, signals, periods, system);
        List<Mitigation> mitigations = mitigations(judging);
        mitigations.forEach(mitigation -> {
            if (mitigation instanceof Mitigation.Cohort) {
                signals.add(Signal.COHORT);
            } else if (mitigation instanceof Mitigation.Delivery) {
                signals.add(Signal.DELIVERY);
            }
        });
        Confidence confidence = confidence(judging, mitigations);
        List<Variation> others = List.copyOf(applying.subList(1, applying.size()));
        return new Verdict(
                variation, others, signals, confidence, mitigations, Causes.of(judging, confidence, mitigations));
    }

    private static List<Mitigation> mitigations(Judging it) {
        if (!it.isOnlyClient()) {
            return Mitigations.of(it);
        }
        boolean grave =
                it.has(Signal.TWO_PLACES) || isFromPublicNetwork(it) || (it.isSensitive() && it.has(Signal.NEW_CLIENT));
        return grave ? List.of() : List.of(new Mitigation.OnlyClient());
    }

    private static Confidence confidence(Judging it, List<Mitigation> mitigations) {
        boolean high = it.has(Signal.TWO_PLACES)
                || isFromPublicNetwork(it)
                || (it.has(Signal.NEW_CLIENT) && !it.isOnlyClient());
        if (high) {
            return Confidence.HIGH;
        }
        return mitigations.isEmpty() ? Confidence.MEDIUM : Confidence.LOW;
    }

    static boolean isFromPublicNetwork(Judging it) {
        return it.has(Signal.NEW_NETWORK)
                && !Networks.isPrivate(it.call().event().sourceIp());
    }
}
