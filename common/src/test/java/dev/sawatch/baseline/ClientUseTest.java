package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.names.Version;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClientUseTest {
    private static final Instant START = Instant.parse("2026-01-20T10:00:00Z");

    private static Version v(String text) {
        return Version.of(text);
    }

    private static Instant after(int days) {
        return START.plus(Duration.ofDays(days));
    }

    @Example
    void anUpgradeIsHigherThanAllThatIsOldAndYoungItself() {
        ClientUse use = ClientUse.of(v("1.4"), START).union(ClientUse.of(v("1.5"), after(1)));
        assertThat(use.isUpgrade(v("1.6"), after(4))).isTrue();
        assertThat(use.isUpgrade(v("1.5"), after(3))).as("two days old").isTrue();
        assertThat(use.isUpgrade(v("1.5"), after(4))).as("no longer young").isFalse();
        assertThat(use.isUpgrade(v("1.4.9"), after(4)))
                .as("lower than an old one")
                .isFalse();
        assertThat(use.isUpgrade(Version.NONE, after(4))).isFalse();
        assertThat(use.isUpgrade(v("1.6"), after(1))).as("nothing is old yet").isFalse();
    }

    @Example
    void theHighestVersionsAreKept() {
        ClientUse use = ClientUse.of(v("1"), START);
        for (int i = 2; i <= 6; i++) {
            use = use.union(ClientUse.of(v(Integer.toString(i)), after(i)));
        }
        assertThat(use.versions()).containsOnlyKeys(v("3"), v("4"), v("5"), v("6"));
        assertThat(use.holds(v("2"), DaySet.of(20_473).newest(), after(0)))
                .as("too low to be kept")
                .isTrue();
        assertThat(use.holds(v("7"), 20_473, after(0))).isFalse();
    }

    @Property
    void unionOfUsesKnowsNoOrder(
            @ForAll("uses") ClientUse a, @ForAll("uses") ClientUse b, @ForAll("uses") ClientUse c) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.union(b).union(b)).isEqualTo(a.union(b));
    }

    @Provide
    Arbitrary<ClientUse> uses() {
        return Combinators.combine(
                        Arbitraries.of("v1", "v2", "v10", "3.1", "4", "5", ""),
                        Arbitraries.integers().between(0, 60))
                .as((version, day) -> ClientUse.of(v(version), after(day)));
    }
}
