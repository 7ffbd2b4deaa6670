package dev.sawatch.alert;

import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;

/**
 * How grave an alert is.
 *
 * @param severity how bad it would be
 * @param confidence how much speaks for it
 */
public record Rating(Severity severity, Confidence confidence) {
    /** Whether it is graver than the other in one of the two. */
    public boolean exceeds(Rating other) {
        return severity.compareTo(other.severity) > 0 || confidence.compareTo(other.confidence) > 0;
    }

    /** The graver of both, each by itself. */
    public Rating max(Rating other) {
        return new Rating(
                severity.compareTo(other.severity) > 0 ? severity : other.severity,
                confidence.compareTo(other.confidence) > 0 ? confidence : other.confidence);
    }
}
