package dev.sawatch.baseline;

import java.math.BigInteger;

/**
 * Counts different names without keeping them: a bit for each of {@value #SIZE} hash values, and from the bits set the
 * likely number (linear counting, Whang et al. 1990). Unlike a number it can be merged and never counts a name twice.
 */
final class NameCounter {
    private static final int SIZE = 256;
    private static final int HEX = 16;

    private BigInteger bits = BigInteger.ZERO;

    boolean holds(String name) {
        return bits.testBit(bucket(name));
    }

    void add(String name) {
        bits = bits.setBit(bucket(name));
    }

    void addAll(NameCounter other) {
        bits = bits.or(other.bits);
    }

    /** The likely number of different names; some percent off from a hundred on. */
    int estimate() {
        int free = SIZE - bits.bitCount();
        return (int) Math.round(-SIZE * Math.log(Math.max(free, 1) / (double) SIZE));
    }

    String write() {
        return bits.toString(HEX);
    }

    void read(String text) {
        bits = text.isEmpty() ? BigInteger.ZERO : new BigInteger(text, HEX);
    }

    private static int bucket(String name) {
        int mixed = name.hashCode() * 0x9E3779B9;
        return mixed >>> (Integer.SIZE - Byte.SIZE);
    }
}
