package dev.sawatch.gcp;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.GkeEntries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Wraps audit events as Cloud Logging and Pub/Sub do. A delivery is bodies of pushes, one a line. Events in order of time
 * are a push each, as they are pushed to an instance that has nothing else to do. Others are one push together, so that
 * they are judged in order, as those are that wait for one another.
 */
final class GkeWriter implements EnvelopeWriter {
    private static final Pattern TIME = Pattern.compile("\"requestReceivedTimestamp\":\"([^\"]+)\"");

    @Override
    public Cluster cluster() {
        return GkeEntries.CLUSTER;
    }

    @Override
    public byte[] delivery(List<String> events) {
        List<String> entries = events.stream().map(GkeEntries::entry).toList();
        List<String> data = isInOrder(events) ? entries : List.of(String.join("\n", entries));
        return String.join("\n", data.stream().map(GkeEntries::push).toList()).getBytes(StandardCharsets.UTF_8);
    }

    /** What is no JSON has no time. */
    private static boolean isInOrder(List<String> events) {
        Instant last = Instant.MIN;
        for (String event : events) {
            Matcher time = TIME.matcher(event);
            if (time.find()) {
                Instant next = Instant.parse(time.group(1));
                if (next.isBefore(last)) {
                    return false;
                }
                last = next;
            }
        }
        return true;
    }

    @Override
    public AuditEvent shown(AuditEvent event) {
        return GkeEntries.shown(event);
    }

    @Override
    public Set<String> unseen() {
        return GkeEntries.UNSEEN;
    }

    @Override
    public @Nullable Cluster clusterOfPoison() {
        return null;
    }
}
