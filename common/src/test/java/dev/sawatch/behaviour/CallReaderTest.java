package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Events;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call is, and what matters of it, by itself. */
class CallReaderTest {
    private static final CallClassifier CLASSIFIER =
            new CallClassifier(Settings.defaults().lists());

    private static AuditEvent event(String account, ApiCall call, int code, AuditEvent.@Nullable User target) {
        ServiceAccount actor = new ServiceAccount(
                account.substring(0, account.indexOf('/')), account.substring(account.indexOf('/') + 1));
        return new AuditEvent(
                Events.CLUSTER,
                "a",
                Instant.parse("2026-01-20T10:00:00Z"),
                new AuditEvent.User(actor.username(), actor, List.of(), AuditEvent.Credential.UNKNOWN),
                target,
                call,
                code,
                code == 403 ? "forbid" : "allow",
                "",
                "10.0.12.7",
                "checkout/v1.4.2",
                "",
                false);
    }

    private static AccountCall observe(String account, ApiCall call, int code) {
        return CLASSIFIER.classify(event(account, call, code, null)).get(0);
    }

    private static ApiCall resource(String verb, String group, String kind, String namespace, String name) {
        int slash = kind.indexOf('/');
        return new ApiCall(
                verb,
                group,
                "v1",
                slash < 0 ? kind : kind.substring(0, slash),
                slash < 0 ? "" : kind.substring(slash + 1),
                namespace,
                name,
                "/apis");
    }

    private static ApiCall path(String verb, String uri) {
        return new ApiCall(verb, "", "", "", "", "", "", uri);
    }

    @ParameterizedTest
    @CsvSource({
        "get, '', pods, payments, get pods (own)",
        "get, '', pods, kube-system, get pods (system)",
        "get, '', pods, shop, get pods (other)",
        "get, '', pods, '', get pods (cluster)",
        "patch, apps, deployments/status, shop, change apps/deployments/status (other)",
        "get, '', Pods, shop, get (invalid) (other)",
        "get, '', pods/Log, shop, get (invalid) (other)",
        "get, Bad_Group, pods, shop, get (invalid) (other)"
    })
    void aCallIsVerbResourceAndReach(String verb, String group, String kind, String namespace, String behaviour) {
        assertThat(observe("payments/checkout", resource(verb, group, kind, namespace, "web"), 200)
                        .behaviour())
                .hasToString(behaviour);
    }

    @ParameterizedTest
    @CsvSource({
        "get, /metrics, get /metrics (cluster)",
        "post, /metrics, other /metrics (cluster)",
        "get, /logs/pods, get /logs (cluster)",
        "get, /a%20b, get /(invalid) (cluster)"
    })
    void aPathIsItsFirstSegment(String verb, String uri, String behaviour) {
        assertThat(observe("payments/checkout", path(verb, uri), 200).behaviour())
                .hasToString(behaviour);
    }

    @ParameterizedTest
    @CsvSource({
        "'', namespaces, '', payments, OWN",
        "'', namespaces, '', kube-system, SYSTEM",
        "'', namespaces, '', shop, OTHER",
        "'', namespaces, '', '', CLUSTER",
        "example.com, namespaces, '', shop, CLUSTER",
        "'', nodes, '', shop, CLUSTER",
        "'', namespaces, payments, shop, OWN"
    })
    void aNamespaceIsInTheNamespaceThatItIs(String group, String kind, String namespace, String name, Reach reach) {
        assertThat(observe("payments/checkout", resource("get", group, kind, namespace, name), 200)
                        .behaviour()
                        .reach())
                .isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "create, '', services, shop, 201, true, true",
        "create, '', services, payments, 201, true, false",
        "create, '', services, shop, 403, true, false",
        "create, '', services, Shop, 201, true, false",
        "get, '', services, shop, 200, false, false",
        "get, '', secrets, shop, 200, false, true",
        "create, '', pods/eviction, shop, 201, true, false",
        "create, '', pods/binding, shop, 201, true, false",
        "create, authorization.k8s.io, subjectaccessreviews, '', 201, false, false",
        "create, authorization.k8s.io, localsubjectaccessreviews, shop, 201, false, false",
        "create, authentication.k8s.io, tokenreviews, '', 201, false, false"
    })
    void modifiesAndEntersNamespaces(
            String verb, String group, String kind, String namespace, int code, boolean modifies, boolean enters) {
        Traits traits = observe("payments/checkout", resource(verb, group, kind, namespace, "web"), code)
                .traits();
        assertThat(traits.modifies()).isEqualTo(modifies);
        assertThat(traits.entersNamespace()).isEqualTo(enters);
    }

    @ParameterizedTest
    @CsvSource({
        "payments/checkout, 200, true, false",
        "payments/checkout, 409, true, false",
        "payments/checkout, 404, false, true",
        "payments/checkout, 403, false, false",
        "kube-system/generic-garbage-collector, 200, false, false"
    })
    void whatIsFoundIsSeen(String account, int code, boolean makesSeen, boolean notFound) {
        Traits traits = observe(account, resource("get", "", "services", "shop", "web"), code)
                .traits();
        assertThat(traits.makesSeen()).isEqualTo(makesSeen);
        assertThat(traits.notFound()).isEqualTo(notFound);
    }

    @Test
    void aPathMakesNoResourceSeenAndModifiesNothing() {
        Traits traits =
                observe("payments/checkout", path("post", "/metrics"), 200).traits();
        assertThat(traits.makesSeen()).isFalse();
        assertThat(traits.modifies()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kube-system/deployment-controller, list, replicasets, 200, true",
        "kube-system/deployment-controller, list, replicasets, 403, false",
        "kube-system/deployment-controller, list, daemonsets, 200, false",
        "payments/checkout, list, replicasets, 200, false"
    })
    void withinItsRoleIsABuiltInControllerThatWasAllowed(
            String account, String verb, String kind, int code, boolean within) {
        Traits traits =
                observe(account, resource(verb, "apps", kind, "shop", ""), code).traits();
        assertThat(traits.withinRole()).isEqualTo(within);
        assertThat(traits.builtIn()).isEqualTo(account.startsWith("kube-system/"));
    }

    @Test
    void nothingSensitiveIsWithinARole() {
        Traits traits = observe("kube-system/bootstrap-signer", resource("list", "", "secrets", "kube-system", ""), 200)
                .traits();
        assertThat(traits.withinRole()).isFalse();
        assertThat(traits.sensitive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kube-system/deployment-controller, create, replicasets, payments, checkout-5b9c7d8f6b, 201, checkout",
        "kube-system/deployment-controller, create, replicasets, payments, checkout-5b9c7d8f6b, 399, checkout",
        "kube-system/statefulset-controller, create, controllerrevisions, payments, db-main-7f9c, 201, db-main",
        "kube-system/deployment-controller, create, replicasets, payments, checkout-5b9c7d8f6b, 409, ''",
        "kube-system/deployment-controller, create, replicasets, payments, checkout-5b9c7d8f6b, 400, ''",
        "kube-system/deployment-controller, create, replicasets, payments, checkout-5b9c7d8f6b, 403, ''",
        "kube-system/deployment-controller, update, replicasets, payments, checkout-5b9c7d8f6b, 200, ''",
        "kube-system/deployment-controller, create, deployments, payments, checkout-5b9c7d8f6b, 201, ''",
        "kube-system/deployment-controller, create, replicasets, Payments, checkout-5b9c7d8f6b, 201, ''",
        "kube-system/deployment-controller, create, replicasets, payments, checkout, 201, ''",
        "kube-system/deployment-controller, create, replicasets, payments, -checkout, 201, ''",
        "kube-system/deployment-controller, create, replicasets, payments, Check-5b9c7d8f6b, 201, ''",
        "payments/checkout, create, replicasets, payments, checkout-5b9c7d8f6b, 201, ''"
    })
    void aRolloutIsMadeByABuiltInController(
            String account, String verb, String kind, String namespace, String name, int code, String workload) {
        assertThat(observe(account, resource(verb, "apps", kind, namespace, name), code)
                        .traits()
                        .rollout())
                .isEqualTo(workload);
    }

    @Test
    void whatSomebodyDoesInAnAccountsNameIsItsCallAndTeachesNothing() {
        ServiceAccount account = new ServiceAccount("kube-system", "deployment-controller");
        AuditEvent.User target =
                new AuditEvent.User(account.username(), account, List.of(), AuditEvent.Credential.UNKNOWN);
        List<AccountCall> both = CLASSIFIER.classify(event(
                "payments/checkout",
                resource("create", "apps", "replicasets", "shop", "checkout-5b9c7d8f6b"),
                201,
                target));
        assertThat(both).hasSize(2);
        Traits acting = both.get(0).traits();
        assertThat(both.get(0).behaviour()).hasToString("impersonate serviceaccounts (system)");
        assertThat(acting.sensitive()).isTrue();
        assertThat(acting.makesSeen()).isTrue();
        assertThat(acting.impersonated()).isFalse();
        Traits named = both.get(1).traits();
        assertThat(both.get(1).account()).isEqualTo(account);
        assertThat(named.impersonated()).isTrue();
        assertThat(named.rollout()).isEmpty();
        assertThat(named.makesSeen()).isFalse();
        assertThat(named.entersNamespace()).isFalse();
    }

    @Test
    void discoveryIsNotJudgedEvenInAnothersName() {
        ServiceAccount account = new ServiceAccount("shop", "cart");
        AuditEvent.User target =
                new AuditEvent.User(account.username(), account, List.of(), AuditEvent.Credential.UNKNOWN);
        assertThat(CLASSIFIER.classify(event("payments/checkout", path("get", "/version"), 200, null)))
                .isEmpty();
        assertThat(CLASSIFIER.classify(event("payments/checkout", path("get", "/version"), 200, target)))
                .singleElement()
                .satisfies(call -> assertThat(call.account()).hasToString("payments/checkout"));
    }

    @ParameterizedTest
    @CsvSource({
        "selfsubjectaccessreviews, 0",
        "selfsubjectrulesreviews, 0",
        "selfsubjectreviews, 0",
        "selfsubjectothers, 2",
        "subjectaccessreviews, 2"
    })
    void whoAsksWhatAnotherMayDoIsNotJudged(String kind, int calls) {
        ServiceAccount account = new ServiceAccount("shop", "cart");
        AuditEvent.User target =
                new AuditEvent.User(account.username(), account, List.of(), AuditEvent.Credential.UNKNOWN);
        assertThat(CLASSIFIER.classify(event(
                        "payments/checkout", resource("create", "authorization.k8s.io", kind, "", ""), 201, target)))
                .hasSize(calls);
    }

    @ParameterizedTest
    @CsvSource({
        "list, '', pods, kube-system, false",
        "create, apps, replicasets, shop, true",
        "create, apps, controllerrevisions, shop, true",
        "update, apps, replicasets, shop, false",
        "update, '', configmaps, kube-system, true",
        "update, '', services, shop, false"
    })
    void someCallsAreJudgedByTheirObjectsName(
            String verb, String group, String kind, String namespace, boolean depends) {
        boolean found = CLASSIFIER.dependsOnName(resource(verb, group, kind, namespace, "x"));
        assertThat(found).isEqualTo(depends);
        assertThat(CLASSIFIER.dependsOnName(path("get", "/metrics"))).isFalse();
    }

    @Test
    void anAccountsKindsAreNotThoseOfBuiltInControllers() {
        ApiCall call = resource("get", "", "pods", "shop", "web");
        assertThat(observe("lab/notebook-z", call, 200).kinds()).hasSize(2);
        assertThat(observe("kube-system/job-controller", call, 200).kinds()).isEmpty();
    }
}
