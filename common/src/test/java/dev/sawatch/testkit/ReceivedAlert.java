package dev.sawatch.testkit;

import java.util.Map;

/**
 * An alert as a subscriber got it.
 *
 * @param event the CloudEvent as JSON
 * @param attributes what a subscriber can filter by
 */
public record ReceivedAlert(String event, Map<String, String> attributes) {}
