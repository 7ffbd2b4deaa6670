package dev.sawatch.reading.log;

import dev.sawatch.reading.ObjectHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds where to go on behind a broken record. */
final class Recovery {
    /** Shorter than any event. */
    private static final int TAIL = 64;

    private final RecordInput input;

    Recovery(RecordInput input) {
        this.input = input;
    }

    /**
     * Goes to where the next record may begin after a broken one: the next audit event on the line that broke, or the first
     * line after its start that begins an object not deeper than it. No text of JSON has the end of a line in it. A cut-off record thus never takes the following one with
     * it, although the parser noticed only there; and nothing within a cut-off one, which is its client's, is taken for an
     * event.
     *
     * @param from behind what was read of the record
     * @param failed offset at which the parser gave up, or null where that is not known
     * @param prefixed whether text stands before the record on its line
     */
    void recover(long from, @Nullable Long failed, boolean prefixed) throws IOException {
        int column = input.column(input.record());
        if (failed != null && isWithinLine(failed)) {
            toEventOrLineEnd(from, failed);
            return;
        }
        input.seek(input.record());
        while (toNextLine()) {
            boolean sameLine = failed != null && failed <= input.position();
            if (prefixed || sameLine || beginsObjectWithin(column)) {
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
            boolean endsLine = c == '\n' && (behind || input.peek(1) == '{');
            if (endsLine || (c == '{' && input.isFollowedBy("\"") && head().isNeighbour(behind))) {
                return;
            }
            input.skip(1);
        }
    }

    private ObjectHead head() throws IOException {
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
        while (ahead <= column && (RecordInput.isBlank(input.peek(ahead)) || input.peek(ahead) == ',')) {
            ahead++;
        }
        return ahead <= column && input.peek(ahead) == '{';
    }
}
