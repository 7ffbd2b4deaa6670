package dev.sawatch.reading.gke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What method and resource names say, as GKE writes them. */
class CallNameTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "io.k8s.core.v1.pods.create, core/v1/namespaces/shop/pods/web-0, create  v1 pods  shop web-0",
                "io.k8s.core.v1.pods.list, core/v1/namespaces/shop/pods, list  v1 pods  shop ",
                "io.k8s.core.v1.pods.list, core/v1/pods, list  v1 pods   ",
                "io.k8s.core.v1.secrets.watch, core/v1/secrets, watch  v1 secrets   ",
                "io.k8s.core.v1.pods.deletecollection, core/v1/namespaces/shop/pods, deletecollection  v1 pods  shop ",
                "io.k8s.core.v1.nodes.get, core/v1/nodes/node-1, get  v1 nodes   node-1",
                "io.k8s.authorization.rbac.v1.clusterrolebindings.create, rbac.authorization.k8s.io/v1/"
                        + "clusterrolebindings/admin, create rbac.authorization.k8s.io v1 clusterrolebindings   admin",
                "io.k8s.authorization.rbac.v1.clusterroles.update, rbac.authorization.k8s.io/v1/clusterroles/"
                        + "system:node, update rbac.authorization.k8s.io v1 clusterroles   system:node",
                "io.k8s.extensions.v1beta1.ingresses.patch, networking.k8s.io/v1/namespaces/shop/ingresses/web, "
                        + "patch networking.k8s.io v1 ingresses  shop web",
                "com.example.v1alpha1.widgets.get, example.com/v1alpha1/namespaces/shop/widgets/w, get example.com "
                        + "v1alpha1 widgets  shop w",
                "io.k8s.core.v1.namespaces.get, core/v1/namespaces/test-ns, get  v1 namespaces   test-ns",
                "io.k8s.core.v1.namespaces.list, core/v1/namespaces, list  v1 namespaces   ",
                "io.k8s.core.v1.namespaces.status.patch, core/v1/namespaces/test-ns/status, "
                        + "patch  v1 namespaces status  test-ns",
                "io.k8s.core.v1.namespaces.finalize.update, core/v1/namespaces/test-ns/finalize, "
                        + "update  v1 namespaces finalize  test-ns",
                "io.k8s.core.v1.pods.exec.create, core/v1/namespaces/shop/pods/web-0/exec, "
                        + "create  v1 pods exec shop web-0",
                "io.k8s.core.v1.pods.exec.get, core/v1/namespaces/shop/pods/web-0/exec, get  v1 pods exec shop web-0",
                "io.k8s.core.v1.pods.exec.create, core/v1/namespaces/shop/pods/web-0, create  v1 pods exec shop web-0",
                "io.k8s.core.v1.pods.ephemeralcontainers.patch, core/v1/namespaces/shop/pods/web-0/"
                        + "ephemeralcontainers, patch  v1 pods ephemeralcontainers shop web-0",
                "io.k8s.core.v1.serviceaccounts.token.create, core/v1/namespaces/shop/serviceaccounts/cart/token, "
                        + "create  v1 serviceaccounts token shop cart",
                "io.k8s.certificates.v1.certificatesigningrequests.approval.update, certificates.k8s.io/v1/"
                        + "certificatesigningrequests/csr-1/approval, update certificates.k8s.io v1 "
                        + "certificatesigningrequests approval  csr-1",
                "io.k8s.apps.v1.deployments.scale.update, apps/v1/namespaces/shop/deployments/web/scale, "
                        + "update apps v1 deployments scale shop web",
                "io.k8s.core.v1.nodes.proxy.get, core/v1/nodes/node-1/proxy/metrics/cadvisor, "
                        + "get  v1 nodes proxy  node-1",
            })
    void resources(String method, String resource, String expected) {
        ApiCall call = CallName.call(method, resource);
        assertThat(call).isNotNull();
        assertThat(String.join(
                                " ",
                                call.verb(),
                                call.apiGroup(),
                                call.apiVersion(),
                                call.resource(),
                                call.subresource(),
                                call.namespace(),
                                call.name())
                        .strip())
                .isEqualTo(expected);
        assertThat(call.uri()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "io.k8s.get, readyz, get, /readyz, /readyz",
        "io.k8s.get, api/v1, get, /api/v1, /api",
        "io.k8s.post, HNAP1, post, /HNAP1, /HNAP1",
        "io.k8s.get, /metrics, get, /metrics, /metrics",
        "io.k8s.get, '', get, /, /",
        "io.k8s.get, version/../metrics, get, /version/../metrics, /metrics",
        "io.k8s.get, x?access_token=s3cret, get, /x?access_token=…, /x",
    })
    void paths(String method, String resource, String verb, String uri, String segment) {
        ApiCall call = Objects.requireNonNull(CallName.call(method, resource));
        assertThat(call).isEqualTo(new ApiCall(verb, "", "", "", "", "", "", uri));
        assertThat(call.firstPathSegment()).isEqualTo(segment);
    }

    @Test
    void aResourceWithoutItsNameIsNone() {
        assertThat(CallName.call("io.k8s.core.v1.pods.list", "core/v1")).isNull();
        assertThat(CallName.call("io.k8s.core.v1.pods.list", "core/v1/")).isNull();
        assertThat(CallName.call("io.k8s.core.v1.pods.list", "")).isNull();
    }
}
