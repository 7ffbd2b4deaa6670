package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What explains a user: its groups, and its token's origin. */
final class UserExtra {
    private enum Field {
        GROUPS("groups"),
        EXTRA("extra"),
        CREDENTIAL_ID("authentication.kubernetes.io/credential-id"),
        POD("authentication.kubernetes.io/pod-name"),
        POD_UID("authentication.kubernetes.io/pod-uid"),
        NODE("authentication.kubernetes.io/node-name"),
        OTHER("");

        private final String json;

        Field(String json) {
            this.json = json;
        }
    }

    private static final FieldNames<Field> OF_USER =
            new FieldNames<>(List.of(Field.GROUPS, Field.EXTRA), field -> field.json, Field.OTHER);
    private static final FieldNames<Field> OF_EXTRA = new FieldNames<>(
            List.of(Field.CREDENTIAL_ID, Field.POD, Field.POD_UID, Field.NODE), field -> field.json, Field.OTHER);

    private final JsonCursor json;
    private List<String> groups = List.of();
    private String credentialId = "";
    private String pod = "";
    private String podUid = "";
    private String node = "";

    /** @param json by which it is read */
    UserExtra(JsonCursor json) {
        this.json = json;
    }

    void clear() {
        groups = List.of();
        credentialId = "";
        pod = "";
        podUid = "";
        node = "";
    }

    /** Reads what the user that was entered has of it. */
    void read() throws BrokenJsonException {
        while (json.nextField()) {
            Field field = json.field(OF_USER);
            if (field == Field.GROUPS && json.isArray()) {
                groups = texts();
            } else if (field == Field.EXTRA && json.isObject()) {
                readExtra();
            } else {
                json.skip();
            }
        }
    }

    private void readExtra() throws BrokenJsonException {
        json.enterObject();
        while (json.nextField()) {
            switch (json.field(OF_EXTRA)) {
                case CREDENTIAL_ID -> credentialId = first();
                case POD -> pod = first();
                case POD_UID -> podUid = first();
                case NODE -> node = first();
                default -> json.skip();
            }
        }
    }

    /** Values of {@code extra} are arrays of texts; each of ours has one. */
    private String first() throws BrokenJsonException {
        if (json.isText()) {
            return text();
        } else if (!json.isArray()) {
            json.skip();
            return "";
        }
        List<String> texts = texts();
        return texts.isEmpty() ? "" : texts.get(0);
    }

    private List<String> texts() throws BrokenJsonException {
        List<String> texts = new ArrayList<>(3);
        json.enterArray();
        while (json.nextElement()) {
            if (json.isText()) {
                texts.add(text());
            } else {
                json.skip();
            }
        }
        return Collections.unmodifiableList(texts);
    }

    private String text() throws BrokenJsonException {
        return json.texts().text(json.readText());
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
