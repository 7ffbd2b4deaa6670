package dev.sawatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.behaviour.VerbClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on with what the account itself made, or works on. */
class OwnWorkTest {
    private static final String DAILY = "days 1-45 ops/operator get services:web in ops";

    private static Optional<VerbClass> after(String earlier, String call) {
        return Verdicts.last(DAILY, "day 15 ops/operator " + earlier, "day 16 ops/operator " + call)
                .flatMap(verdict -> verdict.mitigations().stream()
                        .filter(Mitigation.OwnWork.class::isInstance)
                        .map(Mitigation.OwnWork.class::cast)
                        .findFirst())
                .map(Mitigation.OwnWork::earlier);
    }

    @ParameterizedTest
    @CsvSource({
        "create services:a in shop, update services:a in shop, CREATE",
        "create services:a in shop, patch services:a in vault, CREATE",
        "create services:a in shop, update services:a in ops, CREATE",
        "create services:a in shop, delete services:a in shop, CREATE",
        "update services:a in shop, create services:b in shop, CHANGE",
        "create scheduling.k8s.io/priorityclasses:a, update scheduling.k8s.io/priorityclasses:a, CREATE",
        "create services:a in shop, list configmaps in shop, LIST",
        "create services:a in shop, get configmaps:a in shop, LIST"
    })
    void goesOn(String earlier, String call, VerbClass with) {
        assertThat(after(earlier, call)).contains(with);
    }

    @ParameterizedTest
    @CsvSource({
        "create services:a in shop, update services:a in kube-system",
        "create services:a in ops, update services:a in shop",
        "create services:a in shop, update configmaps:a in shop",
        "create services:a in shop -> 403, update services:a in shop",
        "create services:a in shop, update services:a in shop -> 403",
        "create services:a in shop, deletecollection services in shop",
        "get services:a in shop, update services:a in shop",
        "update pods:a in shop, create pods:b in shop",
        "create services/status:a in shop, update services/status:a in shop",
        "create scheduling.k8s.io/priorityclasses:a, update apps/deployments:a in shop",
        "create services:a in shop, list configmaps in vault",
        "create services:a in shop, list configmaps",
        "create services:a in shop, get secrets:a in shop",
        "create services:a in shop, get /metrics"
    })
    void doesNotGoOn(String earlier, String call) {
        assertThat(after(earlier, call)).isEmpty();
    }

    @Test
    void whatItDidTheSameDayIsNoReason() {
        assertThat(Verdicts.mitigations(
                        DAILY,
                        "day 16 08:00 ops/operator create services:a in shop",
                        "day 16 12:00 ops/operator update services:a in shop"))
                .isEmpty();
        assertThat(Verdicts.mitigations(
                        DAILY,
                        "day 16 08:00 ops/operator create services:a in shop",
                        "day 16 12:00 ops/operator list configmaps in shop"))
                .isEmpty();
    }

    @Test
    void aNamespaceNewToTheAccountIsNoOwnWork() {
        assertThat(Verdicts.last(
                        DAILY,
                        "days 1-16 vault/vault get services:web in vault",
                        "days 1-15 ops/operator create services:a in shop",
                        "days 1-15 ops/operator update services:a in shop",
                        "day 16 12:00 ops/operator update services:a in vault"))
                .get()
                .satisfies(verdict -> assertThat(verdict.signals()).containsExactly(Signal.NEW_NAMESPACE))
                .satisfies(verdict -> assertThat(verdict.mitigations()).isEmpty());
    }
}
