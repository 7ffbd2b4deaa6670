package dev.sawatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Collected;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events without an objectRef are of the resource that their path names. */
class RequestPathTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "get, /api/v1/namespaces/kube-system/secrets/x, get core v1 secrets - kube-system x",
                "get, /api/v1/namespaces/kube-system/secrets, list core v1 secrets - kube-system -",
                "get, /api/v1/secrets?limit=5&watch=true, watch core v1 secrets - - -",
                "get, /api/v1/secrets?%77atch=1, watch core v1 secrets - - -",
                "get, /api/v1/secrets?watch, watch core v1 secrets - - -",
                "get, /api/v1/secrets?watch=false, list core v1 secrets - - -",
                "get, /api/v1/secrets/x?watch=true, get core v1 secrets - - x",
                "head, /api/v1/nodes/n1, get core v1 nodes - - n1",
                "get, /api/v1/nodes?fieldSelector=metadata.name%3Dn1, list core v1 nodes - - n1",
                "list, /api/v1/secrets, list core v1 secrets - - -",
                "post, /api/v1/namespaces/a/pods, create core v1 pods - a -",
                "post, /api/v1/namespaces/a/pods/p/eviction, create core v1 pods eviction a p",
                "put, /apis/apps/v1/namespaces/a/deployments/d/scale, update apps v1 deployments scale a d",
                "patch, /apis/apps/v1/namespaces/a/deployments/d, patch apps v1 deployments - a d",
                "delete, /apis/apps/v1/namespaces/a/deployments/d, delete apps v1 deployments - a d",
                "delete, /apis/apps/v1/namespaces/a/deployments, deletecollection apps v1 deployments - a -",
                "get, /api/v1/namespaces, list core v1 namespaces - - -",
                "get, /api/v1/namespaces/a, get core v1 namespaces - a a",
                "put, /api/v1/namespaces/a/finalize, update core v1 namespaces finalize a a",
                "get, /api/v1/watch/namespaces/a/secrets, watch core v1 secrets - a -",
                "get, /api/v1/watch/secrets, watch core v1 secrets - - -",
                "get, /api/v1/proxy/namespaces/a/services/s/x/y, get core v1 services proxy a s",
                "get, /api/v1/nodes/n1/proxy/pods, get core v1 nodes proxy - n1",
                "get, /api/v1/watch, list core v1 watch - - -",
                "get, //api//v1//namespaces//kube-system//secrets/, list core v1 secrets - kube-system -",
                "get, /api/v1/%6eamespaces/kube-system%2Fsecrets/x, get core v1 secrets - kube-system x",
                "get, /version/../api/v1/./secrets, list core v1 secrets - - -",
                "get, /../../api/v1/secrets, list core v1 secrets - - -",
                "get, /apis/rbac.authorization.k8s.io/v1/clusterroles/a:b, "
                        + "get rbac.authorization.k8s.io v1 clusterroles - - a:b"
            })
    void resourcesAreReadOffThePath(String verb, String uri, String expected) throws IOException {
        ApiCall call = read(verb, uri).call();
        assertThat(String.join(
                        " ",
                        call.verb(),
                        call.apiGroup().isEmpty() ? "core" : call.apiGroup(),
                        call.apiVersion(),
                        orDash(call.resource()),
                        orDash(call.subresource()),
                        orDash(call.namespace()),
                        orDash(call.name())))
                .isEqualTo(expected);
        assertThat(isDiscovery(verb, uri)).isFalse();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1",
                "/api/v1?timeout=32s",
                "/apis",
                "/apis/apps",
                "/apis/apps/v1/",
                "/openapi/v3/apis/apps/v1",
                "/version",
                "/livez/etcd"
            })
    void discoveryIsNoResource(String uri) throws IOException {
        assertThat(read("get", uri).call().isResource()).isFalse();
        assertThat(isDiscovery("get", uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/version/../metrics", "/%6detrics", "//metrics", "/livez/..//metrics", "/metrics/x?y=z"})
    void aPathIsNotTakenForAMoreHarmlessOne(String uri) throws IOException {
        assertThat(read("get", uri).call().firstPathSegment()).isEqualTo("/metrics");
        assertThat(isDiscovery("get", uri)).isFalse();
    }

    @Test
    void anEmptyObjectRefIsNone() throws IOException {
        String json =
                json("get", "/api/v1/secrets").replace("\"verb\"", "\"objectRef\":{\"apiVersion\":\"v1\"},\"verb\"");
        assertThat(event(json).call().resource()).isEqualTo("secrets");
    }

    @Test
    void theFingerprintTellsPathsApart() throws IOException {
        String get = read("get", "/api/v1/secrets/a").fingerprint();
        assertThat(read("get", "/api/v1/secrets").fingerprint()).isNotEqualTo(get);
        assertThat(read("get", "/api/v1/secrets?watch=true").fingerprint())
                .isNotEqualTo(read("get", "/api/v1/secrets?watch=false").fingerprint());
        assertThat(read("get", "/x?token=s3cret").fingerprint())
                .isEqualTo(read("get", "/x?token=other").fingerprint())
                .doesNotContain("s3cret");
    }

    private static boolean isDiscovery(String verb, String uri) throws IOException {
        return new CallClassifier(Settings.defaults().lists())
                .classify(read(verb, uri))
                .isEmpty();
    }

    private static AuditEvent read(String verb, String uri) throws IOException {
        return event(json(verb, uri));
    }

    private static AuditEvent event(String json) throws IOException {
        Collected found = new Collected();
        try (var parser = AuditJson.FACTORY.createParser(json)) {
            parser.nextToken();
            new AuditEventReader(new Cluster("test")).read(parser, found);
        }
        return found.events.get(0);
    }

    private static String json(String verb, String uri) {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","stage":"ResponseComplete",\
                "requestURI":"%s","verb":"%s","user":{"username":"system:serviceaccount:shop:cart"},\
                "responseStatus":{"code":200},"requestReceivedTimestamp":"2026-01-05T10:00:00Z"}""".formatted(uri, verb);
    }
}
