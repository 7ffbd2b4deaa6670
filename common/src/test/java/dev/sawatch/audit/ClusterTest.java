package dev.sawatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private static List<String> facts(Cluster cluster) {
        return List.of(cluster.provider().label(), cluster.region(), cluster.account(), cluster.name());
    }

    @Test
    void factsAreReadOffTheId() {
        assertThat(facts(Cluster.eks("eu-central-1", "111122223333", "prod-eu")))
                .containsExactly("AWS", "eu-central-1", "111122223333", "prod-eu");
        assertThat(facts(new Cluster("arn:aws-cn:eks:cn-north-1:111122223333:cluster/cn")))
                .containsExactly("AWS", "cn-north-1", "111122223333", "cn");
        assertThat(
                        facts(
                                Cluster.aks(
                                        "/SUBSCRIPTIONS/0000/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/AKS1")))
                .containsExactly("Azure", "", "0000", "aks1");
        assertThat(facts(Cluster.gke("example-project", "europe-west3", "c1")))
                .containsExactly("GCP", "europe-west3", "example-project", "c1");
        assertThat(facts(new Cluster("lab"))).containsExactly("Kubernetes", "", "", "lab");
    }
}
