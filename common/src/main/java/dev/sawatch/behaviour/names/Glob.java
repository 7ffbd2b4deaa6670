package dev.sawatch.behaviour.names;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern in which {@code *} stands for any run of characters. */
public record Glob(String text, Pattern pattern) {
    /** Reads a pattern; every text is one. */
    public static Glob of(String text) {
        String pattern =
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new Glob(text, Pattern.compile(pattern));
    }

    /** Whether the whole value fits. */
    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
