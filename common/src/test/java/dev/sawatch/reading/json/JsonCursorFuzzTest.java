package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Where Jackson reads a tree, the cursor finds it; elsewhere nothing worse than broken JSON. */
class JsonCursorFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void findsWhatAPlainTreeHolds(byte[] json) throws BrokenJsonException {
        boolean read = true;
        try {
            PlainTree.readAll(json);
        } catch (BrokenJsonException e) {
            read = false;
            assertThat(e.offset()).isBetween(0, json.length);
        }
        JsonNode tree = json.length > 0 && json[0] == '{' ? PlainTree.of(json) : null;
        if (tree == null) {
            return;
        }
        assertThat(read).as("read, where Jackson reads it").isTrue();
        if (isClear(tree, json)) {
            new PlainTree(value -> false).assertSame(tree, json, 0);
            new PlainTree(value -> value % 2 == 0).assertSame(tree, json, 0);
        }
    }

    /** Whether no two fields of an object have one name: the tree has the last of them. */
    private static boolean isClear(JsonNode tree, byte[] json) {
        try {
            return new ObjectMapper()
                                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                                    .readTree(json)
                            != null
                    && tree.isObject();
        } catch (IOException e) {
            return false;
        }
    }
}
