package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCursorTest {
    private static final FieldNames<String> NAMES =
            new FieldNames<>(List.of("a", "b", "requestURI", "requestUR"), name -> name, "other");

    private final JsonCursor cursor = new JsonCursor();

    private void begin(String json) throws BrokenJsonException {
        cursor.begin(json.getBytes(StandardCharsets.UTF_8), 0, json.getBytes(StandardCharsets.UTF_8).length);
    }

    private String next() throws BrokenJsonException {
        return cursor.nextField() ? cursor.field(NAMES) : "end";
    }

    private String text() throws BrokenJsonException {
        return cursor.texts().text(cursor.readText());
    }

    private static void assertFault(ThrowingCallable call, String fault, int offset) {
        assertThatThrownBy(call)
                .isInstanceOf(BrokenJsonException.class)
                .hasMessage(fault + " at offset " + offset)
                .extracting(e -> ((BrokenJsonException) e).offset())
                .isEqualTo(offset);
    }

    @Test
    void readsFieldAfterField() throws BrokenJsonException {
        begin("{\"a\":\"x\", \"b\":[\"y\",{}] ,\"requestURI\":{\"a\":5},\"requestURL\":null}");
        assertThat(next()).isEqualTo("a");
        assertThat(text()).isEqualTo("x");
        assertThat(next()).isEqualTo("b");
        cursor.enterArray();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(text()).isEqualTo("y");
        assertThat(cursor.nextElement()).isTrue();
        cursor.skip();
        assertThat(cursor.nextElement()).isFalse();
        assertThat(next()).isEqualTo("requestURI");
        cursor.enterObject();
        assertThat(next()).isEqualTo("a");
        assertThat(cursor.readInt(0)).isEqualTo(5);
        assertThat(next()).isEqualTo("end");
        assertThat(next()).isEqualTo("other");
        cursor.skip();
        assertThat(next()).isEqualTo("end");
    }

    @Test
    void leavesAnObjectFromWithinAndGoesBackToIt() throws BrokenJsonException {
        begin("{\"a\":{\"a\":\"1\",\"b\":\"2\",\"x\":{\"y\":[\"}\"]}},\"b\":\"3\"}");
        next();
        int object = cursor.offset();
        cursor.enterObject();
        next();
        long first = cursor.readText();
        cursor.leave();
        assertThat(next()).isEqualTo("b");
        assertThat(text()).isEqualTo("3");
        assertThat(next()).isEqualTo("end");
        cursor.goBack(object);
        assertThat(next()).isEqualTo("a");
        cursor.skip();
        assertThat(next()).isEqualTo("b");
        assertThat(text()).isEqualTo("2");
        assertThat(cursor.texts().text(first)).isEqualTo("1");
    }

    @Test
    void keepsPlainTextsWhereTheyLie() throws BrokenJsonException {
        begin("{\"a\":\"plain\",\"b\":\"caf\u00e9\",\"c\":\"\\u0041\\n\",\"d\":\"\"}");
        next();
        long plain = cursor.readText();
        next();
        long beyondAscii = cursor.readText();
        next();
        long escaped = cursor.readText();
        next();
        long empty = cursor.readText();
        Texts texts = cursor.texts();
        assertThat(List.of(texts.text(plain), texts.text(beyondAscii), texts.text(escaped), texts.text(empty)))
                .containsExactly("plain", "caf\u00e9", "A\n", "");
        assertThat(texts.decoded().length()).isEqualTo("caf\u00e9A\n".getBytes(StandardCharsets.UTF_8).length);
        assertThat(texts.text(Texts.NONE)).isEmpty();
        assertThat(empty).isNotEqualTo(Texts.NONE);
        assertThat(texts.equals(plain, "plain")).isTrue();
        assertThat(texts.equals(plain, "plai")).isFalse();
        assertThat(texts.startsWith(plain, "pla")).isTrue();
        assertThat(texts.startsWith(plain, "plainer")).isFalse();
        assertThat(texts.startsWith(escaped, "B")).isFalse();
        assertThat(Texts.length(beyondAscii)).isEqualTo(5);
    }

    @Test
    void whatIsSkippedIsOnlySearchedForItsEnd() throws BrokenJsonException {
        begin("{\"a\":{\"x\":no json, \"y\":[1 2]},\"b\":\"\\x\",\"c\":[\"]\\\"\"]}");
        next();
        cursor.skip();
        assertThat(next()).isEqualTo("b");
        cursor.skip();
        assertThat(next()).isEqualTo("other");
        cursor.skip();
        assertThat(next()).isEqualTo("end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{             | JSON that ends early                          | 1",
                "{\"a          | a text that ends early                        | 3",
                "{\"a\"        | JSON that ends early                          | 4",
                "{\"a\":       | JSON that ends early                          | 5",
                "{\"a\":1      | JSON that ends early                          | 6",
                "{\"a\":\"     | a text that ends early                        | 6",
                "{\"a\":\"\\   | an unknown escape                             | 6",
                "{\"a\":\"\\x\"} | an unknown escape                           | 6",
                "{\"a\":\"\\u12\"} | an escape without four hexadecimal digits | 6",
                "{\"a\":\"\t\"} | a control character in a text                | 6",
                "{\"a\" 1}     | a field without a colon                       | 5",
                "{a:1}         | no field                                      | 1",
                "{\"a\":1,}    | no field                                      | 7",
                "{\"a\":1 2}   | no comma                                      | 7",
                "{\"a\":01}    | a number with leading zeros                   | 5",
                "{\"a\":1.}    | no value                                      | 7",
                "{\"a\":-}     | no value                                      | 6",
                "{\"a\":1e}    | no value                                      | 7",
                "{\"a\":+1}    | no value                                      | 5",
                "{\"a\":nul}   | no value                                      | 5",
                "{\"a\":\u0001} | no JSON                                      | 5",
                "{\"a\":[1,]}  | no value                                      | 8",
                "{\"a\":[1}    | no comma                                      | 7",
                "[]            | another value than expected                   | 0"
            })
    void aFaultNamesItsOffset(String json, String fault, int offset) {
        assertFault(() -> PlainTree.readAll(json.getBytes(StandardCharsets.UTF_8)), fault, offset);
    }

    @ParameterizedTest
    @CsvSource({"C3", "C328", "80", "C0AF", "E080AF", "EDA080", "F08080AF", "F4908080", "FF", "E282", "F09F98"})
    void refusesWhatIsNoUtf8(String hex) {
        byte[] json = "{\"a\":\"x________\"}".getBytes(StandardCharsets.UTF_8);
        byte[] bad = java.util.HexFormat.of().parseHex(hex);
        System.arraycopy(bad, 0, json, 7, bad.length);
        assertFault(() -> PlainTree.readAll(json), "no UTF-8", 7);
    }

    @Test
    void goesNoDeeperThanItsBound() throws BrokenJsonException {
        String most = "[".repeat(JsonCursor.MAX_DEPTH - 1) + "]".repeat(JsonCursor.MAX_DEPTH - 1);
        PlainTree.readAll(("{\"a\":" + most + "}").getBytes(StandardCharsets.UTF_8));
        begin("{\"a\":" + most + "}");
        next();
        cursor.skip();
        assertThat(next()).isEqualTo("end");
        String more = "{\"a\":[" + most + "]}";
        int offset = "{\"a\":".length() + JsonCursor.MAX_DEPTH - 1;
        assertFault(() -> PlainTree.readAll(more.getBytes(StandardCharsets.UTF_8)), "JSON nested too deeply", offset);
        begin(more);
        next();
        assertFault(cursor::skip, "JSON nested too deeply", offset);
    }

    @Test
    void readsNoLongerTextsNumbersAndNamesThanItsBounds() throws BrokenJsonException {
        String long1 = "9".repeat(JsonCursor.MAX_TEXT + 1);
        begin("{\"a\":\"" + long1 + "\"}");
        next();
        assertFault(cursor::readText, "too long a text", 6);
        begin("{\"a\":" + long1 + "}");
        next();
        assertFault(cursor::skip, "too long a number", 5);
        begin("{\"" + "a".repeat(60_000) + "\":1}");
        assertFault(cursor::nextField, "too long a name", 2);
    }

    @Test
    void readsWholeNumbersOf32Bits() throws BrokenJsonException {
        begin("{\"a\":[2147483647,-2147483648,2147483648,1.0,1e2,true,\"5\",{},-0,99999999999999999999]}");
        next();
        cursor.enterArray();
        int[] expected = {2147483647, -2147483648, 7, 7, 7, 7, 7, 7, 0, 7};
        for (int value : expected) {
            assertThat(cursor.nextElement()).isTrue();
            assertThat(cursor.readInt(7)).isEqualTo(value);
        }
        assertThat(cursor.nextElement()).isFalse();
    }
}
