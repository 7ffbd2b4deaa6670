package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code user} or {@code impersonatedUser} object of the event at hand. */
final class UserFields {
    private static final FieldNames<Boolean> USERNAME = new FieldNames<>(List.of(true), is -> "username", false);

    private final JsonCursor json;
    private final UserExtra extra;
    /** Where the object is; negative where the event has none. */
    private int object;

    /** Behind the object; negative where its end was not read. */
    private int end;

    /** Whether all of it was read. */
    private boolean explained;

    private AuditEvent.@Nullable User known;
    private final KnownUsers users = new KnownUsers();
    private long username;

    /** @param json by which it is read */
    UserFields(JsonCursor json) {
        this.json = json;
        this.extra = new UserExtra(json);
    }

    void clear() {
        object = -1;
        end = -1;
        username = Texts.NONE;
        known = null;
    }

    /** Reads the name, which comes first and by which a call is judged, and leaves what only explains. */
    void read() throws BrokenJsonException {
        object = json.offset();
        json.enterObject();
        while (json.nextField()) {
            if (json.isText() && json.field(USERNAME)) {
                username = json.readText();
                json.leave();
                break;
            }
            json.skip();
        }
        end = json.offset();
    }

    /** Goes back for the rest. */
    void explain() throws BrokenJsonException {
        extra.clear();
        known = end < 0 ? null : users.find(json.source(), object, end);
        explained = false;
        if (isPresent() && known == null) {
            json.goBack(object);
            extra.read();
            explained = end >= 0;
        }
    }

    boolean isPresent() {
        return object >= 0;
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint.add('u', username);
    }

    /** Empty where nobody was authenticated. */
    String username() {
        return json.texts().text(username);
    }

    boolean mayBeServiceAccount() {
        return json.texts().startsWith(username, ServiceAccount.PREFIX);
    }

    AuditEvent.@Nullable User toUser() {
        if (!isPresent() || known != null) {
            return known;
        }
        String name = username();
        AuditEvent.User user =
                new AuditEvent.User(name, ServiceAccount.ofUsername(name), extra.groups(), extra.credential());
        if (explained) {
            users.keep(json.source(), object, end, user);
        }
        return user;
    }
}
