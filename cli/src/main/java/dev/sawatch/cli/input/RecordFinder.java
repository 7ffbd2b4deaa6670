package dev.sawatch.cli.input;

import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of a log. At the top, brackets and commas mean no more than white space, so lines, arrays and objects
 * back to back are one form. What stands before an object on its line is passed over; lines without any are handed over.
 */
final class RecordFinder {
    private static final int MAX_BLANKS = 4096;
    private static final int OTHER_LOG_HEAD = 128;
    private static final int[] BOM = {0xef, 0xbb, 0xbf};

    private final RecordInput input;
    private final EventSink sink;
    private final Rejecter rejecter;
    private boolean inText;
    private boolean inOtherLog;

    /** Makes the rejection of the record at hand. */
    interface Rejecter {
        Rejection reject(Rejection.Reason reason, String detail, String excerpt);
    }

    RecordFinder(RecordInput input, EventSink sink, Rejecter rejecter) throws IOException {
        this.input = input;
        this.sink = sink;
        this.rejecter = rejecter;
        if (input.peek(0) == BOM[0] && input.peek(1) == BOM[1] && input.peek(2) == BOM[2]) {
            input.skip(BOM.length);
        }
    }

    /** Whether text stands before the record at hand on its line. */
    boolean isPrefixed() {
        return inText;
    }

    /** Goes to the next object, which begins with the next byte; false at the end of the log. */
    boolean next() throws IOException {
        inText = false;
        inOtherLog = false;
        int c;
        while ((c = input.peek(0)) >= 0) {
            if (c == '{' && beginsObject()) {
                input.beginRecord();
                return true;
            }
            if (c == '\n') {
                endLine();
            } else if (!isBlank(c)) {
                text(c);
            }
            input.skip(1);
        }
        endLine();
        return false;
    }

    private void text(int c) throws IOException {
        boolean separator = c == ',' || c == ']' || (c == '[' && isFollowedBy("{[]"));
        if (!inText && !separator) {
            inText = true;
            input.beginRecord();
        }
    }

    private boolean beginsObject() throws IOException {
        if (inOtherLog || !isFollowedBy("\"}")) {
            return false;
        }
        inOtherLog = inText && OtherLog.isKlog(head());
        return !inOtherLog;
    }

    /** Bytes of zero are holes that log rotation leaves. */
    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0;
    }

    private boolean isFollowedBy(String expected) throws IOException {
        int ahead = 1;
        while (ahead < MAX_BLANKS && isBlank(input.peek(ahead))) {
            ahead++;
        }
        int c = input.peek(ahead);
        return c >= 0 && expected.indexOf(c) >= 0;
    }

    private void endLine() {
        if (inText) {
            String head = head();
            if (inOtherLog || OtherLog.isLine(head)) {
                sink.skipped(Skip.OTHER_LOG);
            } else {
                sink.rejected(rejecter.reject(
                        Rejection.Reason.NOT_JSON, "a line without JSON", input.excerpt(input.position())));
            }
        }
        inText = false;
        inOtherLog = false;
    }

    private String head() {
        String text = input.excerpt(input.position());
        return text.length() <= OTHER_LOG_HEAD ? text : text.substring(0, OTHER_LOG_HEAD);
    }

    /**
     * Goes to where the next record may begin after a broken one: the first line after its start that begins an object not
     * deeper than it. A cut-off record thus never takes the following one with it, although the parser noticed only there.
     *
     * @param failed offset at which the parser gave up, or null where that is not known
     */
    void recover(@Nullable Long failed) throws IOException {
        int column = input.column(input.record());
        input.seek(input.record());
        while (toNextLine()) {
            boolean sameLine = failed != null && failed <= input.position();
            if (isPrefixed() || sameLine || beginsObjectWithin(column)) {
                return;
            }
        }
    }

    private boolean toNextLine() throws IOException {
        int c;
        while ((c = input.read()) >= 0) {
            if (c == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean beginsObjectWithin(int column) throws IOException {
        int ahead = 0;
        while (ahead <= column && (isBlank(input.peek(ahead)) || input.peek(ahead) == ',')) {
            ahead++;
        }
        return ahead <= column && input.peek(ahead) == '{';
    }
}
