package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RbacTest {
    @TempDir
    private static Path folder;

    private static Path state = Path.of("");

    @BeforeAll
    static void replay() throws IOException {
        state = folder.resolve("state.db");
        Path log = Files.write(folder.resolve("audit.log"), AuditLines.attack());
        assertThat(new Sawatch().run("replay", "--state", state, log).code()).isZero();
    }

    @Test
    void writesRolesWithTheDaysOfTheirLastUse() {
        Sawatch.Run run = new Sawatch().run("rbac", "--state", state, "shop/cart");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                # Least privilege of shop/cart, from what was seen of it.
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata:
                  name: sawatch:shop:cart:own
                  namespace: shop
                rules:
                - # last used: get 2026-01-20
                  apiGroups:
                  - ''
                  resources:
                  - configmaps
                  verbs:
                  - get
                - # last used: change 2026-01-19, create 2026-01-20
                  apiGroups:
                  - ''
                  resources:
                  - pods
                  verbs:
                  - create
                  - patch
                  - update
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: sawatch:shop:cart:own
                  namespace: shop
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: sawatch:shop:cart:own
                subjects:
                - kind: ServiceAccount
                  name: cart
                  namespace: shop
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata:
                  name: sawatch:shop:cart:system-reads
                  namespace: kube-system
                rules:
                - # last used: list 2026-01-20
                  apiGroups:
                  - ''
                  resources:
                  - secrets
                  verbs:
                  - list
                  - watch
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: sawatch:shop:cart:system-reads
                  namespace: kube-system
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: sawatch:shop:cart:system-reads
                subjects:
                - kind: ServiceAccount
                  name: cart
                  namespace: shop
                """);
    }

    /** As {@code kubectl get role,clusterrole -o yaml} writes it. */
    @Test
    void showsWhatIsGrantedAndNeverUsed() throws IOException {
        Path roles = Files.writeString(folder.resolve("roles.yaml"), """
                apiVersion: v1
                items:
                - apiVersion: rbac.authorization.k8s.io/v1
                  kind: Role
                  metadata:
                    annotations:
                      kubectl.kubernetes.io/last-applied-configuration: |
                        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role"}
                    creationTimestamp: "2026-01-01T00:00:00Z"
                    name: cart
                    namespace: shop
                    resourceVersion: "1234"
                    uid: 00000000-0000-4000-8000-000000000001
                  rules:
                  - apiGroups:
                    - ""
                    resources:
                    - configmaps
                    verbs:
                    - get
                  - apiGroups: ["", apps]
                    resources: [pods, deployments]
                    verbs: [create, delete, patch]
                - apiVersion: rbac.authorization.k8s.io/v1
                  kind: ClusterRole
                  metadata:
                    name: everything
                  rules:
                  - apiGroups: ['*']
                    resources: ['*']
                    verbs: ['*']
                  - nonResourceURLs: [/metrics]
                    verbs: [get]
                kind: List
                metadata:
                  resourceVersion: ""
                """);
        assertThat(new Sawatch()
                        .run("rbac", "--state", state, "--diff", roles, "shop/cart")
                        .out())
                .isEqualTo("""
                 Role                   | Granted on       | Never used            | Used
                ------------------------+------------------+-----------------------+------------------------------------------------------------------------
                 Role shop/cart         | pods             | delete                | create, patch
                 Role shop/cart         | deployments      | create, delete, patch |
                 Role shop/cart         | apps/pods        | create, delete, patch |
                 Role shop/cart         | apps/deployments | create, delete, patch |
                 ClusterRole everything | */*              | *                     | configmaps get; pods create,patch,update; secrets list,watch
                 ClusterRole everything | /metrics         | get                   |
                """.replaceFirst("-{72}\n", "-".repeat(62) + "\n"));
    }

    @Test
    void itsOwnRolesGrantNothingThatIsNotUsed() throws IOException {
        Path roles = Files.writeString(
                folder.resolve("own.yaml"),
                new Sawatch().run("rbac", "--state", state, "shop/cart").out());
        assertThat(new Sawatch()
                        .run("rbac", "--state", state, "--diff", roles, "shop/cart")
                        .out())
                .isEqualTo("All that is granted is used.\n");
    }

    @Test
    void whatCannotBeReadAsRolesIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "rules: [");
        Path bomb = Files.writeString(folder.resolve("bomb.yaml"), "a: &a [x, x]\nb: [*a, *a]\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "kind: Pod\n");
        assertThat(diff(broken)).contains("broken.yaml cannot be read as YAML");
        assertThat(diff(bomb)).contains("bomb.yaml cannot be read as YAML");
        assertThat(diff(other)).contains("other.yaml holds no Role and no ClusterRole");
        assertThat(diff(folder.resolve("none.yaml"))).contains("none.yaml cannot be read");
    }

    private static String diff(Path roles) {
        Sawatch.Run run = new Sawatch().run("rbac", "--state", state, "--diff", roles, "shop/cart");
        assertThat(run.code()).isEqualTo(3);
        return run.err();
    }

    @Test
    void aFamilyHasNoRoles() {
        Sawatch.Run run = new Sawatch().run("rbac", "--state", state, "pr-#/cart");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("pr-#/cart is no service account");
    }
}
