package dev.sawatch.reading.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private final F other;
    private final List<F> fields;
    private final byte[][] names;
    private final long[] heads;
    /** Index of a field, plus one; 0 where no field is. */
    private final byte[] slots;

    private final int shift;

    /**
     * @param fields at most 100
     * @param name the name of each
     * @param other stands for all other fields
     */
    public FieldNames(List<F> fields, Function<F, String> name, F other) {
        this.other = other;
        this.fields = List.copyOf(fields);
        this.names = this.fields.stream()
                .map(field -> name.apply(field).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.heads = new long[names.length];
        this.slots = new byte[Integer.highestOneBit(names.length * SPARSE)];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.length);
        for (int i = 0; i < names.length; i++) {
            heads[i] = head(names[i], 0, names[i].length);
            put(i);
        }
    }

    private void put(int index) {
        int slot = slot(heads[index], names[index].length);
        while (slots[slot] != 0) {
            slot = following(slot);
        }
        slots[slot] = (byte) (index + 1);
    }

    /** The field of a name. */
    F of(byte[] json, int from, int length) {
        long head = head(json, from, length);
        for (int slot = slot(head, length); slots[slot] != 0; slot = following(slot)) {
            int index = slots[slot] - 1;
            if (heads[index] == head && names[index].length == length && isTail(names[index], json, from, length)) {
                return fields.get(index);
            }
        }
        return other;
    }

    private static boolean isTail(byte[] name, byte[] json, int from, int length) {
        return length <= Long.BYTES || Arrays.equals(name, Long.BYTES, length, json, from + Long.BYTES, from + length);
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
        return (slot + 1) & (slots.length - 1);
    }
}
