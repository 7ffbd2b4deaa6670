package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a CloudWatch Logs subscription: {@code {"messageType", "owner", "logGroup", "logStream", "logEvents":
 * [{"id", "timestamp", "message"}]}}, in any order. The log group of a cluster holds the logs of its whole control plane;
 * only the streams of the audit log are read, the others are skipped, as are messages by which CloudWatch Logs tests its
 * destination. {@code owner} is the account of the log group, also where it is delivered to another account.
 */
public final class SubscriptionPayloadReader implements EnvelopeReader {
    private static final Pattern LOG_GROUP = Pattern.compile("/aws/eks/([^/]+)/cluster");
    private static final Cluster NOT_YET_KNOWN = new Cluster("");

    private final String region;
    private final LogLineReader ofUnknown = new LogLineReader(NOT_YET_KNOWN);
    private LogLineReader latest = ofUnknown;
    private final LogEventsInPlace whole = new LogEventsInPlace();

    /** @param region of the log groups, which the payload does not name */
    public SubscriptionPayloadReader(String region) {
        this.region = region;
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("logEvents") || (fieldNames.contains("messageType") && fieldNames.contains("owner"));
    }

    /**
     * Reads a payload where it lies in an array, if it is one of an audit log as AWS writes it.
     *
     * @return false where it must be read by a parser; then nothing was handed over
     */
    boolean readInPlace(byte[] payload, EventSink sink) throws IOException {
        if (!whole.take(payload)
                || !LogLineReader.isAudit(whole.header("logStream"))
                || whole.header("messageType").equals("CONTROL_MESSAGE")) {
            return false;
        }
        Cluster cluster = cluster(whole.header("logGroup"), whole.header("owner"));
        if (cluster != null) {
            LogLineReader events = of(cluster);
            for (int i = 0; i < whole.count(); i++) {
                events.read(whole, i, sink);
            }
        }
        return cluster != null;
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        Header header = new Header();
        PendingRecords pending = new PendingRecords();
        try {
            String name;
            while ((name = parser.nextFieldName()) != null) {
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_ARRAY && name.equals("logEvents")) {
                    readLogEvents(parser, header, pending, sink);
                } else if (value == JsonToken.VALUE_STRING) {
                    header.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } finally {
            release(header, pending, sink);
        }
    }

    /** What a payload says of its log events, as far as it has been read. */
    private static final class Header {
        private final Map<String, String> texts = new HashMap<>();

        void put(String field, String text) {
            texts.put(field, text);
        }

        String get(String field) {
            return texts.getOrDefault(field, "");
        }

        boolean isAudit() {
            return LogLineReader.isAudit(get("logStream"));
        }
    }

    /** Reads log events: directly as the cluster's where it is known already, as AWS writes it. */
    private void readLogEvents(JsonParser parser, Header header, PendingRecords pending, EventSink sink)
            throws IOException {
        Cluster cluster = header.isAudit() ? cluster(header) : null;
        LogLineReader events = cluster == null ? ofUnknown : of(cluster);
        EventSink target = cluster == null ? pending : sink;
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_OBJECT) {
                events.read(parser, target);
            } else {
                events.rejectOther(parser, target);
            }
        }
    }

    private LogLineReader of(Cluster cluster) {
        if (!latest.cluster().equals(cluster)) {
            latest = new LogLineReader(cluster);
        }
        return latest;
    }

    private void release(Header header, PendingRecords pending, EventSink sink) {
        if (header.get("messageType").equals("CONTROL_MESSAGE")) {
            sink.skipped(Skip.CONTROL_MESSAGE);
        } else if (!header.isAudit()) {
            pending.skip(Skip.OTHER_LOG, sink);
        } else if (!pending.isEmpty()) {
            Cluster cluster = cluster(header);
            if (cluster == null) {
                String detail = "an audit log stream whose log group is not /aws/eks/NAME/cluster";
                sink.rejected(new Rejection(null, Rejection.Reason.UNKNOWN_FORM, detail, header.get("logGroup")));
            } else {
                pending.release(cluster, sink);
            }
        }
    }

    private @Nullable Cluster cluster(Header header) {
        return cluster(header.get("logGroup"), header.get("owner"));
    }

    private @Nullable Cluster cluster(String logGroup, String owner) {
        Matcher group = LOG_GROUP.matcher(logGroup);
        return group.matches() && !owner.isEmpty() ? Cluster.eks(region, owner, group.group(1)) : null;
    }
}
