package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/**
 * One form in which audit events travel: the raw event itself, or a cloud's envelope around it. Pure: no client, clock
 * or log. The command line tries its readers one after the other; a function knows which one it needs.
 */
public interface EnvelopeReader {
    /**
     * Whether an object is of this form.
     *
     * @param fieldNames names of the object's first fields, in order: those within its first kilobytes, at least one
     */
    boolean recognises(Set<String> fieldNames);

    /**
     * Reads one object and hands over everything in it.
     *
     * @param parser at the object's START_OBJECT; afterwards at its END_OBJECT
     * @throws IOException where the JSON itself is broken; what was read before it has been handed over
     */
    void read(JsonParser parser, EventSink sink) throws IOException;
}
