package dev.sawatch.reading;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.reading.json.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is wrong with the event at hand, as rejections. */
final class EventFaults {
    private static final String VERSION_PREFIX = "audit.k8s.io/";
    private static final String V1 = "audit.k8s.io/v1";
    private static final String V1BETA1 = "audit.k8s.io/v1beta1";

    private final Cluster cluster;
    private final EventFields fields;

    EventFaults(Cluster cluster, EventFields fields) {
        this.cluster = cluster;
        this.fields = fields;
    }

    /** What keeps an event that was read to its end from being one, or null. */
    @Nullable
    Rejection ofWhole() {
        Rejection.Reason unknown = unknownVersion();
        if (unknown != null) {
            return of(unknown, "unknown apiVersion");
        }
        String missing = fields.missing();
        return missing == null ? null : of(Rejection.Reason.MISSING_FIELD, "an audit event without " + missing);
    }

    /** How an apiVersion is wrong, or null where it is known or missing, as in old captures. */
    private Rejection.@Nullable Reason unknownVersion() {
        long version = fields.apiVersion;
        if (version == Texts.NONE || fields.texts.equals(version, V1) || fields.texts.equals(version, V1BETA1)) {
            return null;
        }
        return fields.texts.startsWith(version, VERSION_PREFIX)
                ? Rejection.Reason.UNKNOWN_VERSION
                : Rejection.Reason.UNKNOWN_FORM;
    }

    /**
     * An event that was cut off within its request URI, or behind an overlong one and before it said who asked; null where
     * it was not.
     *
     * @param text the record, from its beginning, as far as it is kept
     * @param cut whether the log service said that it cut
     */
    @Nullable
    Rejection ofUri(String text, boolean cut, @Nullable Instant logged) {
        boolean within = fields.uri.isCut() && (cut || UriField.isOverlong(text));
        if (!within && !(fields.uri.isOverlong() && !fields.isCutBehindCall())) {
            return null;
        }
        String uri = within ? UriField.left(text) : fields.uri.text();
        return new Rejection(
                cluster,
                Rejection.Reason.TRUNCATED_URI,
                "an audit event cut off by its overlong requestURI" + id(),
                fields.excerpt(),
                new Rejection.CutUri(uri, logged));
    }

    Rejection of(Rejection.Reason reason, String fault) {
        return new Rejection(cluster, reason, fault + id(), fields.excerpt());
    }

    private String id() {
        String id = fields.texts.text(fields.auditId);
        return id.isEmpty() ? "" : " (auditID " + Untrusted.line(id) + ")";
    }
}
