package dev.sawatch.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Untrusted;
import java.time.Instant;

/** An alert of Sawatch about itself: at most one a day of its kind, for a cluster or for an account. */
public interface Notice {
    Cluster cluster();

    /** Time of the event that gave rise to it. */
    Instant time();

    /** What of the event tells it from others of its time. */
    String particular();

    /** What it is about, in one word behind whom it is about; one of them suppresses others for a day. */
    String about();

    /** {@code NAMESPACE/NAME} where it is about one account; empty where it is about the cluster. */
    String account();

    /** Stands where other alerts name their variation. */
    String kind();

    Rating rating();

    String title();

    String sentence();

    /** Several sentences, the first of them {@link #sentence()}. */
    String description();

    /** What to do, in lines. */
    String remedy();

    /** The event, as OCSF evidence. */
    ObjectNode evidence();

    /** For e-mail and terminals. */
    default String text(String id) {
        return String.join(
                "\n", description(), "Cluster: " + Untrusted.line(cluster().id()), remedy(), "Ids: alert " + id);
    }
}
