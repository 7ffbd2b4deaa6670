package dev.sawatch.function;

import java.util.regex.Pattern;

/**
 * A variable that a function cannot do without.
 *
 * @param name of the variable
 * @param form what its value must look like, in words that follow <i>is not</i>: {@code the name of a table}
 * @param pattern the same for machines; never shown to people
 */
public record RequiredName(String name, String form, Pattern pattern) {
    /** The same with the pattern as text. */
    public RequiredName(String name, String form, String pattern) {
        this(name, form, Pattern.compile(pattern));
    }

    /** What is wrong with a value, which may be a secret and is not told; empty where nothing is. */
    String fault(String value) {
        if (value.isEmpty()) {
            return name + ": is not set; it must be " + form;
        }
        return pattern.matcher(value).matches() ? "" : name + ": is not " + form;
    }
}
