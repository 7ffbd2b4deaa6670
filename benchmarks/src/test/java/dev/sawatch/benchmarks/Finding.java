package dev.sawatch.benchmarks;

/**
 * An alert, as far as it is scored.
 *
 * @param auditId of its call
 * @param variation title of its variation
 * @param severity severity_id of OCSF
 * @param confidence confidence_id of OCSF
 * @param episode what it is shown with
 * @param message in words
 */
record Finding(String auditId, String variation, int severity, int confidence, String episode, String message) {
    static final int LOW_SEVERITY = 2;
    static final int MEDIUM_CONFIDENCE = 2;
}
