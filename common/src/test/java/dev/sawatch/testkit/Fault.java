package dev.sawatch.testkit;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one knob of the faulty ports that share it: their n-th call fails, once, before or after it took effect. For one
 * thread at a time.
 */
public final class Fault {
    /** When a call fails. */
    public enum Moment {
        /** Nothing has happened. */
        BEFORE,
        /** It has taken effect, and the caller cannot know: an answer that was lost. */
        AFTER
    }

    private final int at;
    private final Moment moment;
    private int calls;

    /**
     * @param at which call fails, counted from 1; 0 for none
     * @param moment whether it takes effect all the same
     */
    public Fault(int at, Moment moment) {
        this.at = at;
        this.moment = moment;
    }

    /** No fault, to count calls by. */
    public static Fault none() {
        return new Fault(0, Moment.BEFORE);
    }

    /** Calls so far. */
    public int calls() {
        return calls;
    }

    <T> T around(Supplier<T> call, Function<String, RuntimeException> failure) {
        calls++;
        RuntimeException lost = calls == at ? failure.apply("call " + calls + " fails " + moment) : null;
        if (lost != null && moment == Moment.BEFORE) {
            throw lost;
        }
        T result = call.get();
        if (lost != null) {
            throw lost;
        }
        return result;
    }

    void around(Runnable call, Function<String, RuntimeException> failure) {
        around(
                () -> {
                    call.run();
                    return 0;
                },
                failure);
    }
}
