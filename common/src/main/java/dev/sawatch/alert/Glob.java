package dev.sawatch.alert;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern in which {@code *} stands for any run of characters. */
record Glob(String text, Pattern pattern) {
    static Glob of(String text) {
        String pattern =
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new Glob(text, Pattern.compile(pattern));
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
