package dev.sawatch.pipeline;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.detection.Detector;
import dev.sawatch.detection.Judgement;
import dev.sawatch.detection.Verdict;
import dev.sawatch.ledger.AlertLedger;
import dev.sawatch.ledger.AlertOutcome;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateUpdates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one path that an event takes: judge, alert, learn, write. Keeps what it knows between batches, so an instance has
 * one pipeline; batches are processed one at a time.
 */
public final class AuditPipeline {
    private static final Comparator<AuditEvent> BY_TIME =
            Comparator.comparing(AuditEvent::received).thenComparing(AuditEvent::auditId);

    private final StateUpdates records;
    private final Baselines baselines;
    private final CallClassifier classifier;
    private final Detector detector;
    private final AlertLedger ledger;
    private final RejectSink rejects;
    private final Settings settings;
    private final InstantSource clock;
    private final KnownCalls known = new KnownCalls();
    private final PodPlaces places = new PodPlaces();
    private final UnreadClusters unread;
    private final Audience audience;

    /**
     * @param store where baselines and the ledger lie
     * @param publisher where alerts go
     * @param rejects where unreadable records go
     * @param settings what the operator chose
     * @param clock now, to tell events from the future and those too old, and by which records expire
     */
    public AuditPipeline(
            StateStore store, AlertPublisher publisher, RejectSink rejects, Settings settings, InstantSource clock) {
        this(store, publisher, rejects, settings, clock, Audience.NOBODY);
    }

    /** As the other, and tells a listener how each call is judged, usual ones included. */
    public AuditPipeline(
            StateStore store,
            AlertPublisher publisher,
            RejectSink rejects,
            Settings settings,
            InstantSource clock,
            Consumer<JudgedCall> listener) {
        this(store, publisher, rejects, settings, clock, Audience.of(listener));
    }

    private AuditPipeline(
            StateStore store,
            AlertPublisher publisher,
            RejectSink rejects,
            Settings settings,
            InstantSource clock,
            Audience audience) {
        this.records = new StateUpdates(store);
        this.baselines = new Baselines(records, settings.periods());
        this.classifier = new CallClassifier(settings.lists());
        this.detector = new Detector(settings.periods(), settings.lists().system());
        this.ledger = new AlertLedger(records, publisher, settings.alerts());
        this.rejects = rejects;
        this.unread = new UnreadClusters(settings.periods());
        this.settings = settings;
        this.clock = clock;
        this.audience = audience;
    }

    /** A batch to read a delivery into; it passes over the calls that this instance need not see again. */
    public Batch newBatch() {
        return audience.isAnybody() ? new Batch() : new Batch(known::contains);
    }

    /**
     * Processes a batch. When this returns, everything in it is judged, alerted, learned and written, and it may be
     * acknowledged. It may be delivered any number of times, in any order, to several instances at once.
     *
     * @throws RuntimeException where the store, the topic or the reject sink fails: nothing may be acknowledged, and the
     *     batch must be delivered again
     */
    public synchronized BatchResult process(Batch batch) {
        Tally tally = new Tally(records, baselines);
        tally.serviceAccountEvents = batch.known();
        EventWindow window = EventWindow.at(clock.instant(), settings.periods());
        records.at(window.now());
        baselines.beginBatch();
        try {
            judge(observe(batch, window, tally), tally);
            batch.rejections.forEach(rejection -> notice(rejection, window));
            // What is learned is usual in a redelivery, so what depends on its being unusual is written first.
            ledger.flush();
            baselines.flush();
            if (!batch.rejections.isEmpty()) {
                rejects.reject(List.copyOf(batch.rejections));
            }
        } catch (RuntimeException e) {
            baselines.reset();
            ledger.reset();
            throw e;
        }
        batch.events.forEach(this::remember);
        tally.clustersWithoutReads = unread.count();
        return tally.result(batch);
    }

    /** The calls of the batch that tell something new, in order of time. */
    private List<AccountCall> observe(Batch batch, EventWindow window, Tally tally) {
        batch.events.sort(BY_TIME);
        List<AccountCall> calls = new ArrayList<>();
        for (AuditEvent event : batch.events) {
            if (window.isTooOld(event.received())) {
                batch.skipped(Skip.TOO_OLD);
            } else if (window.isAhead(event.received())) {
                batch.rejected(EventWindow.future(event));
            } else {
                tally.serviceAccountEvents++;
                keepNews(event, calls);
            }
        }
        return calls;
    }

    private void keepNews(AuditEvent event, List<AccountCall> calls) {
        for (AccountCall call : classifier.classify(event)) {
            String otherAddress = call.traits().impersonated() ? "" : places.seen(event, call.network());
            if (audience.isAnybody() || !otherAddress.isEmpty() || !baselines.holds(call) || isToBeTold(call)) {
                calls.add(otherAddress.isEmpty() ? call : call.seenAlsoAt(otherAddress));
            }
        }
    }

    /** Whether a call that has nothing to teach is unusual by its means, and graver than what was told of them. */
    private boolean isToBeTold(AccountCall call) {
        return baselines.mayBeByNewMeans(call)
                && detector.judge(call, baselines.view(call))
                        .verdict()
                        .filter(verdict -> !ledger.isQuiet(call, verdict))
                        .isPresent();
    }

    /** Everything that is to be learned of the event is written; the next one like it need not even be built. */
    private void remember(AuditEvent event) {
        if (!classifier.dependsOnName(event.call())
                && classifier.classify(event).stream().allMatch(baselines::holdsAllLike)) {
            known.add(event.fingerprint());
        }
    }

    private void judge(List<AccountCall> calls, Tally tally) {
        baselines.refresh(calls);
        for (AccountCall call : calls) {
            BaselineView view = baselines.view(call);
            Judgement judgement = detector.judge(call, view);
            audience.listener().accept(new JudgedCall(call, view, judgement));
            Optional<Verdict> verdict = judgement.verdict();
            boolean stopped = verdict.isPresent() && raise(call, verdict.get(), view, tally) == AlertOutcome.STOPPED;
            if (!stopped && !call.traits().impersonated()) {
                baselines.learn(call);
            }
            baselines.learnDay(call);
            unread.learned(call.event().cluster().id(), view.cluster());
        }
    }

    /** Whoever hides behind an overlong URI shall be looked for. */
    private void notice(Rejection rejection, EventWindow window) {
        Rejection.CutUri cut = rejection.cutUri();
        if (cut != null && rejection.cluster() != null) {
            ledger.noticeCutUri(rejection.cluster(), window.nearest(cut.time()), cut.uri());
        }
    }

    private AlertOutcome raise(AccountCall call, Verdict verdict, BaselineView view, Tally tally) {
        AlertOutcome handling = ledger.raise(call, verdict, view);
        tally.count(verdict.variation(), handling);
        return handling;
    }
}
