package dev.sawatch.testkit;

import dev.sawatch.audit.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A story of a cluster, told in lines such as
 *
 * <pre>
 * # Comments explain.
 * days 1-15 payments/checkout get configmaps:settings in payments
 * day 16 10:00 payments/checkout list secrets in kube-system ua=kubectl/v1.32.4 ip=203.0.113.7 id=theft
 *   =&gt; unusual_sensitive_resource High also unusual_resource with new_client, new_network
 * </pre>
 *
 * Days begin with 2026-01-05. A call is {@code ACTOR VERB [GROUP/]RESOURCE[/SUBRESOURCE][:NAME]} or {@code ACTOR VERB
 * /PATH}, then {@code in NAMESPACE}, options and the answer {@code -> CODE [allow|forbid]}. Options: {@code ua} user agent
 * ({@code -} for none), {@code ip}, {@code pod} that its token is bound to, {@code as} and {@code groups} for impersonation, {@code stage}, {@code arrives=+1} for
 * a delivery so many days later, {@code times} for copies, {@code id} to name it by. <code>{a..e}</code> tells a line once
 * for each letter. What alerts a call makes stands below it, see {@link Expectation}; of all others none is expected.
 */
public final class Story {
    /** The cluster that stories are of. */
    public static final Cluster CLUSTER = Events.CLUSTER;

    private static final Comparator<StoryCall> BY_TIME = Comparator.comparing(StoryCall::received);

    private final List<StoryCall> calls = new ArrayList<>();
    private final TreeMap<Integer, List<StoryCall>> byArrival = new TreeMap<>();
    private final List<ExpectedAlert> expected = new ArrayList<>();

    /**
     * What arrives on one day.
     *
     * @param clock the end of that day
     * @param events audit events, one JSON text each
     */
    public record Delivery(Instant clock, List<String> events) {}

    private record Expected(StoryCall call, ExpectedAlert alert) {}

    /**
     * @param name its name, from which audit IDs are made
     * @param text its lines
     * @throws IllegalArgumentException naming the line that cannot be understood
     */
    public Story(String name, String text) {
        List<Expected> alerts = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.startsWith("=>")) {
                StoryCall last = calls.get(calls.size() - 1);
                alerts.add(new Expected(last, new Expectation(line.substring(2).strip()).of(name, last)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                calls.addAll(new StoryLine(name, line, number).calls());
            }
        }
        calls.forEach(call -> byArrival
                .computeIfAbsent(call.arrives(), day -> new ArrayList<>())
                .add(call));
        byArrival.values().forEach(day -> day.sort(BY_TIME));
        alerts.sort(Comparator.comparingInt((Expected e) -> e.call().arrives()).thenComparing(Expected::call, BY_TIME));
        alerts.forEach(e -> expected.add(e.alert()));
    }

    /** What arrives, day by day. */
    public List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>();
        byArrival.forEach((day, arriving) -> {
            List<String> events = new ArrayList<>();
            for (StoryCall call : arriving) {
                events.addAll(
                        Collections.nCopies(Integer.parseInt(call.option("times", "1")), StoryEventJson.of(call)));
            }
            deliveries.add(new Delivery(StoryCall.endOf(day), events));
        });
        return deliveries;
    }

    /** The alerts that it must make, in order. */
    public List<ExpectedAlert> expected() {
        return List.copyOf(expected);
    }
}
