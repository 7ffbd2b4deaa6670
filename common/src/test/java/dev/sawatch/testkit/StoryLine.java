package dev.sawatch.testkit;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of a {@link Story} that tells of calls. */
final class StoryLine {
    private static final Pattern DAYS = Pattern.compile("days? ([0-9]+)(?:-([0-9]+))? (?:([0-9]{2}:[0-9]{2}) )?(.*)");
    private static final Pattern LETTERS = Pattern.compile("\\{([a-z])\\.\\.([a-z])}");
    private static final Set<String> OPTIONS =
            Set.of("ua", "ip", "as", "groups", "stage", "arrives", "times", "id", "pod");
    private static final LocalTime FIRST_TIME = LocalTime.of(8, 0);

    private final String story;
    private final String text;
    private final int number;

    /**
     * @param story its name
     * @param text the line
     * @param number which line of the story it is; lines without a time follow each other by minutes
     */
    StoryLine(String story, String text, int number) {
        this.story = story;
        this.text = text;
        this.number = number;
    }

    /** The calls: one a day, or one for each letter of <code>{a..z}</code>. */
    List<StoryCall> calls() {
        Matcher letters = LETTERS.matcher(text);
        if (!letters.find()) {
            return daily();
        }
        List<StoryCall> calls = new ArrayList<>();
        for (char c = letters.group(1).charAt(0); c <= letters.group(2).charAt(0); c++) {
            calls.addAll(new StoryLine(story, letters.replaceFirst(String.valueOf(c)), number).daily());
        }
        return calls;
    }

    private List<StoryCall> daily() {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(story + ": no call: " + text);
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        LocalTime time = matcher.group(3) == null ? FIRST_TIME.plusMinutes(number) : LocalTime.parse(matcher.group(3));
        List<StoryCall> calls = new ArrayList<>();
        for (int day = from; day <= to; day++) {
            calls.add(call(day, time, matcher.group(4)));
        }
        return calls;
    }

    private StoryCall call(int day, LocalTime time, String rest) {
        Iterator<String> words = List.of(rest.split(" +", -1)).iterator();
        String actor = words.next();
        String verb = words.next();
        String target = words.next();
        String namespace = "";
        String code = "";
        String decision = "";
        Map<String, String> options = new HashMap<>();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("in")) {
                namespace = words.next();
            } else if (word.equals("->")) {
                code = words.next();
                decision = words.hasNext() ? words.next() : "";
            } else {
                option(word, options);
            }
        }
        int status = code.isEmpty() ? verb.equals("create") ? 201 : 200 : Integer.parseInt(code);
        return new StoryCall(
                StoryCall.auditId(story, options.getOrDefault("id", number + " " + day + " " + rest)),
                day,
                time,
                actor,
                verb,
                StoryTarget.parse(target, namespace),
                status,
                decision.isEmpty() ? decision(status) : decision,
                options);
    }

    private void option(String word, Map<String, String> options) {
        int equals = word.indexOf('=');
        if (equals < 1 || !OPTIONS.contains(word.substring(0, equals))) {
            throw new IllegalArgumentException(story + ": not understood: " + word + " in: " + text);
        }
        options.put(word.substring(0, equals), word.substring(equals + 1));
    }

    private static String decision(int status) {
        return switch (status) {
            case 401, 429 -> "";
            case 403 -> "forbid";
            default -> "allow";
        };
    }
}
