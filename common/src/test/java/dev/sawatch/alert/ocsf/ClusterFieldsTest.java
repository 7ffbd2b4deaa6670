package dev.sawatch.alert.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.Samples;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu",
                "//container.googleapis.com/projects/p/locations/l/clusters/c",
                "/subscriptions/s/resourcegroups/g(1)/providers/microsoft.containerservice/managedclusters/c",
                "prod-eu"
            })
    void keepsIdsThatAreUriReferences(String id) {
        assertThat(ClusterFields.source(new Cluster(id))).isEqualTo(id);
        assertThat(URI.create(id)).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource({
        "prod eu:1, prod%20eu%3A1",
        "'50% [x]?#', 50%25%20%5Bx%5D%3F%23",
        "zürich, z%C3%BCrich",
        "/subscriptions/s/resourcegroups/g [1]/providers/p/managedclusters/c,"
                + " /subscriptions/s/resourcegroups/g%20%5B1%5D/providers/p/managedclusters/c"
    })
    void encodesWhatUriReferencesDoNotAllow(String id, String source) {
        assertThat(ClusterFields.source(new Cluster(id))).isEqualTo(source);
        assertThat(URI.create(source).isAbsolute()).isFalse();
    }

    @Test
    void namesTheCloud() {
        assertThat(ClusterFields.cloud(Cluster.eks("eu-central-1", "111122223333", "c")))
                .hasToString("{\"provider\":\"AWS\",\"region\":\"eu-central-1\",\"account\":{\"uid\":\"111122223333\","
                        + "\"type_id\":10,\"type\":\"AWS Account\"}}");
        assertThat(ClusterFields.cloud(Samples.AKS))
                .hasToString("{\"provider\":\"Azure\",\"account\":{\"uid\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"type_id\":13,\"type\":\"Azure Subscription\"}}");
        assertThat(ClusterFields.cloud(Samples.GKE))
                .hasToString("{\"provider\":\"GCP\",\"region\":\"europe-west3\",\"account\":{\"uid\":\"shop-prod\","
                        + "\"type_id\":11,\"type\":\"GCP Project\"}}");
        assertThat(ClusterFields.cloud(Samples.PLAIN)).hasToString("{\"provider\":\"Kubernetes\"}");
    }
}
