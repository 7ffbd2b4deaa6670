package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClientTest {
    @Example
    void productAndVersionAreReadOffTheUserAgent() {
        assertThat(Client.of("kubectl/v1.32.4 (linux/amd64) kubernetes/7eb4aa1"))
                .isEqualTo(new Client("kubectl", "v1.32.4"));
        assertThat(Client.of("Velero-Server")).isEqualTo(new Client("velero-server", ""));
        assertThat(Client.of("Mozilla 5.0/x")).isEqualTo(new Client("mozilla", ""));
        assertThat(Client.of("a/b/c d")).isEqualTo(new Client("a", "b/c"));
        assertThat(Client.of("")).isEqualTo(new Client("", ""));
        assertThat(Client.of("x".repeat(100) + "/" + "1".repeat(100)))
                .isEqualTo(new Client("x".repeat(64), "1".repeat(64)));
    }

    @Example
    void versionsAreComparedAsPeopleReadThem() {
        List<String> rising = List.of("", "v1", "v1.2", "v1.9.3", "v1.10.0", "v1.10.0-rc1", "v1.010.1", "v2", "v10");
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertThat(Integer.signum(Client.compareVersions(rising.get(i), rising.get(j))))
                        .as("%s to %s", rising.get(i), rising.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Property(tries = 2000)
    void versionsHaveATotalOrder(
            @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
        int ab = Integer.signum(Client.compareVersions(a, b));
        assertThat(Integer.signum(Client.compareVersions(b, a))).isEqualTo(-ab);
        assertThat(ab == 0).isEqualTo(a.equals(b));
        if (ab <= 0 && Client.compareVersions(b, c) <= 0) {
            assertThat(Client.compareVersions(a, c)).isLessThanOrEqualTo(0);
        }
    }

    @Property
    void unionOfUsesKnowsNoOrder(
            @ForAll("uses") ClientUse a, @ForAll("uses") ClientUse b, @ForAll("uses") ClientUse c) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.union(b).union(b)).isEqualTo(a.union(b));
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("", "0", "00", "1", "01", "9", "10", ".", "-", "a", "v", "rc")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<ClientUse> uses() {
        return Arbitraries.of("v1", "v2", "v10")
                .flatMap(version ->
                        Arbitraries.integers().between(20_000, 20_060).map(day -> ClientUse.of(version, day)));
    }
}
