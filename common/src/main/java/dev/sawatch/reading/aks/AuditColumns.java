package dev.sawatch.reading.aks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.ParserCopy;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the tables AKSAudit and AKSAuditAdmin, made into the event that they were made of. There is none for the
 * user that somebody acts as.
 */
final class AuditColumns {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("AuditId", "auditID"),
            Map.entry("Stage", "stage"),
            Map.entry("RequestUri", "requestURI"),
            Map.entry("Verb", "verb"),
            Map.entry("User", "user"),
            Map.entry("SourceIps", "sourceIPs"),
            Map.entry("UserAgent", "userAgent"),
            Map.entry("ObjectRef", "objectRef"),
            Map.entry("ResponseStatus", "responseStatus"),
            Map.entry("RequestReceivedTime", "requestReceivedTimestamp"),
            Map.entry("Annotations", "annotations"));

    /** Of type dynamic: JSON, which most clients print as a text. */
    private static final Set<String> DYNAMIC =
            Set.of("User", "SourceIps", "ObjectRef", "ResponseStatus", "Annotations");

    private @Nullable ParserCopy event;
    private boolean audit;
    private boolean broken;

    /** Takes a column; the parser is at its value, and afterwards at the value's end. */
    void put(String column, JsonParser parser) throws IOException {
        String field = FIELDS.get(column);
        audit |= column.equals("AuditId");
        if (field == null || broken) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.VALUE_STRING && DYNAMIC.contains(column)) {
            putText(field, parser.getText());
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            begun().copyField(field, parser);
        }
    }

    /** Where the text breaks off, the event does. */
    private void putText(String field, String json) throws IOException {
        try (JsonParser parser = AuditJson.FACTORY.createParser(json)) {
            if (parser.nextToken() != null) {
                begun().copyField(field, parser);
            }
        } catch (JsonProcessingException e) {
            broken = true;
        }
    }

    private ParserCopy begun() {
        if (event == null) {
            event = new ParserCopy();
            event.begin();
        }
        return event;
    }

    /** Gives the event to the row that it is of; rows of other tables have some columns of the same names, and none. */
    void endInto(HubRecord row) {
        if (audit) {
            ParserCopy copy = begun();
            if (!broken) {
                copy.end();
            }
            row.text(copy.bytes(), 0, copy.length());
        }
    }
}
