package dev.sawatch.detection;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.ClientUse;
import dev.sawatch.baseline.DaySet;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Periods;
import java.util.EnumSet;
import java.util.Set;

/** Finds the signals of a call that concern its account, client and network. */
record Signals(Observation call, BaselineView view, Periods periods, int settled) {
    /** An account with more programs than this uses what comes to hand. */
    private static final int FEW_CLIENTS = 3;
    /** Up to this age, in days, a new version of a client may be why it does new things. */
    private static final int UPGRADE_DAYS = 2;

    Set<Signal> of() {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        add(signals, Signal.NEW_CLIENT, isNewClient());
        add(signals, Signal.NEW_NETWORK, isNewNetwork());
        add(signals, Signal.UPGRADED_CLIENT, isUpgraded());
        add(signals, Signal.NEW_ACCOUNT, age() < periods.learning());
        return signals;
    }

    private static void add(Set<Signal> signals, Signal signal, boolean applies) {
        if (applies) {
            signals.add(signal);
        }
    }

    private int age() {
        return call.day() - view.profile().firstDay(call.day());
    }

    private boolean isNewClient() {
        if (call.traits().impersonated() || age() < settled) {
            return false;
        }
        int before = periods.before(call.day());
        var clients = view.profile().clients();
        long known = clients.values().stream()
                .filter(use -> use.days().hasAfter(before))
                .count();
        ClientUse use = clients.get(call.client().product());
        boolean isNew = use == null || !use.days().hasAfter(before);
        return isNew && known > 0 && known <= FEW_CLIENTS;
    }

    private boolean isNewNetwork() {
        if (call.traits().impersonated() || call.network().isEmpty() || age() < 1) {
            return false;
        }
        int before = periods.before(call.day());
        var networks = view.profile().networks();
        boolean anyKnown = networks.values().stream().anyMatch(days -> days.hasAfter(before));
        DaySet days = networks.get(call.network());
        boolean isNew = days == null || !days.hasAfter(before);
        return anyKnown && isNew && !view.cluster().isCommon(call.network());
    }

    private boolean isUpgraded() {
        ClientUse use = view.profile().clients().get(call.client().product());
        if (use == null || call.traits().impersonated()) {
            return false;
        }
        int since = use.sinceOf(call.client().version(), call.day());
        boolean knownBefore = use.days().countBetween(periods.before(call.day()), since) > 0;
        return knownBefore && call.day() - since <= UPGRADE_DAYS;
    }
}
