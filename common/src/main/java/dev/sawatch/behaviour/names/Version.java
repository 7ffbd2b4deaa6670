package dev.sawatch.behaviour.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The version of a client, as far as it is numbers: what of {@code v1.32.4-eks-abc} comes before the dash.
 *
 * @param numbers at most {@value #MOST}, the weightiest first; none where the client gives no version
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {
    /** A client that gives no version. */
    public static final Version NONE = new Version(List.of());

    private static final int MOST = 4;
    private static final int SAFE_DIGITS = 9;
    private static final Pattern NUMBERS = Pattern.compile("v?([0-9]+(?:\\.[0-9]+){0," + (MOST - 1) + "})");

    /** Reads the numbers at the beginning of a text, a {@code v} before them apart. */
    public static Version of(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.lookingAt()) {
            return NONE;
        }
        List<Integer> numbers = new ArrayList<>(MOST);
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(number.length() > SAFE_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(number));
        }
        return new Version(List.copyOf(numbers));
    }

    @Override
    public int compareTo(Version other) {
        int common = Math.min(numbers.size(), other.numbers.size());
        for (int i = 0; i < common; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }

    /** {@code 1.32.4}; empty for none. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
