package dev.sawatch.reading;

import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code annotations} of the event at hand: what authorisation decided, and why. */
final class AnnotationFields {
    private static final String DECISION = "authorization.k8s.io/decision";
    private static final String REASON = "authorization.k8s.io/reason";
    private static final FieldNames<String> NAMES = new FieldNames<>(List.of(DECISION, REASON), name -> name, "");

    private final JsonCursor json;
    /** Where the object is; negative where the event has none. */
    private int object;

    private long decision;
    private long reason;

    /** @param json by which they are read */
    AnnotationFields(JsonCursor json) {
        this.json = json;
    }

    void clear() {
        object = -1;
        decision = reason = Texts.NONE;
    }

    /** Reads the decision, by which a call is judged, and leaves what only explains. */
    void read() throws BrokenJsonException {
        object = json.offset();
        json.enterObject();
        if (find(DECISION)) {
            decision = json.readText();
            json.leave();
        }
    }

    /** Goes back for the rest. */
    void explain() throws BrokenJsonException {
        if (object >= 0) {
            json.goBack(object);
            reason = find(REASON) ? json.readText() : Texts.NONE;
        }
    }

    private boolean find(String wanted) throws BrokenJsonException {
        while (json.nextField()) {
            if (json.isText() && json.field(NAMES).equals(wanted)) {
                return true;
            }
            json.skip();
        }
        return false;
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint.add('d', decision);
    }

    @Nullable
    String decision() {
        return decision == Texts.NONE ? null : json.texts().text(decision);
    }

    @Nullable
    String reason() {
        return reason == Texts.NONE ? null : json.texts().text(reason);
    }
}
