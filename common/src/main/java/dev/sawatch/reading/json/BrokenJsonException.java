package dev.sawatch.reading.json;

import java.io.IOException;

/** What is no JSON, or ends early, or is larger than anybody reads. Says where, and none of the input's values. */
public final class BrokenJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    BrokenJsonException(String fault, int offset) {
        super(fault + " at offset " + offset);
        this.offset = offset;
    }

    /** Where in the array the fault was found. */
    public int offset() {
        return offset;
    }

    /** Whoever catches it reads on in another way; the stack tells nobody anything. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
