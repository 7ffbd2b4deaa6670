package dev.sawatch.reading.log;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.ObjectHead;
import dev.sawatch.reading.aks.AksEnvelopeReader;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.reading.eks.QueryResultReader;
import dev.sawatch.reading.eks.SubscriptionPayloadReader;
import dev.sawatch.reading.gke.LogEntryReader;
import dev.sawatch.reading.gke.PubSubReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms in which audit events travel, and which of them an object has. */
public final class Forms {
    private static final byte[] RAW =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/".getBytes(StandardCharsets.UTF_8);

    private final AuditEventReader raw;
    private final List<EnvelopeReader> readers;

    private Forms(AuditEventReader raw, List<EnvelopeReader> envelopes) {
        this.raw = raw;
        this.readers = envelopes;
    }

    /**
     * All known forms.
     *
     * @param cluster the cluster of events whose form does not name it; its region is also that of log groups of EKS,
     *     which do not name theirs
     */
    public static Forms of(Cluster cluster) {
        AuditEventReader raw = new AuditEventReader(cluster);
        String region = cluster.region();
        return new Forms(
                raw,
                List.of(
                        new EksEnvelopeReader(region),
                        new SubscriptionPayloadReader(region),
                        new QueryResultReader(cluster),
                        new AksEnvelopeReader(cluster),
                        new PubSubReader(),
                        new LogEntryReader(),
                        raw));
    }

    /** The reader of an object, or null where it is of no known form. */
    @Nullable
    EnvelopeReader recognise(RecordInput.Slice head) {
        int from = head.offset();
        int to = from + Math.min(RAW.length, head.length());
        if (Arrays.equals(head.bytes(), from, to, RAW, 0, RAW.length)) {
            return raw;
        }
        ObjectHead object = ObjectHead.of(head.bytes(), head.offset(), head.length());
        if (object.isEvent()) {
            return raw;
        }
        return readers.stream()
                .filter(reader -> reader.recognises(object.names()))
                .findFirst()
                .orElse(null);
    }

    /** Whether a reader is that of raw events, which may lie where they are. */
    boolean isRaw(@Nullable EnvelopeReader reader) {
        return reader == raw;
    }

    /** Reads a raw event where it lies; returns its length, or -1 where it must be read by a parser. */
    int readInPlace(RecordInput.Slice event, EventSink sink) {
        int from = event.offset();
        int end = raw.readInPlace(event.bytes(), from, from + event.length(), sink);
        return end < 0 ? -1 : end - from;
    }

    /**
     * What became of a record on which a reader threw because it was cut off by its request URI, or null.
     *
     * @param excerpt the record, from its beginning
     * @param cut whether the log service said that it cut the record
     */
    @Nullable
    Rejection brokenByUri(EnvelopeReader reader, String excerpt, boolean cut) {
        return reader == raw ? raw.brokenByUri(excerpt, cut, null) : null;
    }
}
