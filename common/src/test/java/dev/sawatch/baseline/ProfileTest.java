package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.testkit.Events;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");

    private static Observation call(String verb, String resource) {
        return Events.observe(Events.call("a", TIME, verb, resource));
    }

    private static Observation denied(String resource) {
        AuditEvent event = Events.call("a", TIME, "get", resource);
        Observation allowed = Events.observe(event);
        return new Observation(
                event,
                allowed.account(),
                allowed.family(),
                new Behaviour(VerbClass.GET, resource, Reach.OWN, Outcome.DENIED),
                allowed.day(),
                allowed.namespace(),
                allowed.client(),
                allowed.network(),
                allowed.kinds(),
                allowed.otherAddress(),
                allowed.traits());
    }

    @Test
    void whatIsLearnedIsHeldAndReadBack() {
        Profile profile = new Profile();
        assertThat(profile.isEmpty()).isTrue();
        Observation call = call("get", "pods");
        assertThat(profile.holds(call)).isFalse();
        assertThat(profile.learn(call)).isTrue();
        assertThat(profile.holds(call)).isTrue();
        assertThat(profile.holds(denied("pods"))).isFalse();
        assertThat(profile.days(call.behaviour())).isEqualTo(DaySet.of(call.day()));
        Profile read = Profile.parse(profile.toText());
        assertThat(read.toText()).isEqualTo(profile.toText());
        assertThat(read.firstDay(30_000)).isEqualTo(call.day());
        assertThat(read.holds(call)).isTrue();
        assertThat(profile.toText())
                .isEqualTo("{\"v\":1,\"first\":20473,\"behaviours\":{\"get pods own\":\"20473.1\"},\"namespaces\":{},"
                        + "\"networks\":{\"10.0.0.0/16\":\"20473.1\"},\"clients\":{\"checkout\":{\"days\":\"20473.1\","
                        + "\"version\":\"v1.4.2\",\"since\":20473}}}");
    }

    @Test
    void aFullProfileLearnsNothingNewAndKeepsWhatItHas() {
        Profile profile = new Profile();
        for (int i = 0; i < Profile.MAX_BEHAVIOURS; i++) {
            assertThat(profile.learn(call("get", "r" + i))).isTrue();
        }
        assertThat(profile.learn(call("get", "one-more"))).isFalse();
        assertThat(profile.learn(call("get", "r5"))).isTrue();
        assertThat(profile.behaviours()).hasSize(Profile.MAX_BEHAVIOURS);
    }

    @Test
    void probingDoesNotFillIt() {
        Profile profile = new Profile();
        for (int i = 0; i < Profile.MAX_DENIED; i++) {
            assertThat(profile.learn(denied("r" + i))).isTrue();
        }
        assertThat(profile.learn(denied("one-more"))).isFalse();
        assertThat(profile.learn(call("get", "pods"))).isTrue();
        assertThat(Profile.parse(profile.toText()).learn(denied("one-more"))).isFalse();
    }

    @Test
    void whatNoTrainingPeriodReachesIsForgotten() {
        Profile profile = new Profile();
        profile.learn(Events.observe(Events.call("a", TIME.minusSeconds(64 * 86_400), "list", "secrets")));
        profile.learn(denied("pods"));
        profile.learn(call("get", "pods"));
        Profile read = Profile.parse(profile.toText());
        assertThat(read.behaviours().keySet())
                .extracting(Behaviour::toString)
                .containsExactlyInAnyOrder("get pods (own)", "get pods (own), denied");
    }
}
