package dev.sawatch.detection;

import static dev.sawatch.detection.Verdicts.last;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls are unusual, of which variation and how grave; each story's last call is judged. */
class DetectorTest {
    private static final String DAILY = "days 1-45 payments/checkout get configmaps:settings in payments";
    private static final String OPERATOR = "days 1-45 ops/operator update services:a in shop";
    private static final String ELSEWHERE = " ops/operator update services:a in vault";

    private static boolean isInNewNamespace(String... lines) {
        return last(lines).map(verdict -> verdict.has(Signal.NEW_NAMESPACE)).orElse(false);
    }

    private static List<Variation> variations(Optional<Verdict> verdict) {
        List<Variation> all = new ArrayList<>();
        verdict.ifPresent(unusual -> {
            all.add(unusual.variation());
            all.addAll(unusual.others());
        });
        return all;
    }

    @ParameterizedTest
    @CsvSource({"14, false", "15, true"})
    void aClusterIsActiveAfterFourteenDays(int day, boolean isActive) {
        assertThat(last(DAILY, "day " + day + " payments/checkout list pods in shop")
                        .isPresent())
                .isEqualTo(isActive);
    }

    @ParameterizedTest
    @CsvSource({
        "list pods in shop, 14, true",
        "get secrets:a in shop, 14, true",
        "update services:a in kube-system, 14, true",
        "update services:a in shop, 14, false",
        "get services:a in kube-system, 14, false",
        "list services in shop, 14, false",
        "list services in shop, 13, true"
    })
    void aNewAccountIsLearnedSilentlyButForWhatIsGrave(String call, int first, boolean isTold) {
        String known = "days 1-15 ops/viewer get services:a in ops";
        String secrets = "days 1-15 ops/viewer get secrets:a in ops";
        String account = "days " + first + "-16 payments/new get configmaps:settings in payments";
        assertThat(last(known, secrets, account, "day 16 12:00 payments/new " + call)
                        .isPresent())
                .isEqualTo(isTold);
    }

    @Test
    void allVariationsThatApplyAreTold() {
        String seen = "days 1-15 ops/viewer list secrets in ops";
        assertThat(variations(last(DAILY, "day 16 payments/checkout create secrets:a in shop")))
                .containsExactly(
                        Variation.FIRST_SEEN_RESOURCE,
                        Variation.UNUSUAL_SENSITIVE_RESOURCE,
                        Variation.UNUSUAL_MODIFICATION,
                        Variation.UNUSUAL_RESOURCE);
        assertThat(variations(last(DAILY, seen, "day 16 payments/checkout list secrets in shop")))
                .containsExactly(Variation.UNUSUAL_SENSITIVE_RESOURCE, Variation.UNUSUAL_RESOURCE);
        assertThat(variations(last(DAILY, "day 16 payments/checkout list configmaps in payments")))
                .containsExactly(Variation.UNUSUAL_API_CALL);
        assertThat(variations(last(DAILY, "day 16 payments/checkout get /metrics")))
                .containsExactly(Variation.UNUSUAL_API_CALL);
    }

    @Test
    void whatTheAccountReadWithSuccessIsNoUnusualSensitiveResource() {
        String read = "days 1-15 payments/checkout get secrets:a in shop";
        assertThat(variations(last(DAILY, read, "day 16 payments/checkout create secrets:a in shop")))
                .containsExactly(Variation.UNUSUAL_MODIFICATION);
        assertThat(variations(last(DAILY, read + " -> 403", "day 16 payments/checkout get secrets:a in shop")))
                .containsExactly(Variation.FIRST_SEEN_RESOURCE, Variation.UNUSUAL_SENSITIVE_RESOURCE);
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true"})
    void aHabitIsForgottenAfterTheTrainingPeriod(int day, boolean isUnusual) {
        String once = "day 2 payments/checkout list pods in payments";
        assertThat(last(DAILY, once, "day " + day + " payments/checkout list pods in payments")
                        .isPresent())
                .isEqualTo(isUnusual);
    }

    @ParameterizedTest
    @CsvSource({"9, 1, true", "10, 1, false", "1, 9, true", "1, 10, false"})
    void aNamespaceOfSevenDaysIsOldToAnAccountOfSevenDays(int namespace, int account, boolean isNew) {
        assertThat(isInNewNamespace(
                        "days " + namespace + "-16 vault/vault get configmaps:settings in vault",
                        "days " + account + "-16 ops/operator update services:a in shop",
                        "day 16 12:00" + ELSEWHERE))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"s, true", "t, false"})
    void anAccountOfMoreThanTwentyNamespacesGoesEverywhere(char lastNamespace, boolean isNew) {
        // Beside shop.
        String others = "days 1-15 ops/operator update services:a in team-{a.." + lastNamespace + "}";
        assertThat(isInNewNamespace(
                        "days 1-16 vault/vault get configmaps:settings in vault",
                        OPERATOR,
                        others,
                        "day 16 12:00" + ELSEWHERE))
                .isEqualTo(isNew);
    }

    @Test
    void namespacesThatAreForgottenDoNotCount() {
        assertThat(isInNewNamespace(
                        "days 1-45 vault/vault get configmaps:settings in vault",
                        OPERATOR,
                        "days 1-2 ops/operator update services:a in team-{a..t}",
                        "day 32 12:00" + ELSEWHERE))
                .isTrue();
    }

    @Test
    void whereNamespacesAreTooManyToKeepNoneIsNew() {
        assertThat(isInNewNamespace(
                        "days 1-16 vault/vault get configmaps:settings in vault",
                        OPERATOR,
                        "day 10 ops/operator update services:a in x{a..z}",
                        "day 10 ops/operator update services:a in y{a..z}",
                        "day 10 ops/operator update services:a in z{a..z}",
                        "day 16 12:00" + ELSEWHERE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true"})
    void aNamespaceIsNewAgainAfterTheTrainingPeriod(int day, boolean isNew) {
        assertThat(isInNewNamespace(
                        "days 1-45 vault/vault get configmaps:settings in vault",
                        OPERATOR,
                        "day 2" + ELSEWHERE,
                        "day " + day + " 12:00" + ELSEWHERE))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({
        "update services:a in vault, UNUSUAL_MODIFICATION",
        "get secrets:a in vault, UNUSUAL_SENSITIVE_RESOURCE",
        "get services:a in vault, ",
        "create pods/eviction:a in vault, ",
        "update services:a in vault -> 403, ",
        "update services:a in ops, "
    })
    void workInANewNamespaceIsAModificationOrSensitive(String call, Variation variation) {
        Optional<Verdict> verdict = last(
                "days 1-16 vault/vault get configmaps:settings in vault",
                OPERATOR,
                "days 1-15 ops/operator get secrets:a in shop",
                "days 1-15 ops/operator get services:a in shop",
                "days 1-15 ops/operator create pods/eviction:a in shop",
                "days 1-15 ops/operator update services:a in ops",
                "day 16 12:00 ops/operator " + call);
        assertThat(verdict.map(Verdict::variation)).isEqualTo(Optional.ofNullable(variation));
    }

    @ParameterizedTest
    @CsvSource({
        "get configmaps:settings in payments ua=curl/8.5.0, UNUSUAL_CLIENT, LOW, true",
        "get configmaps:settings in payments ip=10.9.0.1, UNUSUAL_CLIENT, LOW, true",
        "get configmaps:settings in payments ip=203.0.113.7, UNUSUAL_CLIENT, HIGH, false",
        "get secrets:a in payments ua=curl/8.5.0, UNUSUAL_CLIENT, MEDIUM, false",
        "get secrets:a in payments ip=203.0.113.7, UNUSUAL_CLIENT, HIGH, false",
        "list pods in payments ua=curl/8.5.0, FIRST_SEEN_RESOURCE, HIGH, false",
        "list pods in payments ip=203.0.113.7, FIRST_SEEN_RESOURCE, HIGH, false",
        "list pods in payments ip=10.9.0.1, FIRST_SEEN_RESOURCE, MEDIUM, false",
        "get pods/log:a in shop, FIRST_SEEN_RESOURCE, MEDIUM, false"
    })
    void newMeansDecideTheConfidence(String call, Variation variation, Confidence confidence, boolean onlyClient) {
        String secrets = "days 1-15 payments/checkout get secrets:a in payments";
        Verdict verdict =
                last(DAILY, secrets, "day 16 12:00 payments/checkout " + call).orElseThrow();
        assertThat(verdict.variation()).isEqualTo(variation);
        assertThat(verdict.confidence()).isEqualTo(confidence);
        assertThat(verdict.mitigations().contains(new Mitigation.OnlyClient())).isEqualTo(onlyClient);
    }

    @Test
    void aPodInTwoPlacesIsOfHighConfidence() {
        String usual = " payments/checkout get configmaps:settings in payments pod=checkout-5b9c7d8f6b-x7k2p ";
        Verdict verdict = last(DAILY, "day 16 08:00" + usual, "day 16 12:00" + usual + "ip=10.0.12.8")
                .orElseThrow();
        assertThat(verdict.variation()).isEqualTo(Variation.UNUSUAL_CLIENT);
        assertThat(verdict.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(verdict.mitigations()).isEmpty();
    }

    @Test
    void aUsualCallByUsualMeansIsUsual() {
        assertThat(last(DAILY, "day 16 12:00 payments/checkout get configmaps:settings in payments"))
                .isEmpty();
    }
}
