package dev.sawatch.function;

import dev.sawatch.alert.AlertMessage;

/** An alert's subject, for mail and lists: the first line of its text, in ASCII and without line breaks. */
public final class AlertSubject {
    /**
     * The subject of an alert.
     *
     * @param maxLength in characters; a longer one ends in dots
     */
    public static String of(AlertMessage message, int maxLength) {
        String line = firstLine(message).replaceAll("[^ -~]", "?").strip();
        String subject = "Sawatch: " + (line.isEmpty() ? "alert " + message.id() : line);
        return subject.length() <= maxLength ? subject : subject.substring(0, maxLength - 3) + "...";
    }

    static String firstLine(AlertMessage message) {
        return message.text().lines().findFirst().orElse("");
    }

    private AlertSubject() {}
}
