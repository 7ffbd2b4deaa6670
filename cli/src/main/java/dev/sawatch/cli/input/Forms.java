package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEventReader;
import dev.sawatch.audit.AuditJson;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.aws.EksEnvelopeReader;
import dev.sawatch.aws.LogEventsReader;
import dev.sawatch.aws.LogQueryReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms in which audit events travel, and which of them an object has. */
public final class Forms {
    /** How far into an object its field names are looked at. */
    static final int HEAD = 4096;

    private static final byte[] RAW =
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/".getBytes(StandardCharsets.UTF_8);

    /** Every event has it, and no envelope. */
    private static final String EVENT_FIELD = "auditID";

    private final Cluster cluster;
    private final AuditEventReader raw;
    private final List<EnvelopeReader> readers;

    private Forms(Cluster cluster, AuditEventReader raw, List<EnvelopeReader> envelopes) {
        this.cluster = cluster;
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
                cluster,
                raw,
                List.of(new EksEnvelopeReader(region), new LogEventsReader(region), new LogQueryReader(cluster), raw));
    }

    /** The reader of an object, or null where it is of no known form. */
    @Nullable
    EnvelopeReader recognise(RecordInput.Slice head) {
        int from = head.offset();
        int to = from + Math.min(RAW.length, head.length());
        if (Arrays.equals(head.bytes(), from, to, RAW, 0, RAW.length)) {
            return raw;
        }
        Set<String> names = AuditJson.fieldNames(head.bytes(), head.offset(), head.length());
        if (names.contains(EVENT_FIELD)) {
            return raw;
        }
        return readers.stream()
                .filter(reader -> reader.recognises(names))
                .findFirst()
                .orElse(null);
    }
}
