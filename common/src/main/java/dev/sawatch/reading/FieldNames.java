package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the field names of objects that mostly come in one order, as the API server writes its structs: comparing a name
 * with the expected one is quicker than looking it up. Any other order is read as well.
 */
final class FieldNames {
    private final SerializedString[] order;
    private final Map<String, Integer> following = new HashMap<>();
    private int expected;

    FieldNames(String... names) {
        order = new SerializedString[names.length];
        for (int i = 0; i < names.length; i++) {
            order[i] = new SerializedString(names[i]);
            following.put(names[i], i + 1);
        }
    }

    /** Begins another object. */
    void begin() {
        expected = 0;
    }

    /** The next field's name, or null at the object's end. */
    @Nullable
    String next(JsonParser parser) throws IOException {
        if (expected < order.length && parser.nextFieldName(order[expected])) {
            return order[expected++].getValue();
        }
        String name = expected < order.length ? current(parser) : parser.nextFieldName();
        expected = name == null ? 0 : following.getOrDefault(name, expected);
        return name;
    }

    private static @Nullable String current(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }
}
