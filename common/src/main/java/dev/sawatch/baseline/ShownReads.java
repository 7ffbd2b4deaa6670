package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the source of a cluster's log shows reads: the days on which it did, and how much it wrote on the others. Of
 * these days' writes a bit is kept for each of {@value Long#SIZE} hash values of their audit IDs, as in {@link
 * NameCounter}, so that none counts twice.
 */
final class ShownReads {
    /** So many bits stand for about 90 writes (linear counting): twice the longest row without a read in the recording. */
    private static final int MANY_BITS = 48;

    /** All bits: more need not be known of a day. */
    private static final long MANY = -1L;

    private static final String MANY_TEXT = "many";
    private static final int HEX = 16;

    private @Nullable DaySet reads;
    private final TreeMap<Integer, Long> writes = new TreeMap<>();

    /**
     * Number of days with many writes and no read since the last read that was shown; 0 where the source shows reads. A day
     * that is not over counts only where no read was shown in the training period: a read may still come.
     *
     * @param day day on which that is asked
     * @param before the last day before the training period
     */
    int unreadDays(int day, int before) {
        int lastRead = reads == null ? before : Math.max(before, reads.newest());
        int end = lastRead == before ? day + 1 : day;
        return (int) writes.entrySet().stream()
                .filter(e -> e.getKey() > lastRead && e.getKey() < end && e.getValue() == MANY)
                .count();
    }

    /** Whether learning the call would change nothing. */
    boolean holds(AccountCall call) {
        if (call.isGetOrList()) {
            return isRead(call.day());
        }
        return holdsAllLike(call) || (writesOf(call.day()) & bit(call)) != 0;
    }

    /** Whether learning any call like this one, of the same day, would change nothing. */
    boolean holdsAllLike(AccountCall call) {
        return call.isGetOrList()
                ? isRead(call.day())
                : !call.isWrite() || isRead(call.day()) || writesOf(call.day()) == MANY;
    }

    void learn(AccountCall call) {
        if (call.isGetOrList()) {
            addReads(DaySet.of(call.day()));
        } else if (call.isWrite()) {
            addWrites(call.day(), bit(call));
        }
    }

    void addAll(ShownReads other) {
        if (other.reads != null) {
            addReads(other.reads);
        }
        other.writes.forEach(this::addWrites);
    }

    private void addReads(DaySet days) {
        reads = reads == null ? days : reads.union(days);
        writes.keySet().removeIf(days::contains);
    }

    private void addWrites(int day, long bits) {
        if (!isRead(day)) {
            writes.merge(day, bits, (a, b) -> a | b);
            writes.computeIfPresent(day, (key, all) -> Long.bitCount(all) < MANY_BITS ? all : MANY);
        }
    }

    private boolean isRead(int day) {
        return reads != null && reads.contains(day);
    }

    private long writesOf(int day) {
        return writes.getOrDefault(day, 0L);
    }

    private static long bit(AccountCall call) {
        int mixed = call.event().auditId().hashCode() * 0x9E3779B9;
        return 1L << (mixed >>> (Integer.SIZE - 6));
    }

    void forget(int before) {
        writes.headMap(before, true).clear();
    }

    void read(JsonNode record) {
        if (record.has("reads")) {
            addReads(DaySet.parse(record.path("reads").asText()));
        }
        for (Map.Entry<String, JsonNode> day : record.path("unread").properties()) {
            String bits = day.getValue().asText();
            addWrites(
                    Integer.parseInt(day.getKey()), bits.equals(MANY_TEXT) ? MANY : Long.parseUnsignedLong(bits, HEX));
        }
    }

    void write(ObjectNode record) {
        if (reads != null) {
            record.put("reads", reads.toString());
        }
        if (!writes.isEmpty()) {
            ObjectNode unread = record.putObject("unread");
            writes.forEach((day, bits) ->
                    unread.put(Integer.toString(day), bits == MANY ? MANY_TEXT : Long.toHexString(bits)));
        }
    }
}
