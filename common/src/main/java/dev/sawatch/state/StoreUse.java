package dev.sawatch.state;

/**
 * How the store was used.
 *
 * @param calls reads and writes
 * @param writes those that wrote something
 * @param lostRaces writes that did not, because another instance was faster
 */
public record StoreUse(long calls, long writes, long lostRaces) {
    /** Not at all. */
    public static final StoreUse NONE = new StoreUse(0, 0, 0);

    /** Of both. */
    public StoreUse plus(StoreUse other) {
        return new StoreUse(calls + other.calls, writes + other.writes, lostRaces + other.lostRaces);
    }

    /** What came after an earlier time, by what had been until then. */
    public StoreUse since(StoreUse earlier) {
        return new StoreUse(calls - earlier.calls, writes - earlier.writes, lostRaces - earlier.lostRaces);
    }
}
