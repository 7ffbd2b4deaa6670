package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The {@code user} or {@code impersonatedUser} object of the event at hand. */
final class UserFields {
    private static final char TAG = 'u';

    private final TextBuffer key;
    private final TextBuffer rest;
    private final FieldNames names = new FieldNames("username", "uid", "groups", "extra");
    private final UserExtra extra = new UserExtra();
    private boolean present;
    private long username;
    private long rawGroups;
    private long rawExtra;

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
        rawGroups = TextBuffer.NONE;
        rawExtra = TextBuffer.NONE;
        extra.clear();
    }

    void read(JsonParser parser) throws IOException {
        present = true;
        names.begin();
        String name;
        while ((name = names.next(parser)) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("username")) {
                username = key.appendTagged(TAG, parser);
            } else if (value == JsonToken.START_ARRAY && name.equals("groups")) {
                rawGroups = skipRaw(parser);
                if (rawGroups == TextBuffer.NONE) {
                    extra.readGroups(parser);
                }
            } else if (value == JsonToken.START_OBJECT && name.equals("extra")) {
                rawExtra = skipRaw(parser);
                if (rawExtra == TextBuffer.NONE) {
                    extra.read(parser);
                }
            } else {
                PlainTexts.skip(parser);
            }
        }
    }

    private long skipRaw(JsonParser parser) throws IOException {
        return parser instanceof PlainTexts texts ? texts.skipRaw(rest) : TextBuffer.NONE;
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

    AuditEvent.@Nullable User toUser() throws IOException {
        if (!present) {
            return null;
        }
        readRaw();
        String name = username();
        return new AuditEvent.User(name, ServiceAccount.ofUsername(name), extra.groups(), extra.credential());
    }

    /** Reads what was only copied so far. */
    private void readRaw() throws IOException {
        if (rawGroups != TextBuffer.NONE) {
            try (JsonParser parser = rest.parser(rawGroups)) {
                parser.nextToken();
                extra.readGroups(parser);
            }
        }
        if (rawExtra != TextBuffer.NONE) {
            try (JsonParser parser = rest.parser(rawExtra)) {
                parser.nextToken();
                extra.read(parser);
            }
        }
    }
}
