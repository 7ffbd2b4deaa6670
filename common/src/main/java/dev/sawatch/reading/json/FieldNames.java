package dev.sawatch.reading.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The fields that somebody wants of an object, found by the bytes of their names: by length and first eight bytes, which nearly
 * always decide, and then compared as a whole. A map of Strings would take longer than all else about a field.
 *
 * @param <F> stands for a field
 */
public final class FieldNames<F> {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SPARSE = 8;
    private static final int EMPTY = -1;

    private final F other;
    /** A slot holds one name or none; the next one holds what has no place in it. */
    private final List<F> fields;

    private final byte[][] names;
    private final int[] lengths;
    private final long[] heads;
    private final int shift;

    /**
     * @param fields at least one
     * @param name the name of each
     * @param other stands for all other fields
     */
    public FieldNames(List<F> fields, Function<F, String> name, F other) {
        int slots = Integer.highestOneBit(fields.size() * SPARSE);
        this.other = other;
        this.fields = new ArrayList<>(Collections.nCopies(slots, other));
        this.names = new byte[slots][0];
        this.lengths = new int[slots];
        this.heads = new long[slots];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        Arrays.fill(lengths, EMPTY);
        fields.forEach(field -> put(field, name.apply(field).getBytes(StandardCharsets.UTF_8)));
    }

    private void put(F field, byte[] name) {
        long head = head(name, 0, name.length);
        int slot = slot(head, name.length);
        while (lengths[slot] != EMPTY) {
            slot = following(slot);
        }
        fields.set(slot, field);
        names[slot] = name;
        lengths[slot] = name.length;
        heads[slot] = head;
    }

    /** The field of a name. */
    F of(byte[] json, int from, int length) {
        long head = head(json, from, length);
        int slot = slot(head, length);
        while (lengths[slot] != EMPTY) {
            if (heads[slot] == head && lengths[slot] == length && isTail(names[slot], json, from, length)) {
                return fields.get(slot);
            }
            slot = following(slot);
        }
        return other;
    }

    private static boolean isTail(byte[] name, byte[] json, int from, int length) {
        if (length <= Long.BYTES) {
            return true;
        }
        int last = length - Long.BYTES;
        return EightBytes.of(name, last) == EightBytes.of(json, from + last)
                && (length <= 2 * Long.BYTES
                        || Arrays.equals(name, Long.BYTES, last, json, from + Long.BYTES, from + last));
    }

    private static long head(byte[] json, int from, int length) {
        if (json.length - from >= Long.BYTES) {
            return EightBytes.first(EightBytes.of(json, from), length);
        }
        long head = 0;
        for (int i = length - 1; i >= 0; i--) {
            head = head << Byte.SIZE | (json[from + i] & 0xFF);
        }
        return head;
    }

    private int slot(long head, int length) {
        return (int) (((head + length) * MIX) >>> shift);
    }

    private int following(int slot) {
        return (slot + 1) & (lengths.length - 1);
    }
}
