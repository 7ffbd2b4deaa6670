package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.state.StateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A scenario through a function. */
final class DeliveredScenario {
    /** Events of a delivery. */
    private static final int BATCH = 500;

    private static final int MAX_DELIVERIES = 500;

    private final Function<FunctionParts, TestedFunction> functions;
    private final EnvelopeWriter writer;
    private final Scenario scenario;
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);

    DeliveredScenario(Function<FunctionParts, TestedFunction> functions, EnvelopeWriter writer, Scenario scenario) {
        this.functions = functions;
        this.writer = writer;
        this.scenario = scenario;
    }

    private TestedFunction function(StateStore store, AlertPublisher publisher) {
        return functions.apply(
                new FunctionParts(store, publisher, new InMemoryRejectSink(), scenario.settings(), clock::get));
    }

    /** What it must raise: what its story says, or where the log shows too little for that, what is shown raises. */
    String expected() {
        if (!writer.unseen().contains(scenario.name())) {
            return scenario.expectedText();
        }
        String shown = alertsOfWhatIsShown();
        assertThat(shown).as("said to be unseen").isNotEqualTo(scenario.expectedText());
        return shown;
    }

    private String alertsOfWhatIsShown() {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), publisher, rejections -> {}, scenario.settings(), clock::get);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            pipeline.process(Batches.of(delivery, writer::shown));
        }
        return Scenario.text(publisher.published());
    }

    /** What it raises, delivered as it comes. */
    String alerts() throws IOException {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        TestedFunction function = function(new InMemoryStateStore(), publisher);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            List<String> events = delivery.events();
            for (int from = 0; from < events.size(); from += BATCH) {
                function.deliver(writer.delivery(events.subList(from, Math.min(events.size(), from + BATCH))));
            }
        }
        return Scenario.text(publisher.published());
    }

    /** What it raises, every day delivered twice with its events in any order. */
    String alertsTwiceInDisorder() throws IOException {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        TestedFunction function = function(new InMemoryStateStore(), publisher);
        Random random = new Random(scenario.name().hashCode());
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            List<String> events = new ArrayList<>(delivery.events());
            Collections.shuffle(events, random);
            byte[] bytes = writer.delivery(events);
            function.deliver(bytes);
            function.deliver(bytes);
        }
        return Scenario.text(publisher.published());
    }

    /** What it raises in a cloud that fails again and again, everything delivered until it is acknowledged. */
    String alertsIn(UnreliableCloud cloud) {
        TestedFunction function = function(cloud.store(), cloud.publisher());
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            deliver(function, writer.delivery(delivery.events()));
        }
        return Scenario.text(once(cloud.received()));
    }

    private static void deliver(TestedFunction function, byte[] delivery) {
        for (int tries = 0; tries < MAX_DELIVERIES; tries++) {
            if (isAcknowledged(function, delivery)) {
                return;
            }
        }
        throw new AssertionError("never taken");
    }

    private static boolean isAcknowledged(TestedFunction function, byte[] delivery) {
        try {
            function.deliver(delivery);
            return true;
        } catch (RuntimeException | IOException e) {
            if (String.valueOf(e.getMessage()).contains("system:serviceaccount")) {
                throw new AssertionError("an event's content in a message", e);
            }
            return false;
        }
    }

    /** A subscriber takes what has one id for one alert. */
    private static Iterable<AlertMessage> once(List<ReceivedAlert> alerts) {
        Map<String, AlertMessage> byId = new LinkedHashMap<>();
        for (ReceivedAlert alert : alerts) {
            String id = AlertJson.id(AlertJson.json(alert.event()));
            byId.putIfAbsent(id, new AlertMessage(id, alert.event(), "", alert.attributes()));
        }
        return byId.values();
    }
}
