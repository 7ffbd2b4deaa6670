package dev.sawatch.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** One setting, said once: it is read by this, and docs/settings.md is written from it, whose language its words are in. */
sealed interface Setting {
    /** Lower case with dots, as in a properties file. */
    String key();

    /** What holds where it is not set. */
    String standard();

    /** What it may be. */
    String form();

    /** What comes of it. */
    String effect();

    /** Its name in the environment. */
    default String variable() {
        return Settings.ENVIRONMENT_PREFIX + key().toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** A whole number. */
    record WholeNumber(String key, int otherwise, int least, int most, String effect) implements Setting {
        /** The same where another setting leaves less room. */
        WholeNumber atMost(int bound) {
            return new WholeNumber(key, Math.min(otherwise, bound), least, Math.min(most, bound), effect);
        }

        @Override
        public String standard() {
            return String.valueOf(otherwise);
        }

        @Override
        public String form() {
            return least + " to " + most;
        }
    }

    /** Any number of names, with commas between them. */
    record Names(String key, String form, String effect) implements Setting {
        @Override
        public String standard() {
            return "none";
        }
    }

    /** How grave alerts of a variation are. */
    record SeverityOf(Variation variation) implements Setting {
        static final String OFF = "off";

        /** All that it may be, in order. */
        static List<String> choices() {
            return Stream.concat(Arrays.stream(Severity.values()).map(SeverityOf::word), Stream.of(OFF))
                    .toList();
        }

        private static String word(Severity severity) {
            return severity.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String key() {
            return "severity." + variation.label();
        }

        @Override
        public String standard() {
            return word(variation.severity());
        }

        @Override
        public String form() {
            return String.join(", ", choices());
        }

        @Override
        public String effect() {
            return "severity of the alert \"" + variation.title() + "\"; " + OFF
                    + ": nobody is told, but such calls are learned and counted as muted";
        }
    }

    /**
     * A JSON array of objects.
     *
     * @param otherwise what an empty array stands for
     * @param fields what its objects hold
     * @param example one that can be used as it is
     */
    record JsonArray<T>(
            String key, Function<JsonNode, T> parser, T otherwise, String effect, List<Field> fields, String example)
            implements Setting {
        /** A field of an object, and what it means. */
        record Field(String name, String meaning) {}

        @Override
        public String standard() {
            return "none";
        }

        @Override
        public String form() {
            return "a JSON array, see [below](#" + key.replace(".", "") + ")";
        }
    }
}
