package dev.sawatch.detection;

import static dev.sawatch.detection.Verdicts.mitigations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why an unusual call's confidence is Low, fact by fact; each story's last call is judged. */
class MitigationsTest {
    private static final String DAILY = "days 1-45 payments/checkout get services:web in payments";

    private static List<String> of(String call) {
        return mitigations(DAILY, "day 16 payments/checkout " + call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list pods in shop",
                "get pods:web in shop",
                "list pods",
                "get apps/deployments/status:web in shop",
                "update apps/deployments/status:web in shop",
                "patch batch/jobs/status:web in kube-system"
            })
    void whatReturnsNoContentsIsLow(String call) {
        assertThat(of(call)).containsExactly("NoContents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list pods in kube-system",
                "list configmaps in shop",
                "get pods/log:web in shop",
                "get /metrics",
                "list secrets in shop",
                "list pods in shop -> 403",
                "create pods:web in shop",
                "delete apps/deployments/status:web in shop",
                "update services/status:web in shop",
                "update nodes/status:a",
                "update certificates.k8s.io/certificatesigningrequests/status:a"
            })
    void whatMayReturnContentsOrIsTrustedIsNot(String call) {
        assertThat(of(call)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list configmaps in payments",
                "create services:api in payments",
                "delete pods:web in payments",
                "update apps/deployments:web in payments",
                "create networking.k8s.io/ingresses:web in payments",
                "list configmaps in payments -> 403",
                "create pods:web in payments -> 403",
                "deletecollection pods in payments -> 403"
            })
    void whatIsHarmlessAtHomeIsLow(String call) {
        assertThat(of(call)).containsExactly("Home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get secrets:key in payments",
                "deletecollection services in payments",
                "create pods:web in payments",
                "create replicationcontrollers:web in payments",
                "create apps/deployments:web in payments",
                "create apps/daemonsets:web in payments",
                "create apps/statefulsets:web in payments",
                "create apps/replicasets:web in payments",
                "create batch/jobs:web in payments",
                "create batch/cronjobs:web in payments",
                "create example.com/widgets:web in payments",
                "create services:api in shop"
            })
    void whatIsGraveAtHomeIsNot(String call) {
        assertThat(of(call)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, true", "15, false", "16, false"})
    void aCustomResourceIsKnownADayAfterItsFirstUse(int day, boolean isLow) {
        String first = "day " + day + " 08:00 payments/checkout get example.com/widgets:web in payments";
        String call = "day 16 12:00 payments/checkout create example.com/widgets:web in payments";
        assertThat(mitigations(DAILY, first, call)).isEqualTo(isLow ? List.of("Home") : List.of());
    }

    @Test
    void ofAnotherCustomResourceNothingIsKnown() {
        String other = "days 1-15 payments/checkout get example.com/gadgets:web in payments";
        assertThat(mitigations(DAILY, other, "day 16 payments/checkout create example.com/widgets:web in payments"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list configmaps in shop", "get pods/log:web in shop", "create services:api in shop", "list pods"
            })
    void theFirstCallsOfSoftwareThatWasRolledOutAreLow(String call) {
        assertThat(upgraded("checkout/v1.5.0", "checkout-5b9c7d8f6b-x7k2p", call))
                .contains("Upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list secrets in shop",
                "list configmaps in shop -> 403",
                "delete services:api in shop",
                "create services:api in kube-system",
                "update scheduling.k8s.io/priorityclasses:high",
                "create pods/exec:web in shop"
            })
    void ofWhatNoUpgradeIsForItExplainsNothing(String call) {
        assertThat(upgraded("checkout/v1.5.0", "checkout-5b9c7d8f6b-x7k2p", call))
                .doesNotContain("Upgrade");
    }

    @Test
    void anUpgradeIsAHigherVersionThatWasRolledOut() {
        String call = "update services:api in shop";
        assertThat(upgraded("checkout/v1.5.0", "checkout-5b9c7d8f6b-x7k2p", call))
                .containsExactly("Upgrade");
        assertThat(upgraded("checkout/v1.4.2", "checkout-5b9c7d8f6b-x7k2p", call))
                .isEmpty();
        assertThat(upgraded("checkout/v1.5.0", "other-5b9c7d8f6b-x7k2p", call)).isEmpty();
    }

    private static List<String> upgraded(String client, String pod, String call) {
        return mitigations(
                DAILY,
                "day 16 08:00 kube-system/deployment-controller create apps/replicasets:checkout-5b9c7d8f6b in payments",
                "day 16 12:00 payments/checkout " + call.replace(" ->", " ua=" + client + " pod=" + pod + " ->")
                        + (call.contains("->") ? "" : " ua=" + client + " pod=" + pod));
    }

    @ParameterizedTest
    @CsvSource({"c, 15, true", "b, 15, false", "c, 16, false"})
    void whatThreeOthersOfItsKindDidBeforeIsLow(char last, int day, boolean isLow) {
        String others = "day " + day + " 08:00 lab/notebook-{a.." + last + "} create batch/jobs:train in gpu";
        List<String> found = mitigations(
                "days 1-16 lab/notebook-z get services:web in lab",
                others,
                "day 16 12:00 lab/notebook-z create batch/jobs:train in gpu");
        assertThat(found).isEqualTo(isLow ? List.of("Cohort") : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete services:api in gpu",
                "deletecollection services in gpu",
                "create pods/portforward:web in gpu",
                "create rbac.authorization.k8s.io/roles:r in gpu",
                "update rbac.authorization.k8s.io/roles:r in gpu",
                "create admissionregistration.k8s.io/validatingadmissionpolicies:r",
                "create services:api in kube-system",
                "create services:api in gpu -> 403",
                "create authorization.k8s.io/selfsubjectaccessreviews",
                "get secrets:key in gpu",
                "get /metrics"
            })
    void whatIsNotOrdinaryIsNotExcusedByOthers(String call) {
        assertThat(mitigations(
                        "days 1-16 lab/notebook-z get services:web in lab",
                        "days 1-15 lab/notebook-{a..e} " + call,
                        "day 16 12:00 lab/notebook-z " + call))
                .doesNotContain("Cohort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ua=curl/8.5.0", "ip=10.9.0.1"})
    void nothingExcusesACallByNewMeans(String means) {
        assertThat(of("list pods in shop " + means)).isEmpty();
        assertThat(of("list pods in payments " + means)).isEmpty();
    }

    @Test
    void nothingExcusesAPodInTwoPlaces() {
        String pod = " pod=checkout-5b9c7d8f6b-x7k2p ";
        assertThat(mitigations(
                        DAILY,
                        "day 16 08:00 payments/checkout get services:web in payments" + pod,
                        "day 16 12:00 payments/checkout list pods in payments ip=10.0.12.8" + pod))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, true", "9, false"})
    void inANamespaceYoungerThanSevenDaysNewAccountsAreExpected(int first, boolean isLow) {
        String home = "days " + first + "-16 fresh/old get services:web in fresh";
        List<String> found =
                mitigations(home, "day 16 12:00 fresh/brand-new create policy/poddisruptionbudgets:web in shop");
        assertThat(found.contains("NewAccount")).isEqualTo(isLow);
    }

    @Test
    void aNewAccountIsExcusedAtHomeForWhatIsOrdinary() {
        String home = "days 1-16 old/old get services:web in old";
        assertThat(mitigations(home, "day 16 12:00 old/new create policy/poddisruptionbudgets:web in old"))
                .containsExactly("Home", "NewAccount");
        assertThat(mitigations(home, "day 16 12:00 old/new create policy/poddisruptionbudgets:web in shop"))
                .isEmpty();
        assertThat(mitigations(home, "day 16 12:00 old/new delete policy/poddisruptionbudgets:web in old"))
                .containsExactly("Home");
        assertThat(mitigations(
                        "days 1-16 old/new get services:web in old",
                        "day 16 12:00 old/new create policy/poddisruptionbudgets:web in old"))
                .containsExactly("Home");
    }

    @Test
    void aNewAccountsWritesToTheSystemAreNotExcused() {
        String home = "days 14-16 fresh/new get services:web in fresh";
        assertThat(mitigations(home, "day 16 12:00 fresh/new update services:dns in kube-system"))
                .isEmpty();
        assertThat(mitigations(home, "day 16 12:00 fresh/new list pods in kube-system"))
                .containsExactly("NewAccount");
    }

    @ParameterizedTest
    @CsvSource({
        "c, kube-controller-manager/v1.34, true",
        "b, kube-controller-manager/v1.34, false",
        "c, curl/8.5.0, false"
    })
    void aNewControllerIsExpectedWhereOthersCallFrom(char others, String client, boolean isLow) {
        List<String> controllers = List.of("job-controller", "cronjob-controller", "daemon-set-controller");
        String known = controllers.subList(0, others - 'a' + 1).stream()
                .map(name -> "days 1-16 kube-system/" + name
                        + " get pods:web in shop ua=kube-controller-manager/v1.34 ip=10.7.0.1\n")
                .reduce("", String::concat);
        List<String> found = mitigations(
                known,
                "day 16 12:00 kube-system/ephemeral-volume-controller delete policy/poddisruptionbudgets:web in shop ip=10.7.0.2 ua="
                        + client);
        assertThat(found.contains("NewAccount")).isEqualTo(isLow);
    }
}
