package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whose token may be stolen for the benchmark. */
class TransplantDrawTest {
    private static final Families FAMILIES = Settings.defaults().lists().families();

    private static final Labels LABELS = Recording.labels();
    private static final List<AuditEvent> EVENTS = Recording.events().stream()
            .filter(event -> !LABELS.attacks().containsKey(event.auditId()))
            .sorted(Comparator.comparing(AuditEvent::received))
            .toList();
    private static final TransplantDraw DRAW =
            new TransplantDraw(LABELS, EVENTS, new RecordedLines(), Transplants.SEED);

    @Test
    void drawsDifferentAccountsForEachChainThatCanBeSeen() {
        Map<String, List<ServiceAccount>> accounts = DRAW.drawn().stream()
                .collect(Collectors.groupingBy(
                        Transplant::id,
                        Collectors.mapping(drawn -> drawn.donor().family(), Collectors.toList())));

        assertThat(accounts).hasSize(20).doesNotContainKey("A37");
        assertThat(accounts.values())
                .allSatisfy(families ->
                        assertThat(families).hasSize(TransplantDraw.ACCOUNTS).doesNotHaveDuplicates());
    }

    @Test
    void drawsNeitherTheRobbedAccountNorOneWithoutPods() {
        assertThat(DRAW.drawn()).allSatisfy(drawn -> {
            ServiceAccount robbed = FAMILIES.of(drawn.chain().account());
            assertThat(drawn.donor().family()).isNotEqualTo(robbed);
            assertThat(FAMILIES.of(drawn.account())).isEqualTo(drawn.donor().family());
            assertThat(drawn.recent().user().credential().pod()).isNotEmpty();
        });
    }

    @Test
    void drawsDaysOnWhichTheAccountIsActiveAndNotNew() {
        assertThat(DRAW.drawn()).isSortedAccordingTo(Comparator.comparing(Transplant::start));
        assertThat(DRAW.drawn()).allSatisfy(drawn -> {
            assertThat(Finding.day(drawn.start()))
                    .isBetween(LocalDate.parse("2026-01-19"), LocalDate.parse("2026-02-17"));
            assertThat(Duration.between(drawn.recent().received(), drawn.start()))
                    .isBetween(Duration.ofNanos(1), Donor.RECENT);
            assertThat(drawn.donor().age(drawn.start())).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void leavesOutDailyWork() {
        assertThat(Objects.requireNonNull(DRAW.dropped().get("A40"))).isPositive();
        assertThat(DRAW.drawn())
                .filteredOn(drawn -> drawn.id().equals("A40"))
                .extracting(drawn -> drawn.donor().family())
                .doesNotContain(new ServiceAccount("argocd", "argocd-application-controller"));
    }
}
