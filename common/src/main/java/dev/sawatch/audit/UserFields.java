package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code user} or {@code impersonatedUser} object of the event at hand. */
final class UserFields {
    private static final char TAG = 'u';
    private static final int MAX_GROUPS = 256;

    private final TextBuffer key;
    private final TextBuffer rest;
    private final long[] groups = new long[MAX_GROUPS];
    private boolean present;
    private long username;
    private long credentialId;
    private long pod;
    private long node;
    private int groupCount;

    /**
     * The name of a caller decides how a call is judged; all else about it only explains.
     *
     * @param key where the name is kept
     * @param rest where all else is kept
     */
    UserFields(TextBuffer key, TextBuffer rest) {
        this.key = key;
        this.rest = rest;
    }

    void clear() {
        present = false;
        username = TextBuffer.NONE;
        credentialId = TextBuffer.NONE;
        pod = TextBuffer.NONE;
        node = TextBuffer.NONE;
        groupCount = 0;
    }

    void read(JsonParser parser) throws IOException {
        present = true;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("username")) {
                username = key.appendTagged(TAG, parser);
            } else if (value == JsonToken.START_ARRAY && name.equals("groups")) {
                readGroups(parser);
            } else if (value == JsonToken.START_OBJECT && name.equals("extra")) {
                readExtra(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readGroups(JsonParser parser) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING && groupCount < MAX_GROUPS) {
                groups[groupCount++] = rest.append(parser);
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
    private long first(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return value == JsonToken.VALUE_STRING ? rest.append(parser) : TextBuffer.NONE;
        }
        long first = TextBuffer.NONE;
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING && first == TextBuffer.NONE) {
                first = rest.append(parser);
            } else {
                parser.skipChildren();
            }
        }
        return first;
    }

    boolean isPresent() {
        return present;
    }

    /** Empty where nobody was authenticated. */
    String username() {
        return key.text(username);
    }

    boolean mayBeServiceAccount() {
        return key.startsWith(username, ServiceAccount.PREFIX);
    }

    AuditEvent.@Nullable User toUser() {
        if (!present) {
            return null;
        }
        String name = username();
        List<String> names = new ArrayList<>(groupCount);
        for (int i = 0; i < groupCount; i++) {
            names.add(rest.text(groups[i]));
        }
        return new AuditEvent.User(name, ServiceAccount.ofUsername(name), names, credential());
    }

    private AuditEvent.Credential credential() {
        return (credentialId | pod | node) == TextBuffer.NONE
                ? AuditEvent.Credential.UNKNOWN
                : new AuditEvent.Credential(rest.text(credentialId), rest.text(pod), rest.text(node));
    }
}
