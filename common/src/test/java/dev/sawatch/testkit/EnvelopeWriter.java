package dev.sawatch.testkit;

import dev.sawatch.audit.Cluster;
import java.util.List;

/** Writes what a cloud writes around audit events. */
public interface EnvelopeWriter {
    /** The cluster of the events, as the function names it by what is written around them. */
    Cluster cluster();

    /**
     * One delivery to a function.
     *
     * @param events one text each, in their order; one that is no JSON is put where an event would be
     */
    byte[] delivery(List<String> events);
}
