package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A moved attack is the recorded one but for who does it, whence, with what and when. */
class TransplantTest {
    private static final Labels LABELS = Recording.labels();
    private static final RecordedLines LINES = new RecordedLines();
    private static final Map<String, AuditEvent> EVENTS = Recording.events().stream()
            .collect(Collectors.toMap(AuditEvent::auditId, Function.identity(), (first, later) -> first));
    private static final List<Donor> DONORS = Donor.of(Recording.events());

    private final Labels.Chain chain = LABELS.chain("A17");

    @Test
    void comesFromTheOtherAccountsPod() {
        Transplant moved = move("A17", "shop/checkout", 3);

        assertThat(moved.events(LINES, ThiefClient.OWN)).hasSize(6).allSatisfy(event -> {
            assertThat(event.user()).isEqualTo(moved.recent().user());
            assertThat(event.user().credential().pod()).startsWith("checkout-");
            assertThat(event.sourceIp()).isEqualTo(moved.recent().sourceIp());
            assertThat(event.userAgent()).isEqualTo(moved.recent().userAgent());
        });
    }

    @Test
    void takesTheSameTimeOfAnotherDay() {
        List<AuditEvent> moved = move("A17", "shop/checkout", 3).events(LINES, ThiefClient.OWN);

        for (int i = 0; i < moved.size(); i++) {
            AuditEvent recorded = recorded(i);
            assertThat(Duration.between(recorded.received(), moved.get(i).received()))
                    .isEqualTo(Duration.ofDays(3));
        }
    }

    @Test
    void asksForTheSameElsewhere() {
        List<AuditEvent> moved = move("A17", "shop/checkout", 3).events(LINES, ThiefClient.OWN);

        for (int i = 0; i < moved.size(); i++) {
            assertThat(Habit.of(moved.get(i))).isEqualTo(Habit.of(recorded(i)));
            assertThat(moved.get(i).code()).isEqualTo(recorded(i).code());
        }
        assertThat(moved).extracting(e -> e.call().namespace()).containsExactly("", "", "shop", "", "kube-system", "");
        assertThat(moved.get(2).call().uri()).startsWith("/api/v1/namespaces/shop/secrets");
    }

    @Test
    void leavesItsNewHomeForItsOldOne() {
        List<AuditEvent> moved = move("A40", "payments/ledger", 1).events(LINES, ThiefClient.OWN);

        assertThat(moved).singleElement().satisfies(event -> {
            assertThat(event.call().namespace()).isEqualTo("data");
            assertThat(event.call().uri()).startsWith("/apis/apps/v1/namespaces/data/deployments/");
        });
    }

    @Test
    void hasAnAuditIdOfItsOwnForEachClient() {
        Transplant moved = move("A17", "shop/checkout", 3);

        assertThat(ThiefClient.values())
                .flatExtracting(client -> moved.events(LINES, client))
                .extracting(AuditEvent::auditId)
                .hasSize(18)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(EVENTS.keySet());
    }

    @Test
    void countsWhatIsNotTheAccountsDailyWork() {
        Transplant moved = move("A42", "payments/payment-api", 1);
        List<AuditEvent> events = moved.events(LINES, ThiefClient.OWN);

        assertThat(expected(moved, events, Set.of())).hasSize(2);
        assertThat(expected(moved, events, Set.of(new Habit("get", "secrets", "own", false))))
                .containsExactly(events.get(0).auditId());
        assertThat(expected(moved, events, Set.of(new Habit("list", "secrets", "own", false))))
                .isEmpty();
    }

    @Test
    void makesUpAVersionAboveAllOthers() {
        assertThat(higherVersion("payments/payment-api")).startsWith("payment-api/v6.0.0 (linux/amd64)");
        assertThat(higherVersion("data/strimzi-cluster-operator")).startsWith("fabric8-kubernetes-client/v7.0.0");
        assertThat(higherVersion("ops/cert-audit")).isEqualTo("cert-audit/v1.0.0");
        assertThat(higherVersion("logging/fluent-bit")).isEqualTo("Fluent-Bit/v1.0.0");
    }

    @Test
    void bringsAToolThatTheAccountHasNot() {
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 20; i++) {
            assertThat(ThiefClient.tool(donor("ops/image-prune"), random)).startsWith("kubectl/");
            assertThat(ThiefClient.tool(donor("ops/janitor"), random)).startsWith("curl/");
        }
    }

    private AuditEvent recorded(int call) {
        return Objects.requireNonNull(EVENTS.get(chain.calls().get(call).auditId()));
    }

    private static Set<String> expected(Transplant moved, List<AuditEvent> events, Set<Habit> habits) {
        return moved.expected(events, ThiefClient.OWN, habits);
    }

    private static String higherVersion(String account) {
        Donor donor = donor(account);
        return ThiefClient.HIGHER_VERSION.userAgent(donor, donor.events().get(0), "curl/7.88.1");
    }

    private static Transplant move(String id, String account, int days) {
        Labels.Chain moved = LABELS.chain(id);
        Instant recorded = Objects.requireNonNull(
                        EVENTS.get(moved.calls().get(0).auditId()))
                .received();
        Instant start = recorded.atOffset(ZoneOffset.UTC).plusDays(days).toInstant();
        Donor donor = donor(account);
        AuditEvent recent = Objects.requireNonNull(donor.last(start));
        return new Transplant(id, moved, start, days, donor, recent, "curl/7.88.1");
    }

    private static Donor donor(String account) {
        String[] parts = account.split("/", 2);
        ServiceAccount family = new ServiceAccount(parts[0], parts[1]);
        return DONORS.stream()
                .filter(donor -> donor.family().equals(family))
                .findFirst()
                .orElseThrow();
    }
}
