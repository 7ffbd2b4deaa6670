package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes of the fields at hand what others want: a fingerprint, or the event itself. */
final class EventBuilder {
    private final Cluster cluster;
    private final byte[] clusterId;
    private final EventFields fields;
    private final Texts texts;
    private final Fingerprint fingerprint;

    /** @param cluster of the events */
    EventBuilder(Cluster cluster, EventFields fields) {
        this.cluster = cluster;
        this.clusterId = cluster.id().getBytes(StandardCharsets.UTF_8);
        this.fields = fields;
        this.texts = fields.texts;
        this.fingerprint = new Fingerprint(texts);
    }

    /**
     * Everything on which the judgement of the event depends, the name of most objects apart: the same text means the same
     * judgement. Empty for impersonated calls, which are too rare to be worth one.
     */
    String fingerprint() {
        if (fields.impersonated.isPresent()) {
            return "";
        }
        fingerprint.begin();
        fingerprint.add('v', fields.verb);
        fields.user.addTo(fingerprint);
        fingerprint.add('i', fields.sourceIp);
        fingerprint.add('a', fields.userAgent);
        fields.object.addTo(fingerprint, fields.uri);
        fingerprint.number('c', fields.code);
        fields.annotations.addTo(fingerprint);
        fingerprint.add('t', fields.received, Fingerprint.DATE_LENGTH);
        fingerprint.add('k', clusterId);
        return fingerprint.end();
    }

    /** The event, or null where its time is none. */
    @Nullable
    AuditEvent toEvent(String print) throws BrokenJsonException {
        Instant at = Timestamps.parse(texts.text(fields.received));
        if (at == null) {
            return null;
        }
        fields.user.explain();
        fields.impersonated.explain();
        fields.annotations.explain();
        return toEvent(at, print, false);
    }

    /** The event as far as it was read, at its own time where that was before the cut; null where no time is known. */
    @Nullable
    AuditEvent toCutEvent(@Nullable Instant logged) {
        if (!fields.object.isRead()) {
            fields.object.clear();
        }
        explainToCut(fields.user::explain);
        explainToCut(fields.impersonated::explain);
        explainToCut(fields.annotations::explain);
        Instant own = Timestamps.parse(texts.text(fields.received));
        return toEvent(own == null ? logged : own, "", true);
    }

    private interface Part {
        void explain() throws BrokenJsonException;
    }

    private static void explainToCut(Part part) {
        try {
            part.explain();
        } catch (BrokenJsonException e) {
            // That is the cut; what came before it has been read.
            return;
        }
    }

    private @Nullable AuditEvent toEvent(@Nullable Instant at, String print, boolean deduced) {
        AuditEvent.User caller = fields.user.toUser();
        if (at == null || caller == null) {
            return null;
        }
        return new AuditEvent(
                cluster,
                texts.text(fields.auditId),
                at,
                caller,
                fields.impersonated.toUser(),
                fields.object.toCall(texts.text(fields.verb), fields.uri.text()),
                fields.code,
                fields.annotations.decision(),
                fields.annotations.reason(),
                texts.text(fields.sourceIp),
                texts.text(fields.userAgent),
                print,
                deduced);
    }
}
