package dev.sawatch.detection;

import static dev.sawatch.detection.Verdicts.judgement;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Why the last call of each story is usual, silent or unusual. */
class JudgementTest {
    private static final String DAILY = "days 1-45 payments/checkout get configmaps:settings in payments";
    private static final String AGAIN = "12:00 payments/checkout get configmaps:settings in payments";

    private static String habits(Judgement judgement) {
        return judgement.coverage().habits().keySet().toString();
    }

    @Test
    void aUsualCallNamesWhatCoversIt() {
        Judgement same = judgement(DAILY, "day 16 " + AGAIN);
        assertThat(same).isInstanceOf(Judgement.Usual.class);
        assertThat(habits(same)).isEqualTo("[get configmaps (own)]");
        Judgement less = judgement(
                DAILY,
                "days 1-15 payments/checkout list services in payments",
                "day 16 payments/checkout get services:a in payments");
        assertThat(less).isInstanceOf(Judgement.Usual.class);
        assertThat(habits(less)).isEqualTo("[list services (own)]");
    }

    @Test
    void aRoleCoversWhatABuiltInControllerNeverDid() {
        Judgement judgement = judgement(
                "days 1-45 kube-system/job-controller get configmaps:settings in kube-system",
                "day 16 12:00 kube-system/job-controller create pods:a in shop");
        assertThat(judgement).isInstanceOf(Judgement.Usual.class);
        assertThat(judgement.coverage().byRole()).isTrue();
        assertThat(habits(judgement)).isEqualTo("[]");
    }

    @Test
    void whatIsLearnedInSilenceSaysWhy() {
        assertThat(judgement(DAILY, "day 14 payments/checkout list pods in shop"))
                .isInstanceOfSatisfying(Judgement.Silent.class, silent -> {
                    assertThat(silent.reason()).isEqualTo(Judgement.Reason.NOT_ACTIVE);
                    assertThat(silent.coverage().isGiven()).isFalse();
                });
        assertThat(judgement(DAILY, "day 14 " + AGAIN))
                .isInstanceOfSatisfying(
                        Judgement.Silent.class,
                        silent -> assertThat(silent.coverage().isGiven()).isTrue());
        assertThat(judgement(
                        "days 1-15 ops/viewer get services:a in ops",
                        "days 14-16 payments/new get configmaps:settings in payments",
                        "day 16 12:00 payments/new update services:a in shop"))
                .isInstanceOfSatisfying(
                        Judgement.Silent.class,
                        silent -> assertThat(silent.reason()).isEqualTo(Judgement.Reason.NEW_ACCOUNT));
    }

    @Test
    void anUnusualCallMayBeCoveredAllTheSame() {
        Judgement byNewClient = judgement(DAILY, "day 16 " + AGAIN + " ua=curl/8.5.0");
        assertThat(habits(byNewClient)).isEqualTo("[get configmaps (own)]");
        assertThat(byNewClient.verdict())
                .hasValueSatisfying(verdict -> assertThat(verdict.variation()).isEqualTo(Variation.UNUSUAL_CLIENT));
        Judgement newDeed = judgement(DAILY, "day 16 payments/checkout list pods in shop");
        assertThat(newDeed).isInstanceOf(Judgement.Unusual.class);
        assertThat(newDeed.coverage().isGiven()).isFalse();
    }
}
