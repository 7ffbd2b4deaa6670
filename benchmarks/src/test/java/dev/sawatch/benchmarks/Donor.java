package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of service account whose token could be stolen from one of its pods, with all that it did.
 *
 * @param family its accounts, without the volatile parts of their names
 * @param events in order of time
 */
record Donor(ServiceAccount family, List<AuditEvent> events) {
    private static final Families FAMILIES = Settings.defaults().lists().families();

    static final Duration RECENT = Duration.ofHours(24);

    private static final Pattern MAJOR_VERSION = Pattern.compile("^([^/ ]*)[/ ]v?([0-9]+)");

    /** All of them by name; built-in controllers are none, for their tokens belong to no pod. */
    static List<Donor> of(List<AuditEvent> events) {
        Map<ServiceAccount, List<AuditEvent>> byFamily = new HashMap<>();
        for (AuditEvent event : events) {
            ServiceAccount account = event.user().serviceAccount();
            if (account != null) {
                byFamily.computeIfAbsent(FAMILIES.of(account), family -> new ArrayList<>())
                        .add(event);
            }
        }
        return byFamily.entrySet().stream()
                .map(entry -> new Donor(entry.getKey(), entry.getValue()))
                .filter(donor -> donor.events.stream().anyMatch(Donor::fromPod))
                .sorted(Comparator.comparing(donor -> donor.family.toString()))
                .toList();
    }

    private static boolean fromPod(AuditEvent event) {
        return !event.user().credential().pod().isEmpty();
    }

    /** What it did last, provided that this was within a day and by a pod; else null. */
    @Nullable
    AuditEvent last(Instant before) {
        List<AuditEvent> recent = between(before.minus(RECENT), before).stream()
                .filter(Donor::fromPod)
                .toList();
        return recent.isEmpty() ? null : recent.get(recent.size() - 1);
    }

    List<AuditEvent> between(Instant from, Instant end) {
        return events.stream()
                .filter(e -> !e.received().isBefore(from) && e.received().isBefore(end))
                .toList();
    }

    /** How many days before a time it was first seen. */
    long age(Instant time) {
        return ChronoUnit.DAYS.between(Finding.day(events.get(0).received()), Finding.day(time));
    }

    /** What it did with success before the day of a time. */
    Set<Habit> habits(Instant time) {
        Set<Habit> habits = new HashSet<>();
        events.stream()
                .filter(e -> Finding.day(e.received()).isBefore(Finding.day(time)) && Habit.succeeded(e))
                .forEach(e -> habits.add(Habit.of(e)));
        return habits;
    }

    /** Whether it ever called with a client of this name. */
    boolean uses(String product) {
        return events.stream().anyMatch(e -> e.userAgent().startsWith(product));
    }

    /** A major version above all that clients of the name had. */
    long versionAbove(String product) {
        return 1
                + events.stream()
                        .map(e -> MAJOR_VERSION.matcher(e.userAgent()))
                        .filter(Matcher::find)
                        .filter(matcher -> matcher.group(1).equals(product))
                        .mapToLong(matcher -> Long.parseLong(matcher.group(2)))
                        .max()
                        .orElse(0);
    }
}
