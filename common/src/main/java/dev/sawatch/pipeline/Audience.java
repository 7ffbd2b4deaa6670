package dev.sawatch.pipeline;

import java.util.function.Consumer;

/**
 * Who hears how calls are judged.
 *
 * @param isAnybody whether every call must be judged; if nobody listens, those that are known are passed over
 * @param listener hears of each call
 */
record Audience(boolean isAnybody, Consumer<JudgedCall> listener) {
    /** Nobody. */
    static final Audience NOBODY = new Audience(false, call -> {});

    static Audience of(Consumer<JudgedCall> listener) {
        return new Audience(true, listener);
    }
}
