package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The first fields of an object, by which its form is told.
 *
 * @param names their names, in order; what cannot be read any more is left out
 * @param broken whether they are broken, other than by the end of what is looked at
 */
public record ObjectHead(Set<String> names, boolean broken) {
    /** How many bytes of an object are looked at. */
    public static final int LENGTH = 4096;

    /** Reads the beginning of an object. */
    public static ObjectHead of(byte[] json, int offset, int length) {
        Set<String> names = new LinkedHashSet<>();
        try (JsonParser parser = AuditJson.FACTORY.createParser(json, offset, length)) {
            String name;
            parser.nextToken();
            while ((name = parser.nextFieldName()) != null) {
                names.add(name);
                skip(parser);
            }
            return new ObjectHead(names, false);
        } catch (IOException e) {
            return new ObjectHead(names, !(e instanceof JsonEOFException));
        }
    }

    /** Token by token, for skipping does not tell broken JSON. */
    private static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            depth += token == null || token.isScalarValue()
                    ? 0
                    : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0);
    }

    /** Whether the object is an audit event: each has an ID, and no envelope has. */
    public boolean isEvent() {
        return names.contains("auditID");
    }

    /**
     * Whether an intact audit event begins here, as seen from a parser that gave up on what stands around it.
     *
     * @param behind whether the parser gave up before; else the object may be the one on which it did
     */
    public boolean isNeighbour(boolean behind) {
        return isEvent() && (behind || !broken);
    }
}
