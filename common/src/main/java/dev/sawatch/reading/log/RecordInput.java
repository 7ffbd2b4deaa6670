package dev.sawatch.reading.log;

import dev.sawatch.audit.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream that can go back: it keeps the bytes since the start of the record at hand, or the last {@value #KEPT} of a
 * longer one, and knows offsets and lines.
 */
final class RecordInput extends InputStream {
    private static final int KEPT = 128 * 1024;
    private static final int MAX_BLANKS = 4096;
    private static final int CAPACITY = 4 * KEPT;

    private final InputStream in;
    private final byte[] window = new byte[CAPACITY];
    private final LineCounter lines = new LineCounter();
    /** Offset of the window's first byte. */
    private long base;

    private int position;
    private int end;
    private boolean exhausted;
    private long record;
    private long recordLine;
    private String head = "";

    RecordInput(InputStream in) {
        this.in = in;
    }

    /** Offset of the next byte. */
    long position() {
        return base + position;
    }

    /** Goes to an offset, or as near to it as the window reaches. */
    void seek(long offset) {
        position = (int) Math.max(0, Math.min(offset - base, end));
    }

    void skip(int bytes) {
        position += bytes;
    }

    /** Says that a record begins here. */
    void beginRecord() {
        record = position();
        recordLine = line(record);
        head = "";
    }

    /** Goes on where the stream had ended. */
    void resume() {
        exhausted = false;
    }

    /** Offset at which the record at hand begins. */
    long record() {
        return record;
    }

    /** Line on which the record at hand begins, from 1. */
    long recordLine() {
        return recordLine;
    }

    /** The byte so many after the next one, without taking it; -1 behind the end. */
    int peek(int ahead) throws IOException {
        return available(ahead + 1) > ahead ? window[position + ahead] & 0xff : -1;
    }

    /** Bytes of zero are holes that log rotation leaves. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0;
    }

    /** Whether the first byte behind the next one that is no white space is one of the expected. */
    boolean isFollowedBy(String expected) throws IOException {
        int ahead = 1;
        while (ahead < MAX_BLANKS && isBlank(peek(ahead))) {
            ahead++;
        }
        int c = peek(ahead);
        return c >= 0 && expected.indexOf(c) >= 0;
    }

    /** Reads ahead until so many bytes are in the window or the input ends; says how many are. */
    private int available(int wanted) throws IOException {
        while (end - position < wanted && !exhausted) {
            fill();
        }
        return end - position;
    }

    /** The next bytes, without taking them; fewer where the input ends. */
    Slice ahead(int most) throws IOException {
        return new Slice(Math.min(most, available(most)));
    }

    /** Bytes in the window, from the position on; good until the next byte is read. */
    final class Slice {
        private final int length;

        private Slice(int length) {
            this.length = length;
        }

        byte[] bytes() {
            return window;
        }

        int offset() {
            return position;
        }

        int length() {
            return length;
        }
    }

    @Override
    public int read() throws IOException {
        return available(1) > 0 ? window[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = Math.min(length, available(1));
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(window, position, target, offset, count);
        position += count;
        return count;
    }

    private void fill() throws IOException {
        if (end == window.length) {
            slide();
        }
        int count = in.read(window, end, window.length - end);
        exhausted = count < 0;
        end += Math.max(0, count);
    }

    private void slide() {
        long start = record - base;
        int from = start >= 0 && position - start <= KEPT ? (int) start : Math.max(0, position - KEPT);
        if (start >= 0 && start < from) {
            head = text((int) start, Math.min(end, (int) start + KEPT));
        }
        lines.countTo(base + from, window, base);
        System.arraycopy(window, from, window, 0, end - from);
        base += from;
        position -= from;
        end -= from;
    }

    /** Line of an offset that the window still holds, from 1. */
    long line(long offset) {
        long within = Math.max(base, Math.min(offset, base + end));
        return lines.countTo(within, window, base);
    }

    /** How many bytes stand before an offset on its line; as many as the window holds. */
    int column(long offset) {
        int at = (int) Math.max(0, offset - base);
        int column = 0;
        while (at - column > 0 && window[at - column - 1] != '\n') {
            column++;
        }
        return column;
    }

    /** Text of the record at hand up to an offset, cut to an excerpt's length. */
    String excerpt(long to) {
        if (record < base) {
            return head;
        }
        return text((int) (record - base), (int) Math.min(to - base, end));
    }

    private String text(int from, int to) {
        int length = Math.max(0, Math.min(to - from, Rejection.MAX_EXCERPT));
        return new String(window, from, length, StandardCharsets.UTF_8);
    }
}
