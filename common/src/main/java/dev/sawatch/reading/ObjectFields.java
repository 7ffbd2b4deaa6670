package dev.sawatch.reading;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.RequestPath;
import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.List;

/** The {@code objectRef} of the event at hand. */
final class ObjectFields {
    private enum Field {
        RESOURCE("resource"),
        NAMESPACE("namespace"),
        NAME("name"),
        GROUP("apiGroup"),
        VERSION("apiVersion"),
        SUBRESOURCE("subresource"),
        OTHER("");

        private final String json;

        Field(String json) {
            this.json = json;
        }
    }

    private static final FieldNames<Field> NAMES = new FieldNames<>(
            List.of(Field.RESOURCE, Field.NAMESPACE, Field.NAME, Field.GROUP, Field.VERSION, Field.SUBRESOURCE),
            field -> field.json,
            Field.OTHER);

    private final JsonCursor json;
    private long group;
    private long version;
    private long resource;
    private long subresource;
    private long namespace;
    private long name;
    private boolean read;

    /** @param json by which it is read */
    ObjectFields(JsonCursor json) {
        this.json = json;
    }

    void clear() {
        group = version = resource = subresource = namespace = name = Texts.NONE;
        read = false;
    }

    void read() throws BrokenJsonException {
        json.enterObject();
        while (json.nextField()) {
            if (json.isText()) {
                readText(json.field(NAMES));
            } else {
                json.skip();
            }
        }
        read = true;
    }

    private void readText(Field field) throws BrokenJsonException {
        switch (field) {
            case RESOURCE -> resource = json.readText();
            case NAMESPACE -> namespace = json.readText();
            case NAME -> name = json.readText();
            case GROUP -> group = json.readText();
            case VERSION -> version = json.readText();
            case SUBRESOURCE -> subresource = json.readText();
            case OTHER -> json.skip();
        }
    }

    /** Whether it was read to its end. */
    boolean isRead() {
        return read;
    }

    /**
     * Adds what decides how a call is judged: all but the version and the name, but the path where there is no resource, and
     * a Namespace's name.
     */
    void addTo(Fingerprint fingerprint, UriField uri) {
        fingerprint.add('r', resource);
        fingerprint.add('n', namespace);
        fingerprint.add('g', group);
        fingerprint.add('s', subresource);
        if (resource == Texts.NONE) {
            fingerprint.add('p', uri.text());
        } else if (json.texts().equals(resource, "namespaces")) {
            fingerprint.add('o', name);
        }
    }

    /** What was asked, read off the URI where the event names no resource. */
    ApiCall toCall(String verb, String uri) {
        if (resource == Texts.NONE) {
            return RequestPath.call(verb, uri);
        }
        Texts texts = json.texts();
        return new ApiCall(
                verb,
                texts.text(group),
                texts.text(version),
                texts.text(resource),
                texts.text(subresource),
                texts.text(namespace),
                texts.text(name),
                uri);
    }
}
