package dev.sawatch.behaviour.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;

class ClientTest {
    private static Version v(String text) {
        return Version.of(text);
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
}
