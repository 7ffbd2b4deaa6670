package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArrayParserTest {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static ArrayParser parser(String before, String json, Charset charset) throws IOException {
        byte[] bytes = (before + json).getBytes(charset);
        int from = before.getBytes(charset).length;
        return new ArrayParser(FACTORY, bytes, from, bytes.length);
    }

    @Test
    void decodesTheTextsOfAnArrayAndStillReadsThem() throws IOException {
        String inner = "{\"a\":\"\\\\ \u00e9 \ud83d\ude00\n\"}";
        String json = "{\"m\": [" + TextNode.valueOf(inner) + ",5,\"\"], \"n\":\"x\"}";
        try (ArrayParser parser = parser("before", json, StandardCharsets.UTF_8)) {
            Utf8Buffer target = new Utf8Buffer(1);
            StringBuilder texts = new StringBuilder();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean isText = token == JsonToken.VALUE_STRING;
                assertThat(parser.decodeText(target)).isEqualTo(isText);
                texts.append(isText ? parser.getText() : "");
            }
            assertThat(new String(target.bytes(), 0, target.length(), StandardCharsets.UTF_8))
                    .isEqualTo(texts.toString())
                    .isEqualTo(inner + "x");
        }
    }

    @Test
    void leavesToJacksonWhatIsNotClean() throws IOException {
        for (String text : new String[] {"\\x", "cut", "\u0001"}) {
            try (ArrayParser parser = parser("", "[\"" + text, StandardCharsets.UTF_8)) {
                parser.nextToken();
                parser.nextToken();
                assertThat(parser.decodeText(new Utf8Buffer(64))).isFalse();
            }
        }
    }

    @Test
    void leavesToJacksonWhatIsNoUtf8() throws IOException {
        try (ArrayParser parser = parser("", "[\"text\"]", StandardCharsets.UTF_16BE)) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.decodeText(new Utf8Buffer(64))).isFalse();
            assertThat(parser.getText()).isEqualTo("text");
        }
    }
}
