package dev.sawatch.baseline;

/**
 * The spans of time that judgements rest on, in days. The defaults are those of the public reference.
 *
 * @param activation days with events that a cluster must have before anything is called unusual
 * @param training how far back the baseline looks
 * @param dedup how long one alert suppresses further ones of its kind
 * @param learning how long a new account is learned before its lesser novelties are alerted
 */
public record Periods(int activation, int training, int dedup, int learning) {
    /** The reference's periods, and 3 days for a new account. */
    public static final Periods DEFAULT = new Periods(14, 30, 5, 3);

    /**
     * Days without a call after which an account or a namespace begins anew: its record has expired then, and where it was
     * kept or merged all the same, nobody shall notice.
     */
    public int silence() {
        return training + 1;
    }

    /** The last day before the training period that ends on the given day. */
    public int before(int day) {
        return day - training;
    }
}
