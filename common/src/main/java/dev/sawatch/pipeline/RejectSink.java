package dev.sawatch.pipeline;

import dev.sawatch.audit.Rejection;
import java.util.List;

/**
 * Keeps records that could not be read, for people to look at. The port that every cloud implements; {@code
 * RejectSinkContract} in this module's test-jar is its definition. Called by one thread at a time per instance.
 */
public interface RejectSink {
    /**
     * Keeps rejections. Returning means that all of them are kept.
     *
     * @param rejections those of one batch, never none
     * @throws dev.sawatch.alert.DeliveryException where that is not certain; they are delivered again with their batch,
     *     so some may be kept twice
     */
    void reject(List<Rejection> rejections);
}
