package dev.sawatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one alert stands for; each story's last call is judged. */
class CausesTest {
    private static final String DAILY = "days 1-45 payments/checkout get configmaps:settings in payments";
    private static final String SEEN = "days 1-15 ops/viewer list pods in ops";

    private static Cause of(String... lines) {
        return Verdicts.last(lines).orElseThrow().cause();
    }

    private static Cause of(String call) {
        return of(DAILY, SEEN, "day 16 12:00 payments/checkout " + call);
    }

    @ParameterizedTest
    @CsvSource({
        "get configmaps:settings in payments ua=curl/8.5.0, CLIENT, curl",
        "get configmaps:settings in payments ip=203.0.113.7, NETWORK, 203.0.0.0/16",
        "get configmaps:settings in payments ip=203.0.113.7 ua=curl/8.5.0, NETWORK, 203.0.0.0/16",
        "get configmaps:settings in payments ip=10.9.0.1, PRIVATE_NETWORK, 10.9.0.0/16",
        "get configmaps:settings in payments ip=10.9.0.1 ua=curl/8.5.0, CLIENT, curl",
        "list widgets in shop -> 403, PROBING, denied",
        "get widgets:a in shop -> 404, PROBING, allowed",
        "get /metrics -> 403, PROBING, denied",
        "get /metrics -> 404, PROBING, allowed",
        "list pods in payments, READS, ''",
        "list widgets in payments, READS, ''"
    })
    void oneAlertStandsForWhatExplainsSeveralCalls(String call, Cause.Kind kind, String what) {
        assertThat(of(call)).isEqualTo(new Cause(kind, what));
    }

    @ParameterizedTest
    @CsvSource({
        "list pods in shop -> 403",
        "get pods:web in shop -> 404",
        "list pods in shop",
        "get /metrics",
        "list widgets in shop",
        "create services:web in payments",
        "list pods in payments ua=curl/8.5.0"
    })
    void elseItStandsForTheBehaviour(String call) {
        assertThat(of(call).kind()).isEqualTo(Cause.Kind.BEHAVIOUR);
        assertThat(of(call).what()).doesNotContain(" in ");
    }

    @Test
    void aPathThatTheAccountUsedIsNoProbing() {
        String used = "days 1-15 payments/checkout get /metrics -> 403";
        assertThat(of(DAILY, used, "day 16 12:00 payments/checkout post /metrics -> 404")
                        .kind())
                .isEqualTo(Cause.Kind.BEHAVIOUR);
    }

    @Test
    void aPodInTwoPlacesComesFirst() {
        String usual = " payments/checkout get configmaps:settings in payments pod=checkout-5b9c7d8f6b-x7k2p ";
        assertThat(of(DAILY, "day 16 08:00" + usual, "day 16 12:00" + usual + "ip=203.0.113.7 ua=curl/8.5.0")
                        .kind())
                .isEqualTo(Cause.Kind.POD);
    }

    @Test
    void aNewNamespaceStandsInTheCause() {
        Cause cause = of(
                "days 1-16 vault/vault get configmaps:settings in vault",
                "days 1-16 ops/operator update services:a in shop",
                "day 16 12:00 ops/operator update services:a in vault");
        assertThat(cause.kind()).isEqualTo(Cause.Kind.BEHAVIOUR);
        assertThat(cause.what()).endsWith(" in vault");
    }

    @Test
    void reportsToAStatusAreReads() {
        assertThat(of("update apps/deployments/status:web in shop")).isEqualTo(Cause.reads());
    }

    @Test
    void theKindOfAccountsIsWiderThanReadsAtHome() {
        assertThat(of(
                        "days 1-16 lab/notebook-z get configmaps:settings in lab",
                        "days 1-15 lab/notebook-{a..c} list services in lab",
                        "day 16 12:00 lab/notebook-z list services in lab"))
                .isEqualTo(new Cause(Cause.Kind.COHORT, "lab/notebook-*"));
    }

    @Test
    void aNewAccountIsOneCauseButForWhatIsSensitive() {
        String home = "days 14-16 fresh/new get configmaps:settings in fresh";
        assertThat(of(home, "day 16 12:00 fresh/new list pods in fresh")).isEqualTo(Cause.newAccount());
        assertThat(of(home, "day 16 12:00 fresh/new list secrets in shop").kind())
                .isEqualTo(Cause.Kind.BEHAVIOUR);
    }

    /** An earlier delivery of the call may have been told under any of them. */
    @Test
    void everyCauseThatACallMayHaveIsLookedUp() {
        var judged = Verdicts.all(
                "days 1-15 lab/notebook-z get configmaps:settings in lab",
                "day 16 12:00 lab/notebook-z list pods in shop -> 403");
        List<Cause> every = Cause.every(judged.get(judged.size() - 1).call());
        assertThat(every.stream().map(Cause::kind)).contains(Cause.Kind.values());
        assertThat(every)
                .contains(
                        new Cause(Cause.Kind.COHORT, "lab/notebook-*"),
                        new Cause(Cause.Kind.COHORT, "*/notebook-z"),
                        new Cause(Cause.Kind.PROBING, "denied"));
    }
}
