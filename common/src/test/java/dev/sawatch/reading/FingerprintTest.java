package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.recording.Recording;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void isTheSameOfAnEventThatIsBuiltAndOfOneThatIsNot() {
        List<AuditEvent> events = Recording.events().stream()
                .filter(event -> !event.fingerprint().isEmpty())
                .toList();
        assertThat(events).hasSizeGreaterThan(40_000);
        assertThat(events.stream().filter(event -> !event.call().isResource())).hasSizeGreaterThan(100);
        for (AuditEvent event : events) {
            assertThat(Fingerprint.of(event)).isEqualTo(event.fingerprint());
        }
    }

    @Test
    void anImpersonatedCallHasNone() {
        assertThat(Recording.events().stream().filter(event -> event.impersonated() != null))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(Fingerprint.of(event)).isEmpty());
    }

    @Test
    void itHoldsTheDayAndNoOtherTime() {
        AuditEvent event = Events.call("a", NOW, "get", "namespaces");
        assertThat(Fingerprint.of(Events.call("b", NOW.plusSeconds(60), "get", "namespaces")))
                .isEqualTo(Fingerprint.of(event));
        assertThat(Fingerprint.of(Events.call("a", NOW.plusSeconds(86_400), "get", "namespaces")))
                .isNotEqualTo(Fingerprint.of(event));
        assertThat(event.withFingerprint("print").fingerprint()).isEqualTo("print");
    }
}
