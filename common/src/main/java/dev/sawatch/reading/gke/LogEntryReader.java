package dev.sawatch.reading.gke;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads log entries of Cloud Logging: the objects themselves, as a log sink, its files in Cloud Storage and {@code gcloud
 * logging read --format=json} have them, and rows that BigQuery was sent. Entries other than those that a GKE cluster's
 * API server wrote are skipped. For any number of threads.
 */
public final class LogEntryReader implements EnvelopeReader {
    /** Without these nobody can say what was asked where. */
    private static final List<EntryField> NEEDED = List.of(
            EntryField.PROJECT,
            EntryField.LOCATION,
            EntryField.CLUSTER,
            EntryField.INSERT_ID,
            EntryField.METHOD,
            EntryField.RESOURCE,
            EntryField.TIME);

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("insertId")
                || fieldNames.contains("logName")
                || fieldNames.contains("protoPayload")
                || fieldNames.contains("protopayload_auditlog");
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        EntryFields fields = EntryFields.of(parser);
        if (!fields.has(EntryField.INSERT_ID) && !fields.has(EntryField.TYPE)) {
            sink.rejected(new Rejection(null, Rejection.Reason.UNKNOWN_FORM, "data that is no log entry", ""));
        } else if (!fields.is(EntryField.SERVICE, "k8s.io") || !fields.is(EntryField.TYPE, "k8s_cluster")) {
            sink.skipped(Skip.OTHER_LOG);
        } else {
            readCall(fields, sink);
        }
    }

    private static void readCall(EntryFields fields, EventSink sink) {
        EntryField missing = NEEDED.stream()
                .filter(field -> fields.get(field).isEmpty())
                .findFirst()
                .orElse(null);
        ApiCall call = CallName.call(fields.get(EntryField.METHOD), fields.get(EntryField.RESOURCE));
        Instant time = EntryTime.parse(fields.get(EntryField.TIME));
        if (missing != null) {
            sink.rejected(rejection(fields, Rejection.Reason.MISSING_FIELD, "no " + missing.label()));
        } else if (call == null) {
            sink.rejected(rejection(fields, Rejection.Reason.MISSING_FIELD, "no resource in resourceName"));
        } else if (time == null) {
            sink.rejected(rejection(fields, Rejection.Reason.BAD_TIME, "no time in timestamp"));
        } else {
            new EntryEvent(cluster(fields), fields, call, time).handOver(sink);
        }
    }

    private static Cluster cluster(EntryFields fields) {
        return Cluster.gke(
                fields.get(EntryField.PROJECT), fields.get(EntryField.LOCATION), fields.get(EntryField.CLUSTER));
    }

    private static Rejection rejection(EntryFields fields, Rejection.Reason reason, String fault) {
        String id = fields.get(EntryField.INSERT_ID);
        String detail = id.isEmpty() ? fault : fault + " (insertId " + Untrusted.line(id) + ")";
        return new Rejection(clusterOrNull(fields), reason, detail, excerpt(fields));
    }

    private static @Nullable Cluster clusterOrNull(EntryFields fields) {
        boolean named = NEEDED.subList(0, 3).stream()
                .noneMatch(field -> fields.get(field).isEmpty());
        return named ? cluster(fields) : null;
    }

    /** Enough to find the entry in its log again. */
    private static String excerpt(EntryFields fields) {
        return "insertId=" + fields.get(EntryField.INSERT_ID) + " methodName=" + fields.get(EntryField.METHOD)
                + " resourceName=" + fields.get(EntryField.RESOURCE) + " principalEmail="
                + fields.get(EntryField.PRINCIPAL) + " timestamp=" + fields.get(EntryField.TIME);
    }
}
