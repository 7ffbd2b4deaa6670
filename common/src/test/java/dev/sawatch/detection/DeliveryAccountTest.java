package dev.sawatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who delivers software: five built-in kinds, a workload among them, in two namespaces that are no system ones. */
class DeliveryAccountTest {
    private static final List<String> FOUR = List.of(
            "apps/deployments:web in {a..b}",
            "services:web in {a..b}",
            "configmaps:web in {a..b}",
            "networking.k8s.io/ingresses:web in {a..b}");
    private static final String FIFTH = "serviceaccounts:web in {a..b}";
    private static final String NEWS = "create policy/poddisruptionbudgets:web in shop";

    private static boolean delivers(List<String> delivered, String call) {
        List<String> lines = new ArrayList<>();
        lines.add("days 1-16 argo/deployer get configmaps:settings in argo");
        delivered.forEach(what -> lines.add("day 15 argo/deployer create " + what));
        lines.add("day 16 12:00 argo/deployer " + call);
        Verdict verdict = Verdicts.last(lines.toArray(String[]::new)).orElseThrow();
        assertThat(verdict.has(Signal.DELIVERY)).isEqualTo(verdict.mitigations().contains(new Mitigation.Delivery()));
        return verdict.has(Signal.DELIVERY);
    }

    private static List<String> fourAnd(String... more) {
        List<String> all = new ArrayList<>(FOUR);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void fiveKindsAreADelivery() {
        assertThat(delivers(fourAnd(FIFTH), NEWS)).isTrue();
        assertThat(delivers(FOUR, NEWS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services/status:web in {a..b}",
                "networking.k8s.io/ingresses/status:web in {a..b}",
                "events:web in {a..b}",
                "events.k8s.io/events:web in {a..b}",
                "coordination.k8s.io/leases:web in {a..b}",
                "authorization.k8s.io/subjectaccessreviews",
                "example.com/widgets:web in {a..b}",
                "limitranges:web in argo",
                "limitranges:web in {a..b} -> 403",
                "services:api in {a..b}"
            })
    void theseAreNoFifthKind(String fifth) {
        assertThat(delivers(fourAnd(fifth), NEWS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scheduling.k8s.io/priorityclasses:web",
                "limitranges:web in {a..b}",
                "limitranges:web in kube-system"
            })
    void theseAre(String fifth) {
        assertThat(delivers(fourAnd(fifth), NEWS)).isTrue();
    }

    @Test
    void namedObjectsAreOfTheKindThatTheyAre() {
        assertThat(delivers(fourAnd("configmaps:coredns in kube-system"), NEWS)).isFalse();
    }

    @Test
    void aWorkloadIsAmongThem() {
        List<String> without = new ArrayList<>(fourAnd(FIFTH, "limitranges:web in {a..b}"));
        without.remove("apps/deployments:web in {a..b}");
        assertThat(delivers(without, NEWS)).isFalse();
        without.add("apps/daemonsets:web in {a..b}");
        assertThat(delivers(without, NEWS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a, false", "b, true"})
    void twoNamespacesAreNeeded(char last, boolean delivers) {
        List<String> kinds = fourAnd(FIFTH).stream()
                .map(kind -> kind.replace("{a..b}", "{a.." + last + "}"))
                .toList();
        assertThat(delivers(kinds, NEWS)).isEqualTo(delivers);
    }

    @Test
    void systemNamespacesAreNotAmongThem() {
        List<String> kinds =
                fourAnd(FIFTH).stream().map(kind -> kind.replace("{a..b}", "a")).toList();
        List<String> more = new ArrayList<>(kinds);
        more.add("services:web in kube-system");
        assertThat(delivers(more, NEWS)).isFalse();
    }

    @Test
    void moreNamespacesThanAreKeptAreEnough() {
        assertThat(delivers(
                        fourAnd(FIFTH, "services:a in x{a..z}", "services:a in y{a..z}", "services:a in z{a..z}"),
                        NEWS))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "create policy/poddisruptionbudgets:web in shop, true",
        "create scheduling.k8s.io/priorityclasses:high, true",
        "list configmaps in shop, true",
        "update apps/statefulsets:web in shop, true",
        "create apps/statefulsets:web in shop, false",
        "create batch/cronjobs:web in shop, false",
        "create policy/poddisruptionbudgets:web in argo, false",
        "create policy/poddisruptionbudgets:web in kube-system, false",
        "delete policy/poddisruptionbudgets:web in shop, false"
    })
    void whatItDeliversIsOrdinaryAndOfAKindOfWorkloadThatItWrote(String call, boolean delivers) {
        assertThat(delivers(fourAnd(FIFTH), call)).isEqualTo(delivers);
    }

    @Test
    void aWorkloadInANamespaceNewToItIsADelivery() {
        List<String> lines = new ArrayList<>();
        lines.add("days 1-16 argo/deployer get configmaps:settings in argo");
        fourAnd(FIFTH).forEach(what -> lines.add("day 15 argo/deployer create " + what));
        lines.add("day 16 12:00 argo/deployer create apps/deployments:web in shop");
        Verdict verdict = Verdicts.last(lines.toArray(String[]::new)).orElseThrow();
        assertThat(verdict.signals()).contains(Signal.NEW_NAMESPACE, Signal.DELIVERY);
        assertThat(verdict.cause()).isEqualTo(Cause.delivery());
    }

    @Test
    void whatItDidTheSameDayDoesNotCount() {
        List<String> lines = new ArrayList<>();
        lines.add("days 1-16 argo/deployer get configmaps:settings in argo");
        FOUR.forEach(what -> lines.add("day 15 argo/deployer create " + what));
        lines.add("day 16 08:00 argo/deployer create " + FIFTH);
        lines.add("day 16 12:00 argo/deployer " + NEWS);
        assertThat(Verdicts.signals(lines.toArray(String[]::new))).doesNotContain(Signal.DELIVERY);
    }

    @ParameterizedTest
    @CsvSource({"update, true", "delete, false", "get, false"})
    void whatItChangedIsDeliveredToo(String verb, boolean delivers) {
        List<String> lines = new ArrayList<>();
        lines.add("days 1-16 argo/deployer get configmaps:settings in argo");
        FOUR.forEach(what -> lines.add("day 15 argo/deployer create " + what));
        lines.add("day 15 argo/deployer " + verb + " " + FIFTH);
        lines.add("day 16 12:00 argo/deployer " + NEWS);
        assertThat(Verdicts.signals(lines.toArray(String[]::new)).contains(Signal.DELIVERY))
                .isEqualTo(delivers);
    }
}
