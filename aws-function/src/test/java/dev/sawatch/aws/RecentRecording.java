package dev.sawatch.aws;

import dev.sawatch.testkit.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of the recording, moved in time so that its last event is a minute old: what is older than that is too old. */
final class RecentRecording {
    private static final Duration REMEMBERED = Duration.ofDays(29);
    private static final Pattern TIME = Pattern.compile("\"(requestReceivedTimestamp|stageTimestamp)\":\"([^\"]+)\"");

    /** Lines of audit events, in batches that CloudWatch Logs takes at once. */
    static List<List<String>> batches(int size) {
        List<String> lines = Recording.lines();
        Instant last = received(lines.get(lines.size() - 1));
        Duration shift = Duration.between(last, Instant.now().minusSeconds(60)).truncatedTo(ChronoUnit.SECONDS);
        List<String> moved = lines.stream()
                .filter(line -> received(line).isAfter(last.minus(REMEMBERED)))
                .map(line -> move(line, shift))
                .toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < moved.size(); from += size) {
            batches.add(moved.subList(from, Math.min(moved.size(), from + size)));
        }
        return batches;
    }

    private static Instant received(String line) {
        Matcher matcher = TIME.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1).equals("requestReceivedTimestamp")) {
                return Instant.parse(matcher.group(2));
            }
        }
        throw new IllegalStateException("the recording's events have a time");
    }

    private static String move(String line, Duration shift) {
        return TIME.matcher(line)
                .replaceAll(found -> "\"" + found.group(1) + "\":\""
                        + Instant.parse(found.group(2)).plus(shift) + "\"");
    }

    private RecentRecording() {}
}
