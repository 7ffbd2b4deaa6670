package dev.sawatch.baseline;

import java.util.regex.Pattern;

/** A pattern in which {@code *} stands for any run of characters. */
public record Glob(String text, Pattern pattern) {
    /** Reads a pattern; every text is one. */
    public static Glob of(String text) {
        return new Glob(text, Pattern.compile("\\Q" + text.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E"));
    }

    /** Whether the whole value fits. */
    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
