package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.behaviour.names.Networks;
import dev.sawatch.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodPlacesTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");

    private final PodPlaces places = new PodPlaces();

    private String seen(String pod, String address, int hours) {
        AuditEvent e = Events.call("a", TIME.plus(Duration.ofHours(hours)), "get", "pods");
        AuditEvent.User user = new AuditEvent.User(
                e.user().username(),
                e.user().serviceAccount(),
                e.user().groups(),
                new AuditEvent.Credential("", "web-0", pod, ""));
        AuditEvent event = new AuditEvent(
                e.cluster(), "a", e.received(), user, null, e.call(), 200, null, null, address, "", "", false);
        return places.seen(event, Networks.of(address));
    }

    @Test
    void aCallFromElsewhereThanThePodIsNoticedAndThePodsOwnIsNot() {
        assertThat(seen("u1", "10.0.0.7", 0)).isEmpty();
        assertThat(seen("u1", "10.0.0.7", 1)).isEmpty();
        assertThat(seen("u1", "198.51.100.9", 2)).isEqualTo("10.0.0.7");
        assertThat(seen("u1", "10.0.0.7", 3)).isEmpty();
        assertThat(seen("u1", "203.0.113.5", 4)).isEqualTo("10.0.0.7");
        assertThat(seen("u2", "198.51.100.9", 4)).as("another pod").isEmpty();
    }

    @Test
    void theSameCallDeliveredAgainIsNoticedAgain() {
        seen("u1", "10.0.0.7", 0);
        assertThat(seen("u1", "198.51.100.9", 2)).isEqualTo("10.0.0.7");
        assertThat(seen("u1", "198.51.100.9", 2)).isEqualTo("10.0.0.7");
    }

    @Test
    void afterADayAnAddressCountsNoMore() {
        seen("u1", "10.0.0.7", 0);
        assertThat(seen("u1", "10.0.0.8", 24)).isEmpty();
    }

    @Test
    void whatIsDeliveredLateTakesNothingBack() {
        seen("u1", "10.0.0.7", 40);
        seen("u1", "10.0.0.7", 2);
        assertThat(seen("u1", "198.51.100.9", 41)).isEqualTo("10.0.0.7");
        assertThat(seen("u1", "203.0.113.5", 1)).as("a day and more before").isEmpty();
        assertThat(seen("u1", "198.51.100.9", 42)).isEqualTo("10.0.0.7");
    }

    @Test
    void aPodHasAnAddressOfEachFamily() {
        seen("u1", "10.0.0.7", 0);
        assertThat(seen("u1", "2001:db8::7", 1)).isEmpty();
        assertThat(seen("u1", "::ffff:10.0.0.7", 1)).as("the same address").isEmpty();
        assertThat(seen("u1", "2001:db8::8", 2)).isEqualTo("2001:db8::7");
    }

    @Test
    void withoutPodOrAddressNothingIsSaid() {
        assertThat(seen("", "10.0.0.7", 0)).isEmpty();
        assertThat(seen("", "10.0.0.8", 1)).isEmpty();
        seen("u1", "10.0.0.7", 0);
        assertThat(seen("u1", "", 1)).isEmpty();
        assertThat(seen("u1", "no address", 1)).isEmpty();
    }
}
