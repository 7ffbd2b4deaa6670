package dev.sawatch.baseline.days;

/**
 * The days on which something was seen: a set that remembers {@value #WIDTH} days back from its newest. Immutable; union
 * is associative, commutative and idempotent, so facts may arrive in any order and any number of times.
 *
 * @param newest newest day of the set, in days since 1970-01-01 (UTC)
 * @param bits bit {@code i} stands for day {@code newest - i}; bit 0 is set
 */
public record DaySet(int newest, long bits) {
    /** How many days a set spans; the longest training period is shorter. */
    public static final int WIDTH = Long.SIZE;

    private static final int HEX = 16;

    /** The set of one day. */
    public static DaySet of(int day) {
        return new DaySet(day, 1);
    }

    /** Reads what {@link #toString()} wrote; throws IllegalArgumentException for anything else. */
    public static DaySet parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("not a set of days");
        }
        return new DaySet(
                Integer.parseInt(text, 0, dot, 10), Long.parseUnsignedLong(text, dot + 1, text.length(), HEX));
    }

    /** Whether the day is in the set. */
    public boolean contains(int day) {
        int age = newest - day;
        return age >= 0 && age < WIDTH && (bits >>> age & 1) != 0;
    }

    /** Whether the set has a day after the given one. */
    public boolean hasAfter(int day) {
        return newest > day;
    }

    /** Number of its days after {@code from} and before {@code to}. */
    public int countBetween(int from, int to) {
        int youngest = Math.max(0, newest - to + 1);
        int oldest = Math.min(WIDTH - 1, newest - from - 1);
        if (youngest > oldest) {
            return 0;
        }
        long window = -1L >>> (WIDTH - 1 - (oldest - youngest));
        return Long.bitCount(bits >>> youngest & window);
    }

    /** Its oldest day. */
    public int oldest() {
        return newest - (WIDTH - 1 - Long.numberOfLeadingZeros(bits));
    }

    /**
     * First of the days up to a given one between which there is no longer silence; the given day where there is none.
     *
     * @param silence after more days without one everything begins anew
     */
    public int firstOfRun(int day, int silence) {
        int first = day;
        for (int i = Math.max(0, newest - day); i < WIDTH && first - (newest - i) <= silence; i++) {
            if ((bits >>> i & 1) != 0) {
                first = newest - i;
            }
        }
        return first;
    }

    /** Number of its days. */
    public int size() {
        return Long.bitCount(bits);
    }

    /** This set with one more day; the same object where it has that day or is too new to remember it. */
    public DaySet with(int day) {
        return contains(day) ? this : union(of(day));
    }

    /** The days of both. */
    public DaySet union(DaySet other) {
        if (other.newest > newest) {
            return other.union(this);
        }
        int age = newest - other.newest;
        long merged = age >= WIDTH ? bits : bits | other.bits << age;
        return merged == bits ? this : new DaySet(newest, merged);
    }

    /** {@code newest.bits}, the bits in hexadecimal: its form in records. */
    @Override
    public String toString() {
        return newest + "." + Long.toHexString(bits);
    }
}
