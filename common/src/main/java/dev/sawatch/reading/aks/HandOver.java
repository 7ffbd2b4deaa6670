package dev.sawatch.reading.aks;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.inner.InnerEvents;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a record is and hands over what is in it. A hub carries the logs and figures of many kinds of resources; only
 * the audit logs of clusters are read. AKS cuts a log line at 16 KiB without a word, and Log Analytics a column at 32 KiB.
 */
final class HandOver {
    private static final Set<String> AUDIT = Set.of("kube-audit", "kube-audit-admin");

    private final @Nullable Cluster unnamed;
    private String latestId = "";
    private @Nullable InnerEvents latest;

    /** @param unnamed the cluster of records that do not say whose they are; null to reject them */
    HandOver(@Nullable Cluster unnamed) {
        this.unnamed = unnamed;
        this.latest = unnamed == null ? null : new InnerEvents(unnamed, InnerEvents.Cut.SILENT);
    }

    void handOver(HubRecord hubRecord, EventSink sink) throws IOException {
        boolean untold = hubRecord.category().isEmpty();
        if (AUDIT.contains(hubRecord.category()) || (untold && hubRecord.hasText())) {
            audit(hubRecord, sink);
        } else if (untold && hubRecord.resourceId().isEmpty()) {
            reject(Rejection.Reason.UNKNOWN_FORM, "neither an audit event nor a known envelope", hubRecord, sink);
        } else {
            sink.skipped(Skip.OTHER_LOG);
        }
    }

    private void audit(HubRecord hubRecord, EventSink sink) throws IOException {
        InnerEvents events = of(hubRecord.resourceId());
        if (!hubRecord.hasText()) {
            reject(Rejection.Reason.MISSING_FIELD, "a record of the audit log without properties.log", hubRecord, sink);
        } else if (events == null) {
            reject(Rejection.Reason.MISSING_FIELD, "a record of the audit log without resourceId", hubRecord, sink);
        } else {
            hubRecord.readBy(events, sink);
        }
    }

    /** Records of one cluster mostly come together. */
    private @Nullable InnerEvents of(String resourceId) {
        if (!latestId.equals(resourceId)) {
            Cluster cluster = cluster(resourceId);
            latest = cluster == null ? null : new InnerEvents(cluster, InnerEvents.Cut.SILENT);
            latestId = resourceId;
        }
        return latest;
    }

    private @Nullable Cluster cluster(String resourceId) {
        return resourceId.isEmpty() ? unnamed : Cluster.aks(resourceId);
    }

    private void reject(Rejection.Reason reason, String detail, HubRecord hubRecord, EventSink sink) {
        sink.rejected(new Rejection(cluster(hubRecord.resourceId()), reason, detail, hubRecord.excerpt()));
    }
}
