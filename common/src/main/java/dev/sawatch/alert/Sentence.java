package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert in one sentence that a person understands: {@code payments/checkout listed secrets in kube-system: never
 * before in 30 days; no other service account of prod-eu did.}
 */
final class Sentence {
    /** Longest sentence, in characters. */
    static final int MAX_LENGTH = 300;

    private final Observation call;
    private final Verdict verdict;
    private final BaselineContext context;

    private Sentence(Alert alert) {
        this.call = alert.call();
        this.verdict = alert.verdict();
        this.context = alert.context();
    }

    static String of(Alert alert) {
        Sentence sentence = new Sentence(alert);
        String text = sentence.subject() + " " + Deed.of(alert.call()) + sentence.means() + ": " + sentence.novelty();
        return Fields.shorten(text, MAX_LENGTH - 1) + ".";
    }

    private String subject() {
        String account = Deed.name(call.account().namespace()) + "/"
                + Deed.name(call.account().name());
        return call.traits().impersonated()
                ? Deed.name(call.event().user().username()) + ", acting as " + account + ","
                : account;
    }

    /** With what program and from where, as far as that is new. */
    private String means() {
        List<String> means = new ArrayList<>();
        if (verdict.has(Signal.NEW_CLIENT)) {
            means.add(" with " + client() + ", which it never used");
        }
        if (verdict.has(Signal.NEW_NETWORK)) {
            means.add(" from " + Deed.name(call.event().sourceIp()) + ", a network new to it");
        }
        return String.join(", and", means);
    }

    private String client() {
        String product = call.client().product();
        return product.isEmpty() ? "a client without a name" : Deed.name(product);
    }

    private String novelty() {
        if (verdict.variation() == Variation.UNUSUAL_CLIENT) {
            return usualClients();
        } else if (verdict.has(Signal.NEW_NAMESPACE)) {
            return "it does such things elsewhere, but never before in this namespace in " + days();
        } else if (verdict.has(Signal.NEW_ACCOUNT)) {
            return "an account first seen " + age() + "; " + peers();
        }
        return wasRefusedBefore()
                ? "it was always refused before, in " + days()
                : "never before in " + days() + "; " + peers();
    }

    private String usualClients() {
        String usual = "the call is usual";
        if (!verdict.has(Signal.NEW_CLIENT)) {
            return usual + ", but never before in " + days() + " from there";
        }
        String clients = String.join(
                " and ", context.clients().stream().limit(3).map(Deed::name).toList());
        return usual + ", but in " + days()
                + (clients.isEmpty() ? " always came from others" : " always came from " + clients);
    }

    private boolean wasRefusedBefore() {
        String refused = call.behaviour() + ", denied";
        return context.here().stream().anyMatch(habit -> habit.what().equals(refused));
    }

    /** The time that "never" is said of: no longer than the cluster was watched and the account is known. */
    private String days() {
        int known = Math.min(context.clusterDays(), context.accountDays());
        int days = Math.max(1, Math.min(context.trainingDays(), known));
        return days == 1 ? "1 day" : days + " days";
    }

    private String age() {
        return switch (context.accountDays()) {
            case 0 -> "today";
            case 1 -> "yesterday";
            default -> context.accountDays() + " days ago";
        };
    }

    private String peers() {
        String cluster = Deed.name(call.event().cluster().name());
        return switch (context.otherCount()) {
            case 0 -> "no other service account of " + cluster + " did";
            case 1 ->
                context.others().isEmpty()
                        ? "1 other service account of " + cluster + " uses " + resource()
                        : "of the others in " + cluster + ", only "
                                + Deed.name(context.others().get(0)) + " uses " + resource();
            default -> context.otherCount() + " other service accounts of " + cluster + " use " + resource();
        };
    }

    private String resource() {
        return Deed.name(call.behaviour().subject());
    }
}
