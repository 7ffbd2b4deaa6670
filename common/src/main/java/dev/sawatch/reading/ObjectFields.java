package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.RequestPath;
import java.io.IOException;

/** The {@code objectRef} of the event at hand. */
final class ObjectFields {
    private final TextBuffer key;
    private final TextBuffer rest;
    private long group;
    private long version;
    private long resource;
    private long subresource;
    private long namespace;
    private long name;
    private boolean read;

    /**
     * What decides how a call is judged is all but the version and the name.
     *
     * @param key where that is kept
     * @param rest where those two are kept
     */
    ObjectFields(TextBuffer key, TextBuffer rest) {
        this.key = key;
        this.rest = rest;
    }

    void clear() {
        group = version = resource = subresource = namespace = name = TextBuffer.NONE;
        read = false;
    }

    void read(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                readText(parser, field);
            } else {
                PlainTexts.skip(parser);
            }
        }
        read = true;
    }

    private void readText(JsonParser parser, String field) throws IOException {
        switch (field) {
            case "resource" -> resource = key.appendTagged('r', parser);
            case "namespace" -> namespace = key.appendTagged('n', parser);
            case "apiGroup" -> group = key.appendTagged('g', parser);
            case "subresource" -> subresource = key.appendTagged('s', parser);
            case "name" -> name = rest.append(parser);
            case "apiVersion" -> version = rest.append(parser);
            default -> PlainTexts.skip(parser);
        }
    }

    /** Whether it was read to its end. */
    boolean isRead() {
        return read;
    }

    /** Adds to the key what decides in its stead: the path where there is no resource, and a Namespace's name. */
    void completeKey(UriField uri) {
        if (resource == TextBuffer.NONE) {
            key.mark('p', 0);
            key.append(rest, uri.slice(), Integer.MAX_VALUE);
        } else if (key.equals(resource, "namespaces")) {
            key.mark('o', 0);
            key.append(rest, name, Integer.MAX_VALUE);
        }
    }

    /** What was asked, read off the URI where the event names no resource. */
    ApiCall toCall(String verb, String uri) {
        if (resource == TextBuffer.NONE) {
            return RequestPath.call(verb, uri);
        }
        return new ApiCall(
                verb,
                key.text(group),
                rest.text(version),
                key.text(resource),
                key.text(subresource),
                key.text(namespace),
                rest.text(name),
                uri);
    }
}
