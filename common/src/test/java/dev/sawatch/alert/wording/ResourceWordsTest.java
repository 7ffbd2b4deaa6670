package dev.sawatch.alert.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'', secrets, a secret",
        "'', endpoints, an endpoints",
        "networking.k8s.io, ingresses, an ingress",
        "networking.k8s.io, networkpolicies, a networkpolicy",
        "discovery.k8s.io, endpointslices, an endpointslice",
        "monitoring.coreos.com, prometheuses, a prometheus.monitoring.coreos.com",
        "metrics.k8s.io, pods, a pod.metrics.k8s.io",
        "example.com, matrixes, a matrix.example.com",
        "example.com, switches, a switch.example.com",
        "example.com, data, a data.example.com"
    })
    void nameOne(String group, String resource, String expected) {
        ApiCall call = new ApiCall("create", group, "v1", resource, "", "", "", "");
        assertThat(ResourceWords.one(call)).isEqualTo(expected);
    }
}
