package dev.sawatch.alert;

import java.util.Map;

/**
 * An alert as it is published.
 *
 * @param id the alert's id; the same alert may be published several times, always under this id
 * @param event the CloudEvent as compact JSON
 * @param text the same for people: one line, or several where the alert is the first of its episode
 * @param attributes for subscribers that filter: {@code page} ({@code yes} or {@code no}), {@code severity}, {@code confidence}, {@code variation}, {@code
 *     cluster}, {@code namespace}, {@code service_account}; none is empty
 */
public record AlertMessage(String id, String event, String text, Map<String, String> attributes) {}
