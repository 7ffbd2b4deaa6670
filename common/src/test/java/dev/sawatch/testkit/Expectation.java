package dev.sawatch.testkit;

import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * A line of a {@link Story} that says what alert the call before it makes: {@code => VARIATION CONFIDENCE [SEVERITY] [also
 * VARIATION...] [with SIGNAL...] [about NAMESPACE/NAME] [in-episode-of ID] [suppressed N] [unread DAYS]}. Without a severity it is the
 * variation's own.
 */
final class Expectation {
    private static final Set<String> KEYWORDS =
            Set.of("also", "with", "about", "in-episode-of", "suppressed", "unread");

    private final TreeMap<String, List<String>> words = new TreeMap<>();

    Expectation(String text) {
        String keyword = "";
        for (String word : text.split("[ ,]+", -1)) {
            if (KEYWORDS.contains(word)) {
                keyword = word;
            } else {
                words.computeIfAbsent(keyword, k -> new ArrayList<>()).add(word);
            }
        }
    }

    /** The alert, given the story's name, to find the calls by, and the call itself. */
    ExpectedAlert of(String story, StoryCall call) {
        List<String> head = words.getOrDefault("", List.of());
        boolean notice = head.get(0).equals("breaker");
        String severity = head.size() > 2
                ? head.get(2)
                : notice
                        ? "Medium"
                        : Variation.valueOf(upper(head.get(0))).severity().caption();
        String episode = first("in-episode-of", "");
        return new ExpectedAlert(
                call.auditId(),
                notice ? "" : first("about", call.actor()),
                head.get(0),
                notice ? "High" : head.get(1),
                severity,
                checked("also", Variation.class),
                checked("with", Signal.class),
                episode.isEmpty() ? "" : StoryCall.auditId(story, episode),
                Integer.parseInt(first("suppressed", "0")),
                Integer.parseInt(first("unread", "0")));
    }

    private String first(String keyword, String otherwise) {
        return words.getOrDefault(keyword, List.of(otherwise)).get(0);
    }

    /** A misspelt name must not pass for an alert that never comes. */
    private <E extends Enum<E>> List<String> checked(String keyword, Class<E> type) {
        List<String> names = words.getOrDefault(keyword, List.of());
        return names.stream()
                .map(name -> Enum.valueOf(type, upper(name)))
                .sorted()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
