package dev.sawatch.function;

/**
 * A variable that a function cannot do without.
 *
 * @param name of the variable
 * @param form what its value must be, in words: {@code the name of a table}
 * @param pattern the same as a regular expression, which is never shown to people
 */
public record RequiredName(String name, String form, String pattern) {
    /** What is wrong with a value, which may be a secret and is not told; empty where nothing is. */
    String fault(String value) {
        if (value.isEmpty()) {
            return name + ": is not set; it must be " + form;
        }
        return value.matches(pattern) ? "" : name + ": is not " + form;
    }
}
