package dev.sawatch.azure;

import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.EnvelopeWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Wraps audit events as Azure Monitor does: bodies of 1 to 200 records. A delivery has one of them a line. */
final class AksWriter implements EnvelopeWriter {
    private static final int MAX_RECORDS = 200;

    @Override
    public Cluster cluster() {
        return AksPayloads.CLUSTER;
    }

    @Override
    public byte[] delivery(List<String> events) {
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int records = 1 + (from * 31 + events.size()) % MAX_RECORDS;
            int to = Math.min(events.size(), from + records);
            bodies.add(AksPayloads.body(events.subList(from, to)));
            from = to;
        }
        return String.join("\n", bodies).getBytes(StandardCharsets.UTF_8);
    }

    /** The bodies of a delivery, as the host hands them over. */
    static List<byte[]> bodies(byte[] delivery) {
        return new String(delivery, StandardCharsets.UTF_8)
                .lines()
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
