package dev.sawatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/healthz",
                "/readyz?verbose&exclude=etcd",
                "/apis/apps/v1?timeout=32s",
                "/api/v1/pods?limit=500&resourceVersion=0&labelSelector=app%3Dx&watch=true",
                "/api/v1/namespaces/shop/pods/web-0/log?container=web&follow=true&tailLines=10",
                "/api/v1/namespaces/proxy/pods/web-0",
                "/api/v1/namespaces/shop/services/web/proxy/api/v1/datasources"
            })
    void harmlessOnesStayAsTheyAre(String uri) {
        assertThat(RequestUri.harmless(uri)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/pods?access_token=s3cret&limit=5 | /api/v1/pods?access_token=…&limit=5",
                "/p/exec?command=sh&command=-c&command=s3cret&stdin=true | /p/exec?command=…(3)&stdin=true",
                "/api/v1/pods?limit=1;token=s3cret | /api/v1/pods?limit=1&token=…",
                "/api/v1/pods?limit=1?token=s3cret | /api/v1/pods?limit=1&token=…",
                "/api/v1/pods?limit=1\\u0026token=s3cret | /api/v1/pods?limit=1&token=…",
                "/api/v1/pods?%77atch=1&%74oken=s3cret | /api/v1/pods?%77atch=1&…=…",
                "/api/v1/pods?a%zz=s3cret | /api/v1/pods?…=…",
                "/api/v1/pods?s3cret%20words | /api/v1/pods?…",
                "/api/v1/pods?=s3cret | /api/v1/pods?…=…",
                "/api/v1/pods?&&&& | /api/v1/pods",
                "/api/v1/namespaces/a/services/b/proxy/hooks/S3cret1?x=s3cret"
                        + " | /api/v1/namespaces/a/services/b/proxy/hooks/…?x=…",
                "/api/v1/nodes/n1/proxy/run/kube-system/etcd-1/etcd | /api/v1/nodes/n1/proxy/run/kube-system/…/etcd",
                "/api/v1/proxy/namespaces/a1/services/b1/S3cret | /api/v1/proxy/namespaces/a1/services/b1/…",
                "/apis/x.example.com/v1/widgets/w1/proxy/S3cret/ | /apis/x.example.com/v1/widgets/w1/proxy/…/"
            })
    void whatMayBeSecretIsLeftOut(String uri, String kept) {
        assertThat(RequestUri.harmless(uri)).isEqualTo(kept);
        assertThat(RequestUri.harmless(kept)).isEqualTo(kept);
    }

    @Test
    void theirNumberAndLengthHaveABound() {
        String many =
                IntStream.range(0, 1_000).mapToObj(i -> "p" + i + "=s3cret").collect(Collectors.joining("&"));
        assertThat(RequestUri.harmless("/x?" + many))
                .hasSizeLessThan(300)
                .endsWith("p31=\u2026&\u2026(968)")
                .doesNotContain("s3cret");
        assertThat(RequestUri.harmless("/x?continue=" + "x".repeat(2_000))).isEqualTo("/x?continue=\u2026");
    }
}
