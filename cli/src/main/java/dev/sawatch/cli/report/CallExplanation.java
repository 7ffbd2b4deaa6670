package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.alert.wording.Explanation;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Judgement;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import dev.sawatch.pipeline.JudgedCall;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why one call of one account is or is not unusual, fact by fact. */
public final class CallExplanation {
    private final Known known;
    private final AccountCall call;
    private final Judgement judgement;
    private final Periods periods;
    private final Paragraphs text;

    /** @param width of the text, in characters */
    public CallExplanation(JudgedCall judged, Periods periods, int width) {
        this.known = Known.of(judged, periods);
        this.call = judged.call();
        this.judgement = judged.judgement();
        this.periods = periods;
        this.text = new Paragraphs(width);
    }

    /** The call as logged. */
    public static Paragraphs head(AuditEvent event, int width) {
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

    public String write() {
        putAccount(new AccountFacts(known));
        putCall(new CallFacts(known));
        MeansFacts means = new MeansFacts(known);
        text.put("Client", means.client());
        text.put("Network", means.network());
        text.put("Cluster", cluster());
        text.blank().put(judgement.getClass().getSimpleName().toUpperCase(Locale.ROOT), conclusion());
        judgement.verdict().ifPresent(this::putVerdict);
        return text.toString();
    }

    private void putAccount(AccountFacts facts) {
        text.put("Account", facts.account());
        if (facts.hasKinds()) {
            text.put("Its kinds", facts.kinds());
        }
        if (facts.hasPod()) {
            text.put("Pod", facts.pod());
        }
    }

    private void putCall(CallFacts facts) {
        text.put("Behaviour", facts.behaviour());
        text.put("Covered by", facts.coveredBy());
        if (call.traits().sensitive()) {
            text.put("Sensitive", call.traits().sensitiveBecause() + " A reach covers only itself here.");
        }
        text.put("Resource", facts.resource());
        if (!call.namespace().isEmpty()) {
            text.put("Namespace", facts.namespace());
        }
    }

    private void putVerdict(Verdict found) {
        String reasons = String.join(
                " ", Explanation.ofConfidence(call, found, known.facts().age()));
        text.put("Confidence", reasons);
        text.put("Usual if", UsualIf.of(known, found));
        text.put(
                "One alert",
                "stands for " + ToldAs.of(found.cause()) + ", for " + count(periods.dedup(), "day")
                        + "; graver calls are told all the same");
    }

    private String cluster() {
        int watched = known.view().cluster().daysBetween(known.before(), call.day());
        return Untrusted.line(call.event().cluster().id()) + ", " + count(watched, "earlier day") + " with events, "
                + periods.activation() + " are needed before anything is alerted";
    }

    private String conclusion() {
        return switch (judgement) {
            case Judgement.Unusual unusual -> unusual(unusual.found());
            case Judgement.Silent silent -> silent(silent.reason());
            case Judgement.Usual usual ->
                usual.coverage().byRole()
                        ? "it is inside the role of a built-in controller, and not sensitive"
                        : "the account does this, and nothing is remarkable in how it did";
        };
    }

    private String silent(Judgement.Reason reason) {
        return switch (reason) {
            case NOT_ACTIVE -> "whatever it is, for the cluster is not active yet";
            case NEW_ACCOUNT ->
                "an account is new in its first " + count(periods.learning(), "day") + ", and only first-seen and"
                        + " sensitive resources and changes in the control plane's namespaces are alerted of it";
        };
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
}
