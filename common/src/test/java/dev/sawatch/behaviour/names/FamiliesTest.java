package dev.sawatch.behaviour.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ServiceAccount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
    private static final Families FAMILIES = new Families(List.of());

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
                "a.b-c | a.b-c",
                // None at all
                "a-BCDFG | (invalid)",
                "'a b' | (invalid)",
                "-a | (invalid)",
                "'' | (invalid)"
            })
    void volatilePartsAreReplaced(String name, String family) {
        assertThat(Families.ofName(name)).isEqualTo(family);
    }

    @Test
    void bothPartsOfAnAccountBelongToAFamily() {
        assertThat(FAMILIES.of(new ServiceAccount("pr-101", "runner-x7k2p")))
                .isEqualTo(new ServiceAccount("pr-#", "runner-#"));
    }

    @Test
    void accountsOfKubeSystemStandForThemselves() {
        ServiceAccount account = new ServiceAccount("kube-system", "agent-x7k2p");
        assertThat(FAMILIES.of(account)).isEqualTo(account);
    }

    @Test
    void namespacesSetApartStandForThemselvesWithTheirAccounts() {
        Families families = new Families(List.of(Glob.of("tenant-*"), Glob.of("lab")));
        ServiceAccount seven = new ServiceAccount("tenant-007", "app-7");
        assertThat(families.of(seven)).isEqualTo(seven);
        assertThat(families.ofNamespace("tenant-012")).isEqualTo("tenant-012");
        assertThat(families.ofNamespace("lab-1")).isEqualTo("lab-#");
    }

    @Test
    void whatCannotBeANameIsAllOneFamily() {
        String longName = "n".repeat(300);
        assertThat(FAMILIES.of(new ServiceAccount(longName, longName)).toString())
                .isEqualTo("(invalid)/(invalid)");
        assertThat(FAMILIES.of(new ServiceAccount("kube-system", "A b")).name()).isEqualTo("(invalid)");
        assertThat(FAMILIES.ofNamespace("a.b")).isEqualTo("(invalid)");
        assertThat(FAMILIES.ofNamespace("n".repeat(64))).isEqualTo("(invalid)");
    }
}
