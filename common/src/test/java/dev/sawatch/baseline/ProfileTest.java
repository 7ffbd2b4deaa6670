package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.testkit.Events;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");

    private static AccountCall call(String verb, String resource) {
        return Events.observe(Events.call("a", TIME, verb, resource));
    }

    private static AccountCall denied(String resource) {
        AuditEvent event = Events.call("a", TIME, "get", resource);
        AccountCall allowed = Events.observe(event);
        return new AccountCall(
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
        AccountCall call = call("get", "pods");
        assertThat(profile.holds(call)).isFalse();
        assertThat(profile.learn(call)).isTrue();
        assertThat(profile.holds(call)).isTrue();
        assertThat(profile.holds(denied("pods"))).isFalse();
        assertThat(profile.days(call.behaviour())).isEqualTo(DaySet.of(call.day()));
        Profile read = Profile.parse(profile.toText());
        assertThat(read.toText()).isEqualTo(profile.toText());
        assertThat(read.firstDay(call.day() + 31, 31)).isEqualTo(call.day());
        assertThat(read.firstDay(call.day() + 32, 31)).isEqualTo(call.day() + 32);
        assertThat(read.holds(call)).isTrue();
        assertThat(profile.toText())
                .isEqualTo(
                        "{\"v\":1,\"days\":\"20473.1\",\"behaviours\":{\"get pods own\":\"20473.1\"},\"namespaces\":{},"
                                + "\"networks\":{\"10.0.0.0/16\":\"20473.1@1768903200\"},\"clients\":{\"checkout\":"
                                + "{\"seen\":\"20473.1@1768903200\",\"versions\":{\"1.4.2\":1768903200}}}}");
    }

    @Test
    void aFullProfileLearnsNothingNewAndKeepsWhatItHas() {
        Profile profile = new Profile();
        for (int i = 0; i < Profile.MAX_BEHAVIOURS; i++) {
            assertThat(profile.learn(call("get", "r" + i))).isTrue();
        }
        assertThat(profile.learn(call("get", "z-more"))).isFalse();
        assertThat(profile.learn(call("get", "r5"))).isTrue();
        assertThat(profile.behaviours()).hasSize(Profile.MAX_BEHAVIOURS);
    }

    @Test
    void probingDoesNotFillIt() {
        Profile profile = new Profile();
        for (int i = 0; i < Profile.MAX_PROBES; i++) {
            assertThat(profile.learn(denied("r" + i))).isTrue();
        }
        assertThat(profile.learn(denied("z-more"))).isFalse();
        assertThat(profile.learn(call("get", "pods"))).isTrue();
        assertThat(Profile.parse(profile.toText()).learn(denied("z-more"))).isFalse();
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

    @Test
    void whatNeverFoundItsObjectSharesTheQuotaOfRefusedCallsUntilItDoes() {
        Profile profile = new Profile();
        for (int i = 0; i < Profile.MAX_PROBES; i++) {
            assertThat(profile.learn(missing("r" + i))).isTrue();
        }
        assertThat(profile.learn(missing("z-more"))).isFalse();
        assertThat(profile.holds(missing("r5"))).isTrue();
        assertThat(profile.holds(call("get", "r5")))
                .as("found is more than not found")
                .isFalse();
        assertThat(profile.learn(call("get", "r5"))).isTrue();
        Profile read = Profile.parse(profile.toText());
        assertThat(read.learn(missing("z-more")))
                .as("one has become a real one")
                .isTrue();
        assertThat(read.holds(call("get", "r5"))).isTrue();
    }

    @Test
    void anAccountOfMoreNetworksThanAreKeptHasMany() {
        Profile profile = new Profile();
        for (int i = 0; i < 16; i++) {
            profile.learn(from("10." + i + ".0.1"));
        }
        assertThat(profile.whereabouts().networks()).hasSize(16);
        profile.learn(from("10.99.0.1"));
        Profile read = Profile.parse(profile.toText());
        assertThat(read.whereabouts().networks()).isEmpty();
        assertThat(read.holds(from("10.100.0.1")))
                .as("nothing is left to learn")
                .isTrue();
        assertThat(profile.toText()).contains("\"networks\":\"many\"");
    }

    private static AccountCall from(String address) {
        AuditEvent event = Events.call("a", TIME, "get", "pods");
        return Events.observe(new AuditEvent(
                event.cluster(),
                event.auditId(),
                event.received(),
                event.user(),
                null,
                event.call(),
                event.code(),
                event.decision(),
                event.reason(),
                address,
                event.userAgent(),
                "",
                false));
    }

    private static AccountCall missing(String resource) {
        AuditEvent event = Events.call("a", TIME, "get", resource);
        return Events.observe(new AuditEvent(
                event.cluster(),
                event.auditId(),
                event.received(),
                event.user(),
                null,
                event.call(),
                404,
                event.decision(),
                event.reason(),
                event.sourceIp(),
                event.userAgent(),
                "",
                false));
    }
}
