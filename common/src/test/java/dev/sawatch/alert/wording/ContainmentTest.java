package dev.sawatch.alert.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sawatch.audit.Cluster;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import dev.sawatch.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainmentTest {
    private static final String TO_IT = " to ServiceAccount \"checkout/payments\"";
    private static final String CLUSTER_WIDE =
            "RBAC: allowed by ClusterRoleBinding \"shop:all\" of ClusterRole \"view\"";
    private static final String IN_NAMESPACE = "RBAC: allowed by RoleBinding \"readers/ml\" of Role \"r\"";

    private static Sample sample() {
        return Sample.of(Variation.UNUSUAL_SENSITIVE_RESOURCE).call("list", "secrets", "kube-system", "");
    }

    private static List<String> lines(Sample sample) {
        return Containment.of(sample.accountCall());
    }

    private static String text(Sample sample) {
        return String.join("\n", lines(sample));
    }

    @Test
    void deletesTheVeryPodAndTakesTheRightFromTheAccountAlone() {
        assertThat(text(sample().reason(CLUSTER_WIDE + TO_IT))).isEqualTo("""
                3. To contain it, once you are sure, in the cluster prod-eu; all that runs as payments/checkout is hit, \
                what belongs to others is not:
                The token dies with its pod. A new pod of the same image can be broken into in the same way; the old \
                one's logs are lost with it.
                [ "$(kubectl get pod 'checkout-5b9c7' --namespace='payments' --output=jsonpath='{.metadata.uid}')" = \
                '5b9c7a11-0000-4000-8000-000000000001' ] &&
                kubectl delete pod 'checkout-5b9c7' --namespace='payments'
                The right comes by ClusterRoleBinding shop:all. Others whom it binds keep it:
                kubectl get clusterrolebinding 'shop:all' --output=json |
                jq --arg ns 'payments' --arg name 'checkout' '.metadata.namespace as $home | .subjects |= \
                map(select((.kind == "ServiceAccount" and .name == $name and (.namespace // $home) == $ns) | not))' |
                kubectl replace --filename=-
                If the account has a role in AWS, what was got with it outlives token and pod: revoke it there.""");
    }

    @Test
    void asksForTheAccountsPodsAndSecretsWhereTheLogDoesNotNameThem() {
        assertThat(text(sample().sparse().cluster(Samples.GKE)))
                .contains(
                        "\nkubectl get pods --namespace='payments' --field-selector='spec.serviceAccountName=checkout'\n")
                .contains("\nkubectl get secrets --namespace='payments' --field-selector=type=kubernetes.io/")
                .contains("\nkubectl get rolebindings,clusterrolebindings --all-namespaces --output=json |\n")
                .contains("rights in Google Cloud's IAM")
                .doesNotContain("delete pod", "replace");
    }

    @Test
    void saysThatATokenOfNoPodLivesOn() {
        assertThat(text(sample().credential("JTI=7d1f", "", "")))
                .contains("it lives until it expires, or the account is deleted")
                .doesNotContain("delete pod", "get secrets");
    }

    @Test
    void takesNoRightThatOthersShareOrThatWasRefused() {
        assertThat(text(sample().reason(CLUSTER_WIDE + " to Group \"system:authenticated\"")))
                .contains("binds the Group system:authenticated: not only this account")
                .doesNotContain("replace");
        assertThat(text(sample().reason(CLUSTER_WIDE + " to ServiceAccount \"vault/payments\"")))
                .doesNotContain("replace");
        assertThat(text(sample().denied())).contains("The call was refused").doesNotContain("replace", "rolebindings");
    }

    @Test
    void leavesTheAccountThatWasActedAs() {
        Sample acted = sample().reason(CLUSTER_WIDE + TO_IT).actingAs("system:serviceaccount:payments:checkout");
        assertThat(text(acted.user("ana@example.com")))
                .startsWith("3. To contain it: end the access of the caller")
                .doesNotContain("kubectl");
        assertThat(text(acted.user("system:serviceaccount:ci:runner").credential("JTI=1", "runner-1", "5b9c7a11")))
                .contains("kubectl delete pod 'runner-1' --namespace='ci'")
                .contains("binds the ServiceAccount checkout/payments: not only this account")
                .doesNotContain("replace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RBAC: allowed by ClusterRoleBinding \"x'; rm -rf ~; '\" of ClusterRole \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by ClusterRoleBinding \"--all\" of ClusterRole \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by ClusterRoleBinding \"$(id)\" of ClusterRole \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by ClusterRoleBinding \"a\\\" of ClusterRole \\\"x\" of ClusterRole \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by ClusterRoleBinding \"a\" of ClusterRole \"view\" to ServiceAccount \"checkout/payments\"\nkubectl delete ns",
                "RBAC: allowed by RoleBinding \"a\" of Role \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by RoleBinding \"a/b/c\" of Role \"view\" to ServiceAccount \"checkout/payments\"",
                "RBAC: allowed by RoleBinding \"a/-A\" of Role \"view\" to ServiceAccount \"checkout/payments\"",
                "access granted by IAM permissions."
            })
    void makesNoCommandOfABindingThatHasNoPlainName(String reason) {
        assertThat(text(sample().reason(reason)))
                .contains("does not name the binding")
                .doesNotContain("replace", "rm -rf", "--all ", "$(id)", "delete ns", "-A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'; rm -rf ~; '", "--all", "$(id)", "a\nb", "`id`", "A", "a b", Samples.ODD})
    void makesNoCommandOfNamesThatKubernetesDoesNotAllow(String name) {
        assertThat(text(sample().credential("JTI=1", name, "u"))).doesNotContain("delete pod", "get pod");
        assertThat(text(sample().credential("JTI=1", "pod-1", name)))
                .contains("\nkubectl delete pod 'pod-1' ")
                .doesNotContain("get pod");
        assertThat(lines(sample().user("system:serviceaccount:payments:" + name)))
                .singleElement()
                .asString()
                .endsWith("no command is given, for Kubernetes allows no account of this name.");
    }

    @Test
    void fitsTheLinesOfTheTextWithTheLongestNames() {
        String name = "a".repeat(253);
        Sample longest = sample().user("system:serviceaccount:" + "n".repeat(63) + ":" + name)
                .credential("JTI=1", name, "0".repeat(64))
                .reason(IN_NAMESPACE.replace("readers", name).replace("ml", "n".repeat(63)) + " to ServiceAccount \""
                        + name + "/" + "n".repeat(63) + "\"");
        assertThat(lines(longest)).anyMatch(line -> line.contains("replace")).allMatch(line -> line.length() <= 512);
        assertThat(lines(longest.sparse())).allMatch(line -> line.length() <= 512);
        assertThat(AlertText.of(longest.alert())).contains(lines(longest));
    }

    @Test
    void aShellRunsItAndLeavesTheOtherSubjects(@TempDir Path folder) throws IOException, InterruptedException {
        String binding = """
                {"kind":"RoleBinding","metadata":{"name":"readers","namespace":"payments","resourceVersion":"7"},
                 "subjects":[{"kind":"ServiceAccount","name":"checkout"},
                  {"kind":"ServiceAccount","name":"checkout","namespace":"payments"},
                  {"kind":"ServiceAccount","name":"checkout","namespace":"web"},
                  {"kind":"User","name":"checkout"},{"kind":"Group","name":"ops"}]}""";
        Path file = Files.writeString(folder.resolve("binding.json"), binding);
        String kubectl = "kubectl() { case \"$1 $2\" in"
                + " 'get pod') echo 'another-uid';; 'get rolebinding') cat '" + file + "';;"
                + " 'replace --filename=-') jq --compact-output .subjects;; *) echo \"$*\";; esac; }\n";
        String script = kubectl
                + String.join(
                        "\n",
                        lines(sample().cluster(Cluster.eks("r", "1", "c"))
                                        .reason(IN_NAMESPACE.replace("ml", "payments") + TO_IT))
                                .stream()
                                .filter(line -> line.matches("(?:kubectl|jq|\\[) .*"))
                                .toList());
        assertThat(run(script))
                .isEqualTo("[{\"kind\":\"ServiceAccount\",\"name\":\"checkout\",\"namespace\":\"web\"},"
                        + "{\"kind\":\"User\",\"name\":\"checkout\"},{\"kind\":\"Group\",\"name\":\"ops\"}]\n");
    }

    private static String run(String script) throws IOException, InterruptedException {
        boolean found = List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "jq")));
        assumeTrue(found, "needs jq: https://jqlang.org/download/");
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return output;
    }
}
