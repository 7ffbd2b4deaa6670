package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.state.StateKey;
import dev.sawatch.testkit.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DedupKeyTest {
    private static final AccountCall CALL = Instance.call("a", Instance.TIME);

    private static String about(AccountCall call, Cause.Kind kind, String what) {
        return DedupKey.of(call, new Cause(kind, what)).about();
    }

    private static String about(String what) {
        return about(CALL, Cause.Kind.BEHAVIOUR, what);
    }

    @Test
    void isOfTheAccountAndTheCause() {
        assertThat(about("list pods (own)")).isEqualTo("payments/checkout behaviour list pods (own)");
        assertThat(about(CALL, Cause.Kind.READS, "")).isEqualTo("payments/checkout reads");
    }

    @Test
    void accountsShareACauseOfTheCluster() {
        AccountCall other = Instance.call("a", Instance.TIME, new ServiceAccount("shop", "cart"));
        assertThat(about(CALL, Cause.Kind.COHORT, "*/notebook"))
                .isEqualTo(about(other, Cause.Kind.COHORT, "*/notebook"))
                .isEqualTo("* cohort */notebook");
        assertThat(about(CALL, Cause.Kind.NETWORK, "10.9.0.0/16"))
                .isNotEqualTo(about(other, Cause.Kind.NETWORK, "10.9.0.0/16"));
    }

    @Test
    void longAndOddTextsAreBoundedAndToldApart() {
        String longText = "x".repeat(5_000);
        List<String> texts = List.of(
                longText,
                longText + "y",
                "x".repeat(330),
                "a\nb",
                "a\rb",
                "a~b",
                "a?b",
                "\u00e9",
                "\u00ea",
                "\ud800",
                "\ud801");
        Set<String> keys = new HashSet<>();
        for (String text : texts) {
            assertThat(keys.add(about(text))).as(text).isTrue();
            // Nobody can make up a text that reads like another's key.
            String what = about(text).substring("payments/checkout behaviour ".length());
            if (!what.equals(text)) {
                assertThat(about(what)).isNotEqualTo(about(text));
            }
        }
        assertThat(keys).allMatch(key -> key.length() <= StateKey.MAX_NAME).allMatch(key -> key.matches("[ -~]+"));
    }

    @Test
    void aNameWithSpacesIsNoOtherAccountsKey() {
        AccountCall odd = Instance.call("a", Instance.TIME, new ServiceAccount("x", "y behaviour z"));
        AccountCall plain = Instance.call("a", Instance.TIME, new ServiceAccount("x", "y"));
        assertThat(about(odd, Cause.Kind.READS, "")).isNotEqualTo(about(plain, Cause.Kind.BEHAVIOUR, "z reads"));
        assertThat(about(odd, Cause.Kind.READS, "")).isEqualTo("x/(invalid) reads");
    }

    @Test
    void theLongestNamesStayWithinTheBound() {
        String name = "n".repeat(253);
        AccountCall call = Events.observe(Events.call(
                Events.CLUSTER,
                "a",
                Instance.TIME,
                new ServiceAccount("m".repeat(63), name),
                "deletecollection",
                name));
        assertThat(DedupKey.every(call)).allMatch(key -> key.about().length() <= StateKey.MAX_NAME);
        assertThat(Unusual.episodeKey(call).name().length()).isLessThanOrEqualTo(StateKey.MAX_NAME);
    }

    @Test
    void aTextStaysWholeUpToItsBound() {
        assertThat(about("x".repeat(330))).endsWith(" " + "x".repeat(330));
        assertThat(about("x".repeat(331))).contains("x".repeat(297) + "~").doesNotContain("x".repeat(298));
    }

    @Test
    void aNoticeIsAboutAnAccountOrEverybody() {
        assertThat(DedupKey.aboutNotice("payments/checkout", "breaker")).isEqualTo("payments/checkout breaker");
        assertThat(DedupKey.aboutNotice("", "breaker")).isEqualTo("* breaker");
    }

    @Test
    void everyKeyOfACallIsLookedUp() {
        AccountCall call = Instance.call("a", Instance.TIME);
        assertThat(DedupKey.every(call))
                .contains(DedupKey.of(call, Instance.READS))
                .hasSizeGreaterThan(9);
    }
}
