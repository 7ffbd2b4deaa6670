package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The {@code user} or {@code impersonatedUser} object of the event at hand. */
final class UserFields {
    private static final char TAG = 'u';

    private final TextBuffer key;
    private final TextBuffer rest;
    private final UserExtra extra = new UserExtra();
    private boolean present;
    private long username;
    private long unread;

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
        unread = TextBuffer.NONE;
        extra.clear();
    }

    /** Reads the object up to the name, which comes first, and leaves what follows for those who want it. */
    void read(JsonParser parser) throws IOException {
        present = true;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("username")) {
                username = key.appendTagged(TAG, parser);
                unread = rest.appendRest(parser);
                if (unread != TextBuffer.NONE) {
                    return;
                }
            } else {
                extra.readField(parser, name, value);
            }
        }
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
        if (unread != TextBuffer.NONE) {
            rest.readRest(unread, extra::readField);
        }
        String name = username();
        return new AuditEvent.User(name, ServiceAccount.ofUsername(name), extra.groups(), extra.credential());
    }
}
