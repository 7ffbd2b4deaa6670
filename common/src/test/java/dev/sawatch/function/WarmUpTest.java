package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Cluster;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final List<String> read = new ArrayList<>();

    private void read(String event, EventSink sink) throws IOException {
        read.add(event);
        try (var parser = AuditJson.FACTORY.createParser(event)) {
            parser.nextToken();
            new AuditEventReader(new Cluster("priming")).read(parser, sink);
        }
    }

    @Test
    void readsAGoodEventAndLeavesNothingBehind() throws IOException {
        Fault calls = Fault.none();
        new WarmUp(new FaultyStateStore(store, calls), Settings.defaults(), () -> NOW).run(this::read);
        Collected found = new Collected();
        read(read.get(0), found);
        assertThat(found.events)
                .singleElement()
                .satisfies(event -> assertThat(event.received()).isEqualTo(NOW));
        assertThat(found.rejections).isEmpty();
        assertThat(calls.calls()).isOne();
        assertThat(store.records()).isEmpty();
    }

    @Test
    void aStoreThatFailsIsNoFault() throws IOException {
        Fault fault = new Fault(1, Fault.Moment.BEFORE);
        new WarmUp(new FaultyStateStore(store, fault), Settings.defaults(), () -> NOW).run(this::read);
        assertThat(fault.calls()).isOne();
        assertThat(read).hasSize(1);
    }
}
