package dev.sawatch.cli;

import static dev.sawatch.cli.Paragraphs.count;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Periods;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import dev.sawatch.pipeline.Judgement;
import dev.sawatch.settings.Settings;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why one call of one account is or is not unusual, fact by fact. */
final class CallExplanation {
    private final CallFacts facts;
    private final Observation call;
    private final BaselineView view;
    private final Optional<Verdict> verdict;
    private final Periods periods;
    private final int before;
    private final Paragraphs text;

    CallExplanation(Judgement judgement, Settings settings, int width) {
        this.facts = new CallFacts(judgement, settings.periods());
        this.call = judgement.call();
        this.view = judgement.view();
        this.verdict = judgement.verdict();
        this.periods = settings.periods();
        this.before = periods.before(call.day());
        this.text = new Paragraphs(width);
    }

    /** The call as logged. */
    static Paragraphs head(AuditEvent event, int width) {
        Paragraphs head = new Paragraphs(width);
        String code = event.code() == 0 ? "" : ", status " + event.code();
        String outcome = event.outcome() == Outcome.DENIED ? "refused" : "allowed";
        head.put(
                "Call",
                Untrusted.line(event.call().verb()) + " "
                        + Untrusted.line(event.call().uri()));
        head.put("", outcome + code + ", " + event.received() + ", audit ID " + Untrusted.line(event.auditId()));
        head.put("User", Untrusted.line(event.user().username()));
        AuditEvent.User impersonated = event.impersonated();
        return impersonated == null ? head : head.put("Acting as", Untrusted.line(impersonated.username()));
    }

    String write() {
        text.put("Account", facts.account());
        text.put("Behaviour", Untrusted.line(call.behaviour().toString()) + ": " + facts.meaning());
        text.put("Covered by", facts.coveredBy());
        if (call.traits().sensitive()) {
            text.put("Sensitive", call.traits().sensitiveBecause() + " A reach covers only itself here.");
        }
        text.put("Resource", facts.resource());
        if (!call.namespace().isEmpty()) {
            text.put("Namespace", facts.namespace());
        }
        text.put("Client", facts.client());
        text.put("Network", facts.network());
        text.put("Cluster", cluster());
        text.blank().put(verdict.isPresent() ? "UNUSUAL" : isLearning() ? "SILENT" : "USUAL", conclusion());
        verdict.ifPresent(v -> text.put("Usual if", usualIf(v)));
        return text.toString();
    }

    private int watched() {
        return view.cluster().daysBetween(before, call.day());
    }

    private String cluster() {
        String name = Untrusted.line(call.event().cluster().id());
        return name + ", " + count(watched(), "earlier day") + " with events, " + periods.activation()
                + " are needed before anything is alerted";
    }

    private boolean isLearning() {
        return watched() < periods.activation()
                || (!call.traits().withinRole()
                        && !view.profile()
                                .covers(call.behaviour(), before, call.traits().sensitive()));
    }

    private String conclusion() {
        if (verdict.isPresent()) {
            return unusual(verdict.get());
        } else if (watched() < periods.activation()) {
            return "whatever it is, for the cluster is not active yet";
        } else if (isLearning()) {
            return "an account is new in its first " + count(periods.learning(), "day")
                    + ", and only first-seen and sensitive resources are alerted of it";
        }
        return call.traits().withinRole()
                ? "it is inside the role of a built-in controller, and not sensitive"
                : "the account does this, with a program and from a network that are nothing new";
    }

    private static String unusual(Verdict verdict) {
        String also = verdict.others().isEmpty()
                ? ""
                : "; also " + verdict.others().stream().map(Variation::label).collect(Collectors.joining(", "));
        String signals = verdict.signals().isEmpty()
                ? ""
                : "; signals "
                        + verdict.signals().stream()
                                .sorted()
                                .map(s -> s.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
        return verdict.variation().title() + " (" + verdict.variation().label() + also + signals + "), confidence "
                + verdict.confidence().caption().toLowerCase(Locale.ROOT);
    }

    private String usualIf(Verdict found) {
        String since = " on a day since " + LocalDate.ofEpochDay(before + 1L);
        if (found.variation() == Variation.UNUSUAL_CLIENT) {
            String client = found.has(Signal.NEW_CLIENT) ? "used this client" : "called from this network";
            return "the account had " + client + since;
        } else if (found.has(Signal.NEW_NAMESPACE)) {
            return "the account had changed something in this namespace" + since;
        }
        String covering = call.behaviour().coveredBy(call.traits().sensitive()).stream()
                .map(behaviour -> Untrusted.line(behaviour.toString()))
                .collect(Collectors.joining(" or "));
        return "the account had done " + covering + since;
    }
}
