package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.IOException;
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
public final class LogEventsReader implements EnvelopeReader {
    private static final Pattern LOG_GROUP = Pattern.compile("/aws/eks/([^/]+)/cluster");
    private static final Cluster NOT_YET_KNOWN = new Cluster("");

    private final String region;
    private final LogEventReader events = new LogEventReader(NOT_YET_KNOWN);

    /** @param region of the log groups, which the payload does not name */
    public LogEventsReader(String region) {
        this.region = region;
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("logEvents") || (fieldNames.contains("messageType") && fieldNames.contains("owner"));
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        Header header = new Header();
        PendingRecords pending = new PendingRecords();
        try {
            readFields(parser, header, pending);
        } finally {
            release(header, pending, sink);
        }
    }

    private static final class Header {
        String messageType = "";
        String owner = "";
        String logGroup = "";
        String logStream = "";

        void text(String field, String value) {
            switch (field) {
                case "messageType" -> messageType = value;
                case "owner" -> owner = value;
                case "logGroup" -> logGroup = value;
                case "logStream" -> logStream = value;
                default -> {}
            }
        }
    }

    private void readFields(JsonParser parser, Header header, EventSink pending) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("logEvents")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    events.read(parser, pending);
                }
            } else if (value == JsonToken.VALUE_STRING) {
                header.text(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void release(Header header, PendingRecords pending, EventSink sink) {
        if (header.messageType.equals("CONTROL_MESSAGE")) {
            sink.skipped(Skip.CONTROL_MESSAGE);
        } else if (!LogEventReader.isAudit(header.logStream)) {
            pending.skip(Skip.OTHER_LOG, sink);
        } else if (!pending.isEmpty()) {
            Cluster cluster = cluster(header);
            if (cluster == null) {
                String detail = "an audit log stream whose log group is not /aws/eks/NAME/cluster";
                sink.rejected(new Rejection(null, Rejection.Reason.UNKNOWN_FORM, detail, header.logGroup));
            } else {
                pending.release(cluster, sink);
            }
        }
    }

    private @Nullable Cluster cluster(Header header) {
        Matcher group = LOG_GROUP.matcher(header.logGroup);
        return group.matches() && !header.owner.isEmpty() ? Cluster.eks(region, header.owner, group.group(1)) : null;
    }
}
