package dev.sawatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parts of a page that a replay wrote. */
record Page(String text) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DATA = "<script type=\"application/json\" id=\"data\">";
    private static final String END = "</script>";

    static Page read(Path file) throws IOException {
        return new Page(Files.readString(file));
    }

    /** What its scripts are given. */
    ObjectNode data() throws IOException {
        return (ObjectNode) MAPPER.readTree(dataText());
    }

    String dataText() {
        int begin = text.indexOf(DATA) + DATA.length();
        return text.substring(begin, text.indexOf(END, begin));
    }

    /** The same page with other data. */
    Page with(ObjectNode data) {
        return new Page(text.replace(dataText(), data.toString().replace("<", "\\u003c")));
    }

    /** The same page, whose browser is told of no policy. */
    Page withoutPolicy() {
        return new Page(text.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", ""));
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, text);
    }
}
