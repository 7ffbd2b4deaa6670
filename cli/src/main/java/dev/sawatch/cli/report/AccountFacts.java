package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.CohortHistory;
import dev.sawatch.baseline.Rollouts;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Mitigation;
import java.util.ArrayList;
import java.util.List;

/** What is known about the account of a call, accounts like it, and the pod whose token made it. */
final class AccountFacts {
    private final Known known;
    private final AccountCall call;

    AccountFacts(Known known) {
        this.known = known;
        this.call = known.call();
    }

    String account() {
        String account = Untrusted.line(call.account().toString());
        String family = call.family().equals(call.account())
                ? ""
                : ", judged with all " + Untrusted.line(call.family().toString());
        return account + family + ", " + age();
    }

    private String age() {
        if (known.view().profile().isEmpty()) {
            return "never seen before (what was silent for more than "
                    + count(known.periods().silence(), "day") + " is forgotten)" + home();
        }
        String since = known.since(call.day() - known.facts().age());
        return "first seen " + since + (isNew() ? home() : "");
    }

    private boolean isNew() {
        return known.facts().age() < known.periods().learning();
    }

    private String home() {
        int age = known.facts().homeAge();
        return "; its namespace was first seen "
                + (age == 0 ? "the same day" : count(age, "day") + " before")
                + (call.traits().builtIn() ? "; a controller that Kubernetes itself runs" : "");
    }

    /** Whether others of its kind can count for the call. */
    boolean hasKinds() {
        return !call.kinds().isEmpty() && CohortHistory.concerns(call);
    }

    /** How many others of each kind did the same. */
    String kinds() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < call.kinds().size(); i++) {
            told.add(others(known.view().cohorts().get(i)) + " of "
                    + Untrusted.line(call.kinds().get(i).toString()));
        }
        return "other accounts that did this on earlier days: " + String.join(", ", told);
    }

    private String others(CohortHistory cohort) {
        if (cohort.isMany()) {
            return "not known (they do more than is kept)";
        }
        int others = cohort.othersThatDid(call, known.before());
        return switch (others) {
            case 0 -> "none";
            case Mitigation.Cohort.MOST -> "at least " + others;
            default -> Integer.toString(others);
        };
    }

    /** Whether the log says which pod the token belongs to. */
    boolean hasPod() {
        return !call.event().user().credential().pod().isEmpty()
                || !call.otherAddress().isEmpty();
    }

    String pod() {
        String pod = call.event().user().credential().pod();
        String name = pod.isEmpty() ? "without a name" : Untrusted.line(pod) + rollout(pod);
        return call.otherAddress().isEmpty() ? name : name + "; " + otherAddress();
    }

    private String rollout(String pod) {
        var rolledOut = known.facts().rolledOut();
        return rolledOut == null
                ? ", not rolled out in the two days before"
                : ", of " + Untrusted.line(Rollouts.workloadOf(pod)) + ", which was rolled out at " + rolledOut;
    }

    private String otherAddress() {
        String told = "it called from " + Untrusted.line(call.otherAddress()) + " as well, within a day";
        return known.view().cluster().hasWanderingPods(call.day())
                ? told + ", but so do pods of many accounts here, so it says nothing"
                : told;
    }
}
