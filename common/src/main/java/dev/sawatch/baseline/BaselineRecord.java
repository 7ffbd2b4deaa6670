package dev.sawatch.baseline;

/**
 * A record of the baseline. Merging is associative, commutative and idempotent below the stated bounds, and the text
 * form is the same for the same facts, so that any order, duplication and race of events leaves the same records.
 */
interface BaselineRecord<R extends BaselineRecord<R>> {
    /** Adds the other's facts; the other stays as it is. */
    void merge(R other);

    /** Newest day of any fact, which decides how long the record is kept; {@link Integer#MIN_VALUE} for an empty one. */
    int newestDay();

    /** Compact JSON with {@code "v":1} and sorted keys. */
    String toText();
}
