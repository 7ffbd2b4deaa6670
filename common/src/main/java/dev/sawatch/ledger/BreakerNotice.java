package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.Notice;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.ocsf.Evidence;
import dev.sawatch.alert.wording.CallWording;
import dev.sawatch.audit.Cluster;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import java.time.Instant;
import java.util.Locale;

/**
 * What people read when an account or a cluster has had so many alerts that no more are published.
 *
 * @param call the first that was not published
 * @param isOfAccount whether its account alone is stopped
 * @param bound as many alerts in 24 hours are published
 */
public record BreakerNotice(AccountCall call, boolean isOfAccount, int bound) implements Notice {
    static final String KIND = "breaker";

    @Override
    public Cluster cluster() {
        return call.event().cluster();
    }

    @Override
    public Instant time() {
        return call.event().received();
    }

    @Override
    public String particular() {
        return AlertId.of(call);
    }

    @Override
    public String about() {
        return DedupKey.aboutNotice(isOfAccount ? DedupKey.doer(call) : "", KIND);
    }

    @Override
    public String account() {
        boolean byPerson = call.traits().impersonated() && call.event().user().serviceAccount() == null;
        return isOfAccount && !byPerson ? DedupKey.doerName(call) : "";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Rating rating() {
        return new Rating(Severity.MEDIUM, Confidence.HIGH);
    }

    @Override
    public String title() {
        return "Publication of alerts has stopped for " + (isOfAccount ? "a service account" : "a cluster");
    }

    @Override
    public String sentence() {
        return "No more alerts of " + who() + " are published for now: it has had " + number() + " in 24 hours.";
    }

    private String who() {
        String cluster = CallWording.name(cluster().name());
        return isOfAccount ? CallWording.name(DedupKey.doerName(call)) + " in " + cluster : cluster;
    }

    @Override
    public String description() {
        return sentence() + " Its unusual calls are still judged and counted, but nobody is told of them"
                + (isOfAccount ? ", unless they would wake somebody." : ".")
                + " None of them is learned: what goes on alerts when publication begins again by itself, "
                + (isOfAccount
                        ? "24 hours after the first of these alerts."
                        : "as soon as the alerts of the last 24 hours, unpublished ones included, are fewer than "
                                + number() + ".");
    }

    private String number() {
        return String.format(Locale.ROOT, "%,d", bound);
    }

    @Override
    public String remedy() {
        String look = isOfAccount
                ? "1. Look at the account's alerts of the last 24 hours: so many different unusual calls are either an"
                        + " attack that goes on, or new software that a mute rule should name.\n"
                : "1. Look at the alerts of the last 24 hours: one account or resource that causes most of them is"
                        + " either an attack that goes on, or a change of the cluster that a mute rule should name.\n";
        return look + "2. Look at the audit log itself for what was not published from " + time() + " on.";
    }

    @Override
    public ObjectNode evidence() {
        return Evidence.of(call);
    }
}
