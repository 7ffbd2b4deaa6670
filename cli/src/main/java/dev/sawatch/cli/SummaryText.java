package dev.sawatch.cli;

/** The summary for people. */
final class SummaryText {
    static String of(ReplayReport report, int width) {
        return report.total().toString() + width + "\n";
    }

    private SummaryText() {}
}
