package dev.sawatch.alert.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import dev.sawatch.testkit.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SentenceTest {
    @TestFactory
    Stream<DynamicTest> saysWhatHappened() {
        return Samples.all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getValue(), () -> assertThat(e.getKey().sentence()).isEqualTo(e.getValue())));
    }

    @Test
    void speaksOfNoMoreDaysThanTheClusterWasWatched() {
        assertThat(Sample.of(Variation.UNUSUAL_API_CALL).known(90, 14).sentence())
                .contains("never before in 14 days");
    }

    @Test
    void countsThePeersOfANewAccount() {
        assertThat(Sample.of(Variation.UNUSUAL_SENSITIVE_RESOURCE)
                        .call("get", "secrets", "ml", "db")
                        .signals(Signal.NEW_ACCOUNT)
                        .known(2, 30)
                        .peers(3)
                        .sentence())
                .isEqualTo("payments/checkout, an account first seen 2 days ago, read secret db in ml: 3 other service"
                        + " accounts of prod-eu use secrets.");
    }

    @Test
    void doesNotCallUsualWhatIsNew() {
        assertThat(Sample.of(Variation.UNUSUAL_CLIENT)
                        .signals(Signal.NEW_CLIENT)
                        .client("checkout/v2")
                        .sentence())
                .endsWith(" with checkout, which it never used: a usual call, but in 30 days never made with it.");
    }

    @Test
    void staysShortWhereNamesAreLong() {
        String name = "n".repeat(253);
        String sentence = Sample.of(Variation.UNUSUAL_MODIFICATION)
                .user("system:serviceaccount:" + name + ":" + name)
                .call("create", "pods", name, name)
                .signals(Signal.NEW_CLIENT, Signal.NEW_NETWORK)
                .client(name)
                .sentence();
        assertThat(sentence).hasSizeLessThanOrEqualTo(Sentence.MAX_LENGTH).endsWith("….");
    }
}
