package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.AuditEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What explains a user: its groups, and its token's origin. */
final class UserExtra {
    private List<String> groups = List.of();
    private String credentialId = "";
    private String pod = "";
    private String podUid = "";
    private String node = "";

    void clear() {
        groups = List.of();
        credentialId = "";
        pod = "";
        podUid = "";
        node = "";
    }

    /** Reads a field of the user, or passes over it. */
    void readField(JsonParser parser, String name, JsonToken value) throws IOException {
        if (value == JsonToken.START_ARRAY && name.equals("groups")) {
            groups = texts(parser);
        } else if (value == JsonToken.START_OBJECT && name.equals("extra")) {
            readExtra(parser);
        } else {
            PlainTexts.skip(parser);
        }
    }

    private void readExtra(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "authentication.kubernetes.io/credential-id" -> credentialId = first(parser, value);
                case "authentication.kubernetes.io/pod-name" -> pod = first(parser, value);
                case "authentication.kubernetes.io/pod-uid" -> podUid = first(parser, value);
                case "authentication.kubernetes.io/node-name" -> node = first(parser, value);
                default -> parser.skipChildren();
            }
        }
    }

    /** Values of {@code extra} are arrays of texts; each of ours has one. */
    private static String first(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return value == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
        List<String> texts = texts(parser);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>(3);
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    List<String> groups() {
        return groups;
    }

    AuditEvent.Credential credential() {
        return credentialId.isEmpty() && pod.isEmpty() && podUid.isEmpty() && node.isEmpty()
                ? AuditEvent.Credential.UNKNOWN
                : new AuditEvent.Credential(credentialId, pod, podUid, node);
    }
}
