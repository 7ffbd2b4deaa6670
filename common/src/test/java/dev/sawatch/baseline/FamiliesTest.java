package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ServiceAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Volatile
                "e2e-runner-x7k2p | e2e-runner-#",
                "web-6d4cf56db6-zxk2m | web-#",
                "web-7f9c8b6d5-bcdfg | web-#",
                "pr-1024 | pr-#",
                "build-2026-01-20 | build-#-#-#",
                "job-4f3a9c1e | job-#",
                "job-deadbeef0 | job-#",
                "team7 | team#",
                "v2-api | v#-api",
                // Stable, though it looks alike
                "worker-alpha | worker-alpha",
                "web-admin | web-admin",
                "web-proxy | web-proxy",
                "cert-manager-cainjector | cert-manager-cainjector",
                "k8s-sync | k8s-sync",
                "s3-sync | s#-sync",
                "x12b3 | x12b#",
                "1password | #password",
                "facade | facade",
                "decade-beef | decade-beef",
                "xkcdq | xkcdq",
                "default | default",
                "a-bcdfgh | a-bcdfgh",
                "a-BCDFG | a-BCDFG",
                "'' | ''"
            })
    void volatilePartsAreReplaced(String name, String family) {
        assertThat(Families.of(name)).isEqualTo(family);
    }

    @Test
    void bothPartsOfAnAccountBelongToAFamily() {
        assertThat(Families.of(new ServiceAccount("pr-101", "runner-x7k2p")))
                .isEqualTo(new ServiceAccount("pr-#", "runner-#"));
    }

    @Test
    void accountsOfKubeSystemStandForThemselves() {
        ServiceAccount account = new ServiceAccount("kube-system", "agent-x7k2p");
        assertThat(Families.of(account)).isEqualTo(account);
    }

    @Test
    void longNamesAreCut() {
        String name = "n".repeat(1_000);
        assertThat(Families.of(new ServiceAccount(name, name)).toString()).hasSize(63 + 1 + 253);
        assertThat(Families.of(new ServiceAccount("kube-system", name)).name()).hasSize(253);
        assertThat(Families.ofNamespace(name)).hasSize(63);
    }
}
