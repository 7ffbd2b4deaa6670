package dev.sawatch.alert;

import dev.sawatch.audit.AuditEvent;
import java.util.Locale;

/** What people read when a cluster has had so many alerts that no more are published. */
record BreakerNotice(AuditEvent event, int bound) {
    /** Stands where other alerts name their variation. */
    static final String VARIATION = "breaker";

    String title() {
        return "Publication of alerts has stopped for a cluster";
    }

    String sentence() {
        return "No more alerts of " + Deed.name(event.cluster().name())
                + " are published for now: it has had more than " + number() + " in 24 hours.";
    }

    String description() {
        return sentence() + " Unusual calls are still judged, counted and learned, but nobody is told of them."
                + " Publication begins again by itself when the alerts of the last 24 hours, unpublished ones included,"
                + " are fewer than " + number() + ".";
    }

    private String number() {
        return String.format(Locale.ROOT, "%,d", bound);
    }

    String remedy() {
        return "1. Look at the alerts of the last 24 hours: one account or resource that causes most of them is either an"
                + " attack that goes on, or a change of the cluster that a mute rule should name.\n"
                + "2. Look at the audit log itself for what was not published from "
                + event.received() + " on.";
    }

    String text(String id) {
        return String.join(
                "\n", description(), "Cluster: " + Deed.name(event.cluster().id()), remedy(), "Ids: alert " + id);
    }
}
