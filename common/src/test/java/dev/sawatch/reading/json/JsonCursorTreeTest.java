package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cursor finds what Jackson finds, and refuses what Jackson refuses, in thousands of made-up objects. */
class JsonCursorTreeTest {
    private static final int OBJECTS = 1_500;
    /** Jackson refuses names with half a surrogate pair. */
    private static final Pattern HALF = Pattern.compile("\\\\u[dD][89a-fA-F]");

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void findsWhatATreeHolds(int oneSkippedOf) throws BrokenJsonException {
        Random random = new Random(11);
        RandomJson objects = new RandomJson(random);
        PlainTree trees = new PlainTree(value -> oneSkippedOf > 0 && value % oneSkippedOf == 0);
        for (int i = 0; i < OBJECTS; i++) {
            String before = "x".repeat(random.nextInt(9));
            String object = objects.object();
            byte[] json = (before + object).getBytes(StandardCharsets.UTF_8);
            JsonNode tree = PlainTree.of(object.getBytes(StandardCharsets.UTF_8));
            assertThat(tree).as(object).isNotNull();
            assertThat(trees.assertSame(tree, json, before.length())).isEqualTo(json.length);
        }
    }

    @Test
    void refusesWhatJacksonRefuses() {
        Random random = new Random(12);
        RandomJson objects = new RandomJson(random);
        int refused = 0;
        for (int i = 0; i < 4 * OBJECTS; i++) {
            byte[] json = damaged(objects.object().getBytes(StandardCharsets.UTF_8), random);
            boolean readable = isReadable(json);
            boolean expected = json[0] == '{' && PlainTree.of(json) != null;
            String text = new String(json, StandardCharsets.UTF_8);
            if (expected || !HALF.matcher(text).find()) {
                assertThat(readable).as(text).isEqualTo(expected);
            }
            refused += readable ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(OBJECTS);
    }

    private static boolean isReadable(byte[] json) {
        try {
            PlainTree.readAll(json);
            return true;
        } catch (BrokenJsonException e) {
            return false;
        }
    }

    /** With one byte changed, or cut off. Another byte may be any that means something, or none of UTF-8. */
    private static byte[] damaged(byte[] json, Random random) {
        String meaning = "{}[]\",:\\u0-+.eE1tfn \n\u0001\u00ff";
        int at = random.nextInt(json.length);
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(json, Math.max(1, at));
        }
        json[at] = (byte) meaning.charAt(random.nextInt(meaning.length()));
        return json;
    }
}
