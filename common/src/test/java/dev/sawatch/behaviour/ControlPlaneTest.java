package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.ServiceAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPlaneTest {
    private final ControlPlane shipped = ControlPlane.shipped();

    @ParameterizedTest
    @CsvSource({
        "replicaset-controller, create, '', pods, '', true",
        "replicaset-controller, patch, '', pods, '', true",
        "replicaset-controller, get, '', pods, '', false",
        "replicaset-controller, update, '', pods, '', false",
        "replicaset-controller, update, '', pods, status, false",
        "replicaset-controller, update, apps, replicasets, '', true",
        "replicaset-controller, update, apps, replicasets, status, true",
        "replicaset-controller, delete, apps, replicasets, '', false",
        "replicaset-controller, create, apps, deployments, '', false",
        "replicaset-controller, update, '', replicasets, '', false",
        "horizontal-pod-autoscaler, update, apps, deployments, scale, true",
        "horizontal-pod-autoscaler, delete, apps, deployments, scale, false",
        "horizontal-pod-autoscaler, update, apps, deployments, scaled, false",
        "horizontal-pod-autoscaler, get, custom.metrics.k8s.io, pods, '', true",
        "horizontal-pod-autoscaler, get, customXmetrics.k8s.io, pods, '', false",
        "horizontal-pod-autoscaler, create, custom.metrics.k8s.io, pods, '', false",
        "generic-garbage-collector, delete, example.com, widgets, '', true",
        "generic-garbage-collector, create, example.com, widgets, '', false",
        "default, get, '', pods, '', false"
    })
    void aControllerMayDoWhatItsRoleSays(
            String account, String verb, String group, String resource, String subresource, boolean allowed) {
        ApiCall call = new ApiCall(verb, group, "v1", resource, subresource, "shop", "", "/apis");
        assertThat(shipped.allows(new ServiceAccount("kube-system", account), call))
                .isEqualTo(allowed);
        assertThat(shipped.allows(new ServiceAccount("shop", account), call)).isFalse();
        assertThat(ControlPlane.empty().allows(new ServiceAccount("kube-system", account), call))
                .isFalse();
    }

    @Test
    void aPathIsInNobodysRole() {
        ApiCall path = new ApiCall("get", "", "", "", "", "", "", "/metrics");
        assertThat(shipped.allows(new ServiceAccount("kube-system", "generic-garbage-collector"), path))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kube-system, generic-garbage-collector, true",
        "kube-system, namespace-controller, true",
        "kube-system, resourcequota-controller, true",
        "kube-system, replicaset-controller, false",
        "kube-system, default, false",
        "shop, generic-garbage-collector, false"
    })
    void threeWalkEveryResource(String namespace, String name, boolean walks) {
        assertThat(shipped.walks(new ServiceAccount(namespace, name))).isEqualTo(walks);
    }

    @ParameterizedTest
    @CsvSource({"get, /api, true", "get, /readyz, true", "post, /api, false", "get, /metrics, false", "get, api, false"
    })
    void somePathsAreOpenToEverybody(String verb, String segment, boolean granted) {
        assertThat(PublicPaths.shipped().grants(verb, segment)).isEqualTo(granted);
    }
}
