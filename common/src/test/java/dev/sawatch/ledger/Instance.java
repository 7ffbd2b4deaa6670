package dev.sawatch.ledger;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateUpdates;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of several instances that share a ledger, and calls for it to raise. */
public final class Instance {
    public static final Instant TIME = Instant.parse("2026-03-01T03:04:05Z");
    static final ServiceAccount CHECKOUT = new ServiceAccount("payments", "checkout");
    static final Cause READS = new Cause(Cause.Kind.READS, "");

    final AlertLedger ledger;
    private final StateUpdates records;

    Instance(StateStore store, AlertPublisher publisher) {
        this(store, publisher, Map.of());
    }

    Instance(StateStore store, AlertPublisher publisher, Map<String, String> settings) {
        records = new StateUpdates(store);
        ledger = new AlertLedger(records, publisher, Settings.of(settings).alerts());
    }

    static AccountCall call(String auditId, Instant time) {
        return call(auditId, time, CHECKOUT);
    }

    static AccountCall call(String auditId, Instant time, ServiceAccount account) {
        return Events.observe(Events.call(Events.CLUSTER, auditId, time, account, "list", "pods"));
    }

    static Cause behaviour(String what) {
        return new Cause(Cause.Kind.BEHAVIOUR, what);
    }

    static Verdict verdict(Confidence confidence, Cause cause) {
        return verdict(Variation.UNUSUAL_RESOURCE, confidence, cause);
    }

    static Verdict verdict(Variation variation, Confidence confidence, Cause cause) {
        return new Verdict(variation, List.of(), Set.of(), confidence, List.of(), cause);
    }

    AlertOutcome raise(AccountCall call, Confidence confidence) {
        return raise(call, verdict(confidence, READS));
    }

    AlertOutcome raise(AccountCall call, Verdict verdict) {
        return ledger.raise(call, verdict, nothing(call));
    }

    /** As the end of a batch does. */
    Instance flush() {
        ledger.flush();
        return this;
    }

    long storeCalls() {
        return records.use().calls();
    }

    private static BaselineView nothing(AccountCall call) {
        Baselines none = new Baselines(new StateUpdates(new InMemoryStateStore()), Periods.DEFAULT);
        none.beginBatch();
        none.refresh(List.of(call));
        return none.view(call);
    }
}
