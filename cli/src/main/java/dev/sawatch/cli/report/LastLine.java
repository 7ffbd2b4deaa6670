package dev.sawatch.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Mends the end of a file of JSON lines. */
final class LastLine {
    private static final ObjectReader JSON =
            JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Bytes; no line of ours is as long. */
    private static final int LONGEST = 4 << 20;

    /**
     * Makes a file end with a whole line: a last line that is whole but for its end gets one, one that is cut off is taken
     * away.
     *
     * @throws IOException where the last line is none of ours, and nothing is changed
     */
    static void complete(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST));
        int count = 0;
        while (count >= 0 && tail.hasRemaining()) {
            count = channel.read(tail, size - tail.remaining());
        }
        byte[] bytes = tail.array();
        int begin = bytes.length;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        String line = new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
        if (isWhole(line)) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
        } else if (!line.isEmpty()) {
            if (!line.startsWith("{") || (begin == 0 && size > LONGEST)) {
                throw new IOException("it ends with a line that is no JSON");
            }
            channel.truncate(size - bytes.length + begin);
        }
    }

    private static boolean isWhole(String line) {
        try {
            return line.startsWith("{") && JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private LastLine() {}
}
