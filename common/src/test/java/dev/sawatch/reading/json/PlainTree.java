package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A tree that Jackson reads from characters, and whether a cursor over the bytes finds the same. */
final class PlainTree {
    private static final int MOST_NAMES = 100;
    private static final int OTHER = Integer.MIN_VALUE;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonCursor.MAX_DEPTH)
                    .build())
            .build());

    private final JsonCursor cursor = new JsonCursor();
    private final IntPredicate skipped;
    private int values;

    /** @param skipped which values, by their number, are passed over unread */
    PlainTree(IntPredicate skipped) {
        this.skipped = skipped;
    }

    /** The object with which some JSON begins; null where it is no UTF-8 or begins with none. */
    static @Nullable JsonNode of(byte[] json) {
        try (JsonParser parser = MAPPER.createParser(decoded(json))) {
            JsonNode tree = parser.readValueAsTree();
            return tree != null && tree.isObject() ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String decoded(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    /** Reads the whole of an object, to the last text. */
    static void readAll(byte[] json) throws BrokenJsonException {
        JsonCursor cursor = new JsonCursor();
        cursor.begin(json, 0, json.length);
        readFields(cursor);
    }

    private static void readFields(JsonCursor cursor) throws BrokenJsonException {
        while (cursor.nextField()) {
            readValue(cursor);
        }
    }

    private static void readValue(JsonCursor cursor) throws BrokenJsonException {
        if (cursor.isText()) {
            cursor.readText();
        } else if (cursor.isObject()) {
            cursor.enterObject();
            readFields(cursor);
        } else if (cursor.isArray()) {
            cursor.enterArray();
            while (cursor.nextElement()) {
                readValue(cursor);
            }
        } else {
            cursor.skip();
        }
    }

    /** Walks over the bytes and compares; returns where the object ends. */
    int assertSame(JsonNode tree, byte[] json, int from) throws BrokenJsonException {
        cursor.begin(json, from, json.length);
        assertSameFields(tree);
        return cursor.offset();
    }

    private void assertSameFields(JsonNode object) throws BrokenJsonException {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        FieldNames<String> known =
                new FieldNames<>(names.subList(0, Math.min(names.size(), MOST_NAMES)), name -> name, "another");
        int count = 0;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            assertThat(cursor.nextField()).isTrue();
            assertThat(cursor.field(known)).isEqualTo(count++ < MOST_NAMES ? field.getKey() : "another");
            assertSameValue(field.getValue());
        }
        assertThat(cursor.nextField()).isFalse();
    }

    private void assertSameValue(JsonNode value) throws BrokenJsonException {
        assertThat(cursor.isObject()).isEqualTo(value.isObject());
        assertThat(cursor.isArray()).isEqualTo(value.isArray());
        assertThat(cursor.isText()).isEqualTo(value.isTextual());
        if (skipped.test(values++)) {
            cursor.skip();
        } else if (value.isObject()) {
            cursor.enterObject();
            assertSameFields(value);
        } else if (value.isArray()) {
            cursor.enterArray();
            for (JsonNode element : value) {
                assertThat(cursor.nextElement()).isTrue();
                assertSameValue(element);
            }
            assertThat(cursor.nextElement()).isFalse();
        } else if (value.isTextual()) {
            assertThat(cursor.texts().text(cursor.readText())).isEqualTo(utf8(value.textValue()));
        } else {
            assertThat(cursor.readInt(OTHER)).isEqualTo(value.isInt() ? value.intValue() : OTHER);
        }
    }

    /** Half a surrogate pair, which JSON can express and UTF-8 cannot, is a question mark. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
