package dev.sawatch.aws;

import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.EnvelopeWriter;
import java.util.List;

/** Wraps audit events as CloudWatch Logs does. */
final class EksWriter implements EnvelopeWriter {
    @Override
    public Cluster cluster() {
        return EksPayloads.CLUSTER;
    }

    @Override
    public byte[] delivery(List<String> events) {
        return EksPayloads.bytes(EksPayloads.logsEvent(EksPayloads.payload(events)));
    }
}
