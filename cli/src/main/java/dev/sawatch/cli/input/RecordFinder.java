package dev.sawatch.cli.input;

import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.ObjectHead;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of a log. At the top, brackets and commas mean no more than white space, so lines, arrays and objects
 * back to back are one form. What stands before the first object of a line is passed over; what stands between two, and
 * lines without any, are rejections.
 */
final class RecordFinder {
    private static final int MAX_BLANKS = 4096;
    private static final int OTHER_LOG_HEAD = 128;
    /** Shorter than any event. */
    private static final int TAIL = 64;

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
            } else if (!isBlank(c)) {
                text(c);
            }
            input.skip(1);
        }
        endLine();
        return false;
    }

    private void text(int c) throws IOException {
        boolean opens = c == '[' && isFollowedBy("{[]");
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

    /**
     * Goes to where the next record may begin after a broken one: the next audit event on the line that broke, or the first
     * line after its start that begins an object not deeper than it. A cut-off record thus never takes the following one with
     * it, although the parser noticed only there; and nothing within a cut-off one, which is its client's, is taken for an
     * event.
     *
     * @param from behind what was read of the record
     * @param failed offset at which the parser gave up, or null where that is not known
     */
    void recover(long from, @Nullable Long failed) throws IOException {
        int column = input.column(input.record());
        if (failed != null && isWithinLine(failed)) {
            toEventOrLineEnd(from, failed);
            return;
        }
        input.seek(input.record());
        while (toNextLine()) {
            boolean sameLine = failed != null && failed <= input.position();
            if (isPrefixed() || sameLine || beginsObjectWithin(column)) {
                return;
            }
        }
    }

    private boolean isWithinLine(long failed) throws IOException {
        input.seek(failed);
        for (int ahead = 0; ahead < TAIL; ahead++) {
            if (input.peek(ahead) == '\n' || input.peek(ahead) < 0) {
                return false;
            }
        }
        return true;
    }

    private void toEventOrLineEnd(long from, long failed) throws IOException {
        input.seek(from);
        int c;
        while ((c = input.peek(0)) >= 0) {
            boolean behind = input.position() >= failed;
            if ((c == '\n' && behind)
                    || (c == '{' && isFollowedBy("\"") && head(input).isNeighbour(behind))) {
                return;
            }
            input.skip(1);
        }
    }

    private static ObjectHead head(RecordInput input) throws IOException {
        RecordInput.Slice ahead = input.ahead(ObjectHead.LENGTH);
        return ObjectHead.of(ahead.bytes(), ahead.offset(), ahead.length());
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
