package dev.sawatch.alert.wording;

import dev.sawatch.alert.Alert;
import dev.sawatch.alert.BaselineContext;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert in one sentence that a person understands: {@code payments/checkout listed secrets in kube-system: never
 * before in 30 days; no other service account of prod-eu did.}
 */
public final class Sentence {
    /** Longest sentence, in characters. */
    static final int MAX_LENGTH = 300;

    private static final int MAX_CLIENTS = 3;

    private final AccountCall call;
    private final Verdict verdict;
    private final BaselineContext context;

    private Sentence(Alert alert) {
        this.call = alert.call();
        this.verdict = alert.verdict();
        this.context = alert.context();
    }

    public static String of(Alert alert) {
        Sentence sentence = new Sentence(alert);
        String text =
                sentence.subject() + " " + CallWording.of(alert.call()) + sentence.means() + ": " + sentence.novelty();
        return Untrusted.shorten(text, MAX_LENGTH - 1) + ".";
    }

    private String subject() {
        String account = CallWording.name(call.account().namespace()) + "/"
                + CallWording.name(call.account().name());
        if (call.traits().impersonated()) {
            return CallWording.name(call.event().user().username()) + ", acting as " + account + ",";
        }
        return isNew() ? account + ", an account first seen " + age(context.accountDays()) + "," : account;
    }

    private boolean isNew() {
        return verdict.has(Signal.NEW_ACCOUNT);
    }

    /** With what program and from where, as far as that is new. */
    private String means() {
        List<String> means = new ArrayList<>();
        if (verdict.has(Signal.NEW_CLIENT)) {
            means.add(" with " + client() + ", which it never used");
        }
        boolean network = verdict.has(Signal.NEW_NETWORK);
        boolean twoPlaces = verdict.has(Signal.TWO_PLACES);
        if (network || twoPlaces) {
            means.add(" from " + CallWording.name(call.event().sourceIp())
                    + (network ? ", a network new to it" : "")
                    + (twoPlaces ? ", though " + TwoPlaces.words(call) : ""));
        }
        return String.join(", and", means);
    }

    private String client() {
        String product = call.client().product();
        return product.isEmpty() ? "a client that gives no name" : CallWording.name(product);
    }

    private String novelty() {
        if (verdict.variation() == Variation.UNUSUAL_CLIENT) {
            return "a usual call, but "
                    + (verdict.has(Signal.TWO_PLACES) ? "a pod has only one address" : "in " + days() + usualMeans());
        } else if (verdict.has(Signal.NEW_NAMESPACE)) {
            return "it does this elsewhere, but never before in this namespace in " + days();
        } else if (isNew()) {
            return peers() + (context.otherCount() == 0 ? " in " + days(context.clusterDays()) : "");
        }
        if (wasRefusedBefore()) {
            return "in " + days() + " it was always refused before";
        }
        return "never before in " + days() + (call.behaviour().isPath() ? "" : "; " + peers());
    }

    private String usualMeans() {
        List<String> others = context.clients().stream()
                .filter(client -> !client.equals(call.client().product()))
                .limit(MAX_CLIENTS)
                .map(CallWording::name)
                .toList();
        if (!verdict.has(Signal.NEW_CLIENT) || others.isEmpty()) {
            return " never made " + (verdict.has(Signal.NEW_CLIENT) ? "with it" : "from there");
        }
        return " always made with " + String.join(" or ", others);
    }

    private boolean wasRefusedBefore() {
        String refused = call.behaviour() + ", denied";
        return context.here().stream().anyMatch(habit -> habit.what().equals(refused));
    }

    /** The time that "never" is said of: no longer than the cluster was watched and the account is known. */
    private String days() {
        return days(Math.min(context.clusterDays(), context.accountDays()));
    }

    private String days(int known) {
        int days = Math.max(1, Math.min(context.trainingDays(), known));
        return days == 1 ? "1 day" : days + " days";
    }

    /** How long ago, in days, as people say it. */
    static String age(int days) {
        return switch (days) {
            case 0 -> "today";
            case 1 -> "yesterday";
            default -> days + " days ago";
        };
    }

    /** Nobody's use of paths is kept, and of denied calls only one's own. */
    private String peers() {
        String cluster = CallWording.name(call.event().cluster().name());
        return switch (context.otherCount()) {
            case 0 -> "no other service account of " + cluster + (isDenied() ? uses("s") : " did");
            case 1 ->
                context.others().isEmpty()
                        ? "1 other service account of " + cluster + uses("s")
                        : "of the others in " + cluster + ", only "
                                + CallWording.name(context.others().get(0)) + uses("s");
            default -> context.otherCount() + " other service accounts of " + cluster + uses("");
        };
    }

    private boolean isDenied() {
        return call.behaviour().outcome() == Outcome.DENIED;
    }

    private String uses(String ending) {
        boolean acts = call.behaviour().verb() == VerbClass.IMPERSONATE;
        return acts
                ? " did"
                : " use" + ending + " " + CallWording.name(call.behaviour().resource());
    }
}
