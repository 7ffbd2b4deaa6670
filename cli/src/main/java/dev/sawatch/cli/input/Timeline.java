package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets an event's time move the clock only where other events bear it out: one wrong date must not make all others too
 * old. An event far ahead of the clock, the first ones included, is held back until so many others are ahead that they
 * outnumber those on time; then the clock goes to the middle one of them. Those that stay alone are misdated.
 */
public final class Timeline implements EventSink {
    /** As long as the shortest training period: a wrong date within it makes nothing too old. */
    static final Duration LEAP = Duration.ofDays(7);

    private static final Duration FUTURE = Duration.ofHours(1);
    private static final int WITNESSES = 3;
    /** So many events on time say that those held back are wrong. */
    private static final int PATIENCE = 100;

    private static final int MOST_HELD = 1_000;

    private final ReplaySink next;
    private final EventClock clock;
    private final InstantSource wall;
    private final Instant learned;
    /** In order of arrival. */
    private final List<HeldEvent> held = new ArrayList<>();

    private long onTime;
    private Supplier<String> place = () -> "";

    /**
     * @param clock the time of what {@code next} has taken; it moves it
     * @param learned the newest time in what was learned before; the epoch where there is none
     */
    public Timeline(ReplaySink next, EventClock clock, InstantSource wall, Instant learned) {
        this.next = next;
        this.clock = clock;
        this.wall = wall;
        this.learned = learned;
    }

    /** A log begins. The supplier says where in it the event at hand stands. */
    void reading(Supplier<String> placeInLog) {
        this.place = placeInLog;
    }

    @Override
    public boolean isKnown(String fingerprint) {
        boolean known = next.isKnown(fingerprint);
        if (known) {
            countOnTime();
        }
        return known;
    }

    @Override
    public void event(AuditEvent event) {
        Instant time = event.received();
        if (time.isAfter(wall.instant().plus(FUTURE))) {
            reject(new HeldEvent(event, place.get()), "more than an hour from now");
        } else if (isLeap(time)) {
            hold(new HeldEvent(event, place.get()));
        } else {
            next.event(event);
            countOnTime();
        }
    }

    private boolean isLeap(Instant time) {
        return time.isAfter(clock.instant().plus(LEAP));
    }

    private void hold(HeldEvent record) {
        held.add(record);
        if (isBorneOut()) {
            believe();
        } else if (held.size() >= MOST_HELD) {
            settle();
        }
    }

    private boolean isBorneOut() {
        return held.size() > onTime && witnesses() >= WITNESSES;
    }

    /** One request may stand in a log many times. */
    private long witnesses() {
        record Request(String auditId, Instant time) {}
        return held.stream()
                .map(h -> new Request(h.event().auditId(), h.time()))
                .distinct()
                .count();
    }

    /** The middle one goes first and takes the clock with it, so that one that is far behind is judged as such. */
    private void believe() {
        List<HeldEvent> group = List.copyOf(held);
        List<HeldEvent> others = new ArrayList<>(held);
        others.sort(HeldEvent.BY_TIME);
        HeldEvent middle = others.remove((others.size() - 1) / 2);
        next.event(middle.event());
        others.stream().filter(h -> !isLeap(h.time())).forEach(h -> next.event(h.event()));
        held.removeIf(h -> !isLeap(h.time()));
        onTime = held.isEmpty()
                ? 0
                : group.stream()
                        .skip(group.indexOf(held.get(0)))
                        .filter(h -> !isLeap(h.time()))
                        .count();
    }

    private void countOnTime() {
        if (!held.isEmpty() && ++onTime >= PATIENCE) {
            rejectHeld();
        }
    }

    /** Nothing more will come: what is held back is let through where something bears it out, and else misdated. */
    void settle() {
        while (isBorneOut() || isAgreed()) {
            believe();
        }
        held.sort(HeldEvent.BY_TIME);
        if (!held.isEmpty() && !clock.isSet() && learned.equals(Instant.EPOCH)) {
            next.event(held.get(0).event());
            held.remove(0);
        }
        for (HeldEvent h : held) {
            if (isLeap(h.time()) && h.time().isAfter(learned.plus(LEAP))) {
                reject(h, ahead(h));
            } else {
                next.event(h.event());
            }
        }
        held.clear();
        onTime = 0;
    }

    /** At the end two will do, where they are of about the same time. */
    private boolean isAgreed() {
        return held.size() > onTime
                && witnesses() > 1
                && Duration.between(
                                        held.stream()
                                                .min(HeldEvent.BY_TIME)
                                                .orElseThrow()
                                                .time(),
                                        held.stream()
                                                .max(HeldEvent.BY_TIME)
                                                .orElseThrow()
                                                .time())
                                .compareTo(LEAP)
                        <= 0;
    }

    private void rejectHeld() {
        held.forEach(h -> reject(h, ahead(h)));
        held.clear();
        onTime = 0;
    }

    private String ahead(HeldEvent h) {
        Instant others = clock.isSet() ? clock.instant() : learned;
        return Duration.between(others, h.time()).toDays() + " days ahead of all others";
    }

    private void reject(HeldEvent h, String fault) {
        next.misdated(h.event(), h.misdated(fault));
    }

    @Override
    public void rejected(Rejection rejection) {
        next.rejected(rejection);
    }

    @Override
    public void skipped(Skip reason) {
        next.skipped(reason);
    }
}
