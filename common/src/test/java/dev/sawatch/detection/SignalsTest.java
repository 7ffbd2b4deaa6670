package dev.sawatch.detection;

import static dev.sawatch.detection.Verdicts.signals;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remarkable about a call beside what it does; the last call of each story is on a first-seen resource. */
class SignalsTest {
    private static final String DAILY = "days 1-45 payments/checkout get configmaps:settings in payments";
    private static final String NEWS = " payments/checkout list pods in payments ";

    private static String since(int day) {
        return "days " + day + "-16 payments/checkout get configmaps:settings in payments";
    }

    @ParameterizedTest
    @CsvSource({"14, true", "13, false"})
    void anAccountIsNewForThreeDays(int first, boolean isNew) {
        assertThat(signals(since(first), "day 16" + NEWS).contains(Signal.NEW_ACCOUNT))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, false"})
    void aClientIsNewToAccountsOfSevenDays(int first, boolean isNew) {
        assertThat(signals(since(first), "day 16" + NEWS + "ua=curl/8.5.0").contains(Signal.NEW_CLIENT))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"b, true", "c, false"})
    void aClientIsNewToAccountsOfThreeAtMost(char last, boolean isNew) {
        String more = "days 1-15 payments/checkout get configmaps:settings in payments ua={a.." + last + "}/1";
        assertThat(signals(DAILY, more, "day 16" + NEWS + "ua=curl/8.5.0").contains(Signal.NEW_CLIENT))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"09:59, true", "10:00, false"})
    void aClientStaysNewFor24Hours(String time, boolean isNew) {
        String first = "day 15 10:00 payments/checkout list services in payments ua=curl/8.5.0";
        assertThat(signals(DAILY, first, "day 16 " + time + NEWS + "ua=curl/8.5.0")
                        .contains(Signal.NEW_CLIENT))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true"})
    void aClientIsNewAgainAfterTheTrainingPeriod(int day, boolean isNew) {
        String before = "day 2 payments/checkout list services in payments ua=curl/8.5.0";
        assertThat(signals(DAILY, before, "day " + day + NEWS + "ua=curl/8.5.0").contains(Signal.NEW_CLIENT))
                .isEqualTo(isNew);
    }

    @Test
    void anAccountOfWhichNoClientIsKnownHasNoNewOne() {
        String refused = "days 1-15 payments/checkout get configmaps:settings in payments -> 403";
        assertThat(signals(refused, "day 16" + NEWS + "ua=curl/8.5.0")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15, true", "16, false"})
    void aNetworkIsNewToAccountsOlderThanADay(int first, boolean isNew) {
        assertThat(signals(since(first), "day 16 20:00" + NEWS + "ip=10.9.0.1").contains(Signal.NEW_NETWORK))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"09:59, true", "10:00, false"})
    void aNetworkStaysNewFor24Hours(String time, boolean isNew) {
        String first = "day 15 10:00 payments/checkout list services in payments ip=10.9.0.1";
        assertThat(signals(DAILY, first, "day 16 " + time + NEWS + "ip=10.9.0.1")
                        .contains(Signal.NEW_NETWORK))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"b, true", "c, false"})
    void aNetworkOfThreeOtherAccountsIsTheClusters(char last, boolean isNew) {
        String others = "day 14 ops/{a.." + last + "} get configmaps:settings in ops ip=10.9.0.1";
        String itself = "day 15 10:00 payments/checkout list services in payments ip=10.9.0.2";
        assertThat(signals(DAILY, others, itself, "day 16 09:00" + NEWS + "ip=10.9.0.3")
                        .contains(Signal.NEW_NETWORK))
                .isEqualTo(isNew);
    }

    @ParameterizedTest
    @CsvSource({"31, true", "32, false"})
    void whereNoOtherNetworkIsRememberedNoneIsNew(int day, boolean isNew) {
        String once = "day 2 payments/checkout list services in payments ip=10.1.0.1";
        String refused = "days 1-45 payments/checkout get configmaps:settings in payments -> 403";
        assertThat(signals(once, refused, "day " + day + NEWS + "ip=10.9.0.1").contains(Signal.NEW_NETWORK))
                .isEqualTo(isNew);
    }

    @Test
    void anAccountsOnlyNetworkIsNeverNew() {
        String refused = "days 1-15 payments/checkout get configmaps:settings in payments -> 403";
        String first = "day 16 10:00 payments/checkout list services in payments ip=203.0.113.7";
        assertThat(signals(refused, first, "day 16 11:00" + NEWS + "ip=203.0.113.7"))
                .isEmpty();
    }

    @Test
    void anAddressThatCannotBeReadIsNoNetwork() {
        assertThat(signals(DAILY, "day 16" + NEWS + "ip=proxy")).isEmpty();
    }

    @Test
    void aHigherVersionIsAnUpgradeButNotFromANewNetwork() {
        String upgraded = "ua=checkout/v1.5.0";
        assertThat(signals(DAILY, "day 16" + NEWS + upgraded)).containsExactly(Signal.UPGRADED_CLIENT);
        assertThat(signals(DAILY, "day 16" + NEWS + upgraded + " ip=10.9.0.1")).containsExactly(Signal.NEW_NETWORK);
        assertThat(signals(DAILY, "day 16" + NEWS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, true", "13, false"})
    void aRolloutIsRemarkableForTwoDays(int day, boolean isRecent) {
        String rollout = "day " + day + " 12:00 kube-system/deployment-controller create"
                + " apps/replicasets:checkout-5b9c7d8f6b in payments";
        assertThat(signals(DAILY, rollout, "day 16 12:00" + NEWS + "pod=checkout-5b9c7d8f6b-x7k2p")
                        .contains(Signal.ROLLED_OUT))
                .isEqualTo(isRecent);
        assertThat(signals(DAILY, rollout, "day 16 12:00" + NEWS)).isEmpty();
    }

    @Test
    void aPodHasOneAddressForLife() {
        String pod = "pod=checkout-5b9c7d8f6b-x7k2p ";
        assertThat(signals(DAILY, "day 16 08:00" + NEWS + pod, "day 16 12:00" + NEWS + pod + "ip=10.0.12.8"))
                .containsExactly(Signal.TWO_PLACES);
        assertThat(signals(DAILY, "day 16 08:00" + NEWS + pod, "day 16 12:00" + NEWS + pod))
                .isEmpty();
    }

    @Test
    void whoActsAsAnAccountDoesSoByMeansOfHisOwn() {
        String human =
                " alice@example.com list pods in payments as=payments/checkout ua=kubectl/v1.32.4 ip=203.0.113.7";
        assertThat(signals(DAILY, "day 16" + human)).isEmpty();
        assertThat(Verdicts.last(DAILY, "day 16" + human)).isPresent();
    }

    @Test
    void aRefusedCallSaysSo() {
        assertThat(signals(DAILY, "day 16" + NEWS + "-> 403")).containsExactly(Signal.DENIED);
    }
}
