package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The load holds what Sawatch keeps records of, or its store calls would be counted too low. */
class ClusterLoadTest {
    private static final int EVENTS = 300_000;
    private static final List<AuditEvent> DAY = day();

    @Test
    void holdsAHundredAccounts() {
        assertThat(DAY.stream().map(ClusterLoadTest::account).distinct()).hasSize(ClusterHabits.ACCOUNTS);
    }

    @Test
    void holdsAccountsOfAKind() {
        Set<ServiceAccount> accounts =
                DAY.stream().map(ClusterLoadTest::account).collect(Collectors.toSet());

        assertThat(accounts)
                .filteredOn(a -> a.namespace().equals("team-aa"))
                .hasSize(4)
                .allSatisfy(account -> {
                    assertThat(account.name()).startsWith("app-");
                });
        assertThat(accounts).filteredOn(a -> a.name().equals("runner")).hasSize(20);
    }

    @Test
    void holdsDeliveries() {
        Stream<AuditEvent> delivered = DAY.stream()
                .filter(event -> account(event).name().equals("operator-dj"))
                .filter(event -> Set.of("create", "patch").contains(event.call().verb()));

        assertThat(delivered.map(event -> event.call().qualifiedResource()).distinct())
                .contains("apps/deployments", "services", "serviceaccounts", "networking.k8s.io/ingresses")
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void holdsRolloutsThatDifferByNameAlone() {
        List<AuditEvent> rollouts = DAY.stream()
                .filter(event -> event.call().resource().equals("replicasets"))
                .filter(event -> event.call().name().startsWith("app-ba-"))
                .toList();

        assertThat(rollouts).hasSizeGreaterThan(1);
        assertThat(rollouts)
                .extracting(event -> account(event).toString())
                .containsOnly("kube-system/deployment-controller");
        assertThat(rollouts).extracting(event -> event.call().name()).doesNotHaveDuplicates();
        assertThat(rollouts.stream().map(AuditEvent::fingerprint).distinct()).hasSize(1);
    }

    private static ServiceAccount account(AuditEvent event) {
        return Objects.requireNonNull(event.user().serviceAccount());
    }

    private static List<AuditEvent> day() {
        ClusterLoad load = new ClusterLoad(EVENTS);
        return Stream.generate(load::next).limit(EVENTS).toList();
    }
}
