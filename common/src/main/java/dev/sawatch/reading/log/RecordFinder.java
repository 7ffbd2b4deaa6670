package dev.sawatch.reading.log;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Finds the objects of a log. At the top, brackets and commas mean no more than white space, so lines, arrays and objects
 * back to back are one form. What stands before the first object of a line is passed over; what stands between two, and
 * lines without any, are rejections.
 */
final class RecordFinder {
    private static final int OTHER_LOG_HEAD = 128;
    /** Elements of an array, before the first that is an object. */
    private static final Pattern ELEMENTS =
            Pattern.compile("\\[\\s*+(?:(?:null|true|false|-?[0-9][0-9.eE+-]*+|\"[^\"]*+\")\\s*+,\\s*+)++");

    private static final int[] BOM = {0xef, 0xbb, 0xbf};

    private final RecordInput input;
    private final EventSink sink;
    private final Rejecter rejecter;
    private boolean inText;
    /** Whether an object or an array has begun before on this line. */
    private boolean among;

    private boolean textAmong;
    private boolean inOtherLog;

    /** Makes the rejection of the record at hand. */
    interface Rejecter {
        Rejection reject(Rejection.Reason reason, String detail, String excerpt) throws IOException;
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
                endElements();
                input.beginRecord();
                among = true;
                return true;
            }
            if (c == '\n') {
                endLine();
            } else if (!RecordInput.isBlank(c)) {
                text(c);
            }
            input.skip(1);
        }
        endLine();
        return false;
    }

    private void text(int c) throws IOException {
        boolean opens = c == '[' && input.isFollowedBy("{[]");
        boolean separator = c == ',' || c == ']' || c == '}' || opens;
        among |= opens;
        if (!inText && !separator) {
            inText = true;
            textAmong = among;
            input.beginRecord();
        }
    }

    /** Elements of an array that are no objects stand where text before an object would stand. */
    private void endElements() throws IOException {
        boolean elements = inText
                && (textAmong
                        || ELEMENTS.matcher(input.excerpt(input.position())).matches());
        if (elements) {
            reject(Rejection.Reason.UNKNOWN_FORM, "an element that is no object");
            inText = false;
        }
    }

    private void reject(Rejection.Reason reason, String detail) throws IOException {
        sink.rejected(rejecter.reject(reason, detail, head()));
    }

    private boolean beginsObject() throws IOException {
        if (inOtherLog || !input.isFollowedBy("\"}")) {
            return false;
        }
        inOtherLog = inText && OtherLog.isKlog(head());
        return !inOtherLog;
    }

    private void endLine() throws IOException {
        if (inText) {
            String head = head();
            if (inOtherLog || OtherLog.isLine(head)) {
                sink.skipped(Skip.OTHER_LOG);
            } else {
                reject(Rejection.Reason.NOT_JSON, "a line without JSON");
            }
        }
        inText = false;
        inOtherLog = false;
        among = false;
    }

    /** Enough to tell what it is; more might be the rest of a body. */
    private String head() {
        String text = input.excerpt(input.position());
        return text.length() <= OTHER_LOG_HEAD ? text : text.substring(0, OTHER_LOG_HEAD);
    }
}
