package dev.sawatch.reading.log;

import java.util.regex.Pattern;

/** Tells lines of the other logs that share a stream with the audit log from lines that are broken. */
final class OtherLog {
    /** What log collectors put before a line: a time, and with containerd also the stream and a flag. */
    private static final String STAMP =
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[0-9.,]*(?:Z|[+-]\\d\\d:?\\d\\d)?\\s+(?:std(?:out|err) [FP] )?";

    /** Header of klog, which all components of Kubernetes write: severity, month and day, time. */
    private static final Pattern KLOG = Pattern.compile("(?:" + STAMP + ")?[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d.*");

    private static final Pattern LINE = Pattern.compile(
            "(?:" + STAMP + ".*)|(?:(?:" + STAMP + ")?(?:[IWEF]\\d{4} \\d\\d:\\d\\d:|Trace\\[|time=\"|ts=|level=).*)");

    /** Whether what stands before an object is the beginning of a klog line, which may quote JSON of other kinds. */
    static boolean isKlog(String prefix) {
        return KLOG.matcher(prefix).lookingAt();
    }

    /** Whether a line without JSON is one of another log. */
    static boolean isLine(String line) {
        return LINE.matcher(line).lookingAt();
    }

    private OtherLog() {}
}
