package dev.sawatch.alert.wording;

import dev.sawatch.alert.Alert;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Why an alert matters, in a few sentences. */
public final class Explanation {

    public static List<String> of(Alert alert) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Sentence.of(alert));
        sentences.addAll(reasons(alert));
        return sentences;
    }

    /** The reasons without the sentence that says what happened; never empty. */
    static List<String> reasons(Alert alert) {
        AccountCall call = alert.call();
        List<String> reasons = new ArrayList<>();
        reasons.add(call.traits().sensitive() ? call.traits().sensitiveBecause() : general(alert));
        reasons.addAll(ofConfidence(call, alert.verdict(), alert.context().accountDays()));
        if (isOfFamily(call)) {
            reasons.add("All " + CallWording.name(call.family().toString()) + " accounts are judged together.");
        }
        if (call.event().deduced()) {
            reasons.add("The log holds a cut-off event; parts of the call were deduced.");
        }
        return reasons;
    }

    /**
     * Why an unusual call has its confidence, and what else is remarkable about it.
     *
     * @param accountDays age of the account in days
     */
    public static List<String> ofConfidence(AccountCall call, Verdict verdict, int accountDays) {
        List<String> reasons = new ArrayList<>(ConfidenceReasons.of(call, verdict, accountDays));
        addSignals(reasons, verdict);
        return reasons;
    }

    static boolean isOfFamily(AccountCall call) {
        return !call.family().toString().equals(call.account().toString());
    }

    private static String general(Alert alert) {
        return switch (alert.verdict().variation()) {
            case FIRST_SEEN_RESOURCE ->
                "Nobody in this cluster uses this resource: either something new was installed, or somebody is looking around.";
            case UNUSUAL_SENSITIVE_RESOURCE -> "Attackers look for such calls.";
            case UNUSUAL_MODIFICATION -> "It changes the cluster in a way that this account's software never did.";
            case UNUSUAL_RESOURCE ->
                "This account's software never used this resource: a stolen token shows like this.";
            case UNUSUAL_API_CALL ->
                alert.call().behaviour().reach() == Reach.CLUSTER
                                && !alert.call().behaviour().isPath()
                        ? "Its software never asked this of the whole cluster: a stolen token shows like this."
                        : "Its software never asked this: a stolen token shows like this.";
            case UNUSUAL_CLIENT -> "A token that is used elsewhere or by another program may be stolen.";
        };
    }

    /** What the signals mean, but for those whose meaning the confidence's reasons have told. */
    private static void addSignals(List<String> reasons, Verdict verdict) {
        boolean rolledOut = verdict.has(Signal.ROLLED_OUT);
        if (!isLowBy(Mitigation.Upgrade.class, verdict)) {
            if (verdict.has(Signal.UPGRADED_CLIENT)) {
                reasons.add("Its client claims a new version" + (rolledOut ? "." : "; anybody can."));
            }
            if (rolledOut) {
                reasons.add("Its workload was rolled out within the two days before.");
            }
        }
        if (verdict.has(Signal.COHORT) && !isLowBy(Mitigation.Cohort.class, verdict)) {
            reasons.add("Other accounts of its kind do this as well.");
        }
        if (verdict.has(Signal.NEW_ACCOUNT) && !isLowBy(Mitigation.NewAccount.class, verdict)) {
            reasons.add("The account is new and still being learned.");
        }
    }

    private static boolean isLowBy(Class<? extends Mitigation> reason, Verdict verdict) {
        return verdict.mitigations().stream().anyMatch(reason::isInstance);
    }

    private Explanation() {}
}
