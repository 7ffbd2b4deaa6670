package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code user} or {@code impersonatedUser} object of the event at hand. */
final class UserFields {
    @Nullable
    String username;

    private List<String> groups = List.of();
    private String credentialId = "";
    private String pod = "";
    private String node = "";

    void clear() {
        username = null;
        groups = List.of();
        credentialId = "";
        pod = "";
        node = "";
    }

    void read(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("username")) {
                username = parser.getText();
            } else if (value == JsonToken.START_ARRAY && name.equals("groups")) {
                groups = texts(parser);
            } else if (value == JsonToken.START_OBJECT && name.equals("extra")) {
                readExtra(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readExtra(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "authentication.kubernetes.io/credential-id" -> credentialId = first(parser, value);
                case "authentication.kubernetes.io/pod-name" -> pod = first(parser, value);
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

    AuditEvent.@Nullable User toUser() {
        if (username == null) {
            return null;
        }
        boolean unknown = credentialId.isEmpty() && pod.isEmpty() && node.isEmpty();
        return new AuditEvent.User(
                username,
                ServiceAccount.ofUsername(username),
                groups,
                unknown ? AuditEvent.Credential.UNKNOWN : new AuditEvent.Credential(credentialId, pod, node));
    }
}
