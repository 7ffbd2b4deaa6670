package dev.sawatch.alert;

import java.util.regex.Pattern;

/** A pattern in which {@code *} stands for any run of characters. */
record Glob(String text, Pattern pattern) {
    static Glob of(String text) {
        return new Glob(text, Pattern.compile("\\Q" + text.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E"));
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
