package dev.sawatch.detection;

import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.ClientUse;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Rollouts;
import dev.sawatch.baseline.days.Sighting;
import dev.sawatch.behaviour.AccountCall;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the signals of a call that concern its account, client, network and pod.
 *
 * @param call the call
 * @param view what is known, without it
 * @param periods how long things count
 */
public record Signals(AccountCall call, BaselineView view, Periods periods) {
    /** From this age on, in days, an account's ways are settled enough for a new client or namespace to be remarkable. */
    public static final int SETTLED = 7;
    /** An account with more programs than this uses what comes to hand. */
    public static final int FEW_CLIENTS = 3;

    /** Those that apply. */
    public Set<Signal> find() {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        boolean byItself = !call.traits().impersonated();
        add(signals, Signal.NEW_CLIENT, byItself && isNewClient());
        add(signals, Signal.NEW_NETWORK, byItself && isNewNetwork());
        add(signals, Signal.UPGRADED_CLIENT, byItself && !signals.contains(Signal.NEW_NETWORK) && isUpgraded());
        add(signals, Signal.ROLLED_OUT, byItself && rolledOut() != null);
        add(signals, Signal.TWO_PLACES, byItself && isInTwoPlaces());
        add(signals, Signal.DENIED, call.behaviour().outcome() == Outcome.DENIED);
        add(signals, Signal.NEW_ACCOUNT, age() < periods.learning());
        return signals;
    }

    private static void add(Set<Signal> signals, Signal signal, boolean applies) {
        if (applies) {
            signals.add(signal);
        }
    }

    /** The account's age in days. */
    public int age() {
        return call.day() - view.profile().firstDay(call.day(), periods.silence());
    }

    /** Age in days of the account's own namespace. */
    public int homeAge() {
        return call.day() - view.home().firstDay(call.day(), periods.silence());
    }

    /** When the workload was rolled out that the token's pod belongs to, if that was in the last days; else null. */
    public @Nullable Instant rolledOut() {
        String pod = call.event().user().credential().pod();
        return pod.isEmpty() ? null : view.home().rollouts().recent(Rollouts.workloadOf(pod), time());
    }

    private Instant time() {
        return call.event().received();
    }

    /** How many clients of the account are no longer new; none where they are too many to be kept. */
    public long settledClients() {
        return view.profile().whereabouts().clients().values().stream()
                .filter(known -> isSettled(known.seen()))
                .count();
    }

    private boolean isNewClient() {
        ClientUse use = view.profile().whereabouts().clients().get(call.client().product());
        long settled = settledClients();
        return age() >= SETTLED && settled > 0 && settled <= FEW_CLIENTS && (use == null || !isSettled(use.seen()));
    }

    /** Whether it was seen in the training period, and first so long ago that it is no longer new. */
    public boolean isSettled(Sighting seen) {
        return seen.isSettled(periods.before(call.day()), time());
    }

    private boolean isNewNetwork() {
        Map<String, Sighting> networks = view.profile().whereabouts().networks();
        Sighting seen = networks.get(call.network());
        boolean hasOthers = networks.entrySet().stream()
                .anyMatch(e -> !e.getKey().equals(call.network())
                        && e.getValue().days().hasAfter(periods.before(call.day())));
        return !call.network().isEmpty()
                && age() >= 1
                && hasOthers
                && (seen == null || !isSettled(seen))
                && !view.cluster().isCommonNetwork(call);
    }

    /** Whether the client is a known one in a young version, higher than all older ones. */
    public boolean isUpgraded() {
        ClientUse use = view.profile().whereabouts().clients().get(call.client().product());
        return use != null && use.isUpgrade(call.client().version(), time());
    }

    private boolean isInTwoPlaces() {
        return !call.otherAddress().isEmpty() && !view.cluster().hasWanderingPods(call.day());
    }
}
