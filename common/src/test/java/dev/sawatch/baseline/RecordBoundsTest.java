package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** No record grows over what every store takes, whatever a client with a token sends. */
class RecordBoundsTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");
    private static final String LABEL = "x".repeat(50);
    private static final String GROUP = "g".repeat(230) + ".example";

    private static int bytes(BaselineRecord<?> record) {
        return record.toText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static AccountCall call(
            String account, String resource, String in, int code, String agent, String ip, int i) {
        ServiceAccount who = new ServiceAccount("n".repeat(50), account);
        ApiCall call = new ApiCall("get", GROUP, "v1", resource, LABEL, in, "x", "/");
        return Events.observe(new AuditEvent(
                Events.CLUSTER,
                "a" + i,
                TIME.plus(Duration.ofMinutes(i)),
                new AuditEvent.User(who.username(), who, java.util.List.of(), AuditEvent.Credential.UNKNOWN),
                null,
                call,
                code,
                null,
                null,
                ip,
                agent,
                "",
                false));
    }

    private static Profile profileOf(int calls, IntFunction<AccountCall> call) {
        Profile profile = new Profile();
        for (int i = 0; i < calls; i++) {
            profile.learn(call.apply(i));
        }
        return profile;
    }

    private static String letters(int i) {
        return "" + (char) ('a' + i / 676 % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26);
    }

    @Test
    void refusedCallsWithLongNames() {
        Profile profile = profileOf(2_000, i -> call("app", LABEL + letters(i), "", 403, "x/1", "10.0.0.1", i));
        assertThat(bytes(profile)).isLessThan(StateStore.MAX_TEXT);
        assertThat(profile.learn(call("app", "pods", "", 200, "x/1", "10.0.0.1", 1)))
                .as("there is room for what succeeds")
                .isTrue();
    }

    @Test
    void callsInVainWithLongNames() {
        Profile profile = profileOf(3_000, i -> call("app", LABEL + letters(i), "", 404, "x/1", "10.0.0.1", i));
        assertThat(bytes(profile)).isLessThan(StateStore.MAX_TEXT);
        assertThat(profile.learn(call("app", "pods", "", 200, "x/1", "10.0.0.1", 1)))
                .isTrue();
    }

    @Test
    void everythingAtOnce() {
        Profile profile = profileOf(3_000, i -> {
            String agent = "\u0001".repeat(61) + letters(i % 16) + "/999999999.999999999.999999999." + i;
            return call("app", LABEL + letters(i), "", i % 2 == 0 ? 200 : 403, agent, "10." + i % 16 + ".0.1", i);
        });
        assertThat(bytes(profile)).isLessThan(StateStore.MAX_TEXT);
    }

    @Test
    void namesThatCannotBeAreOne() {
        Profile profile = profileOf(3_000, i -> call("app", "\u0001\ud83d\ude00" + i, "", 403, "x/1", "10.0.0.1", i));
        assertThat(profile.behaviours()).hasSize(1);
        assertThat(profile.toText()).contains("get (invalid) cluster denied");
    }

    @Test
    void aCohortOfManyWithLongNames() {
        CohortHistory history = new CohortHistory();
        for (int i = 0; i < 1_500; i++) {
            for (int member = 0; member < 4; member++) {
                String account = "m".repeat(240) + letters(member);
                history.learn(call(account, LABEL + letters(i), "ns-" + letters(i), 200, "x/1", "10.0.0.1", i));
            }
        }
        assertThat(bytes(history)).isLessThan(StateStore.MAX_TEXT);
        AccountCall last = call("other", LABEL + "aaa", "ns-aaa", 200, "x/1", "10.0.0.1", 1_500);
        assertThat(history.othersThatDid(last, 0))
                .as("it knows too much to know anything")
                .isZero();
        assertThat(history.holds(last)).as("and learns no more").isTrue();
        assertThat(CohortHistory.parse(history.toText()).newestDay()).isEqualTo(history.newestDay());
    }

    @Test
    void aClusterOfManyNetworks() {
        ClusterHistory history = new ClusterHistory();
        for (int i = 0; i < 64 * 6; i++) {
            String account = "m".repeat(240) + letters(i / 64);
            history.learnNetwork(call(account, "pods", "", 200, "x/1", "10." + i % 64 + ".0.1", i));
            history.learnWanderer(call(account, "pods", "", 200, "x/1", "10.0.0.1", i));
        }
        history.learnDay(call("app", "pods", "", 200, "x/1", "10.0.0.1", 0));
        assertThat(bytes(history)).isLessThan(StateStore.MAX_TEXT).isGreaterThan(64 * 4 * 240);
    }

    @Test
    void aNamespaceOfManyWorkloadsKeepsTheLatest() {
        Rollouts rollouts = new Rollouts();
        for (int i = 0; i < 300; i++) {
            rollouts.add("w".repeat(240) + letters(i), TIME.getEpochSecond() + i);
        }
        Instant later = TIME.plusSeconds(300);
        assertThat(rollouts.recent("w".repeat(240) + letters(299), later)).isNotNull();
        assertThat(rollouts.recent("w".repeat(240) + letters(235), later)).isNull();
        assertThat(rollouts.holds("old", TIME))
                .as("older than all that are kept")
                .isTrue();
    }
}
