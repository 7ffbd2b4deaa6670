package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClientTest {
    private static final Instant START = Instant.parse("2026-01-20T10:00:00Z");

    private static Version v(String text) {
        return Version.of(text);
    }

    private static Instant after(int days) {
        return START.plus(Duration.ofDays(days));
    }

    @Example
    void productAndVersionAreReadOffTheUserAgent() {
        assertThat(Client.of("kubectl/v1.32.4 (linux/amd64) kubernetes/7eb4aa1"))
                .isEqualTo(new Client("kubectl", new Version(List.of(1, 32, 4))));
        assertThat(Client.of("Velero-Server")).isEqualTo(new Client("velero-server", Version.NONE));
        assertThat(Client.of("Mozilla 5.0/x")).isEqualTo(new Client("mozilla", v("5.0")));
        assertThat(Client.of("a/b/c d")).isEqualTo(new Client("a", Version.NONE));
        assertThat(Client.of("kubelet/v1.33.1-eks-1 (linux)")).hasToString("kubelet 1.33.1");
        assertThat(Client.of("")).isEqualTo(new Client("", Version.NONE));
        assertThat(Client.of("x".repeat(100) + "/" + "1".repeat(100)))
                .isEqualTo(new Client("x".repeat(64), new Version(List.of(Integer.MAX_VALUE))));
    }

    @Example
    void versionsAreComparedNumberByNumber() {
        List<String> rising = List.of("", "v1", "1.2", "v1.9.3", "v1.10", "v1.10.0", "v1.10.1.7", "v2", "v10");
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertThat(Integer.signum(v(rising.get(i)).compareTo(v(rising.get(j)))))
                        .as("%s to %s", rising.get(i), rising.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(v("1.2.3.4.5")).hasToString("1.2.3.4");
        assertThat(v("dev")).isEqualTo(Version.NONE);
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
