package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpersonationTest {
    private static final ServiceAccount ACTOR = new ServiceAccount("ops", "dashboard");

    @ParameterizedTest
    @CsvSource({
        "alice@example.com, '', users (cluster)",
        "system:admin, '', users (system)",
        "system:serviceaccount:ops:other, '', serviceaccounts (own)",
        "system:serviceaccount:shop:cart, '', serviceaccounts (other)",
        "system:serviceaccount:kube-system:dns, '', serviceaccounts (system)",
        "alice@example.com, system:authenticated, users (cluster)",
        "alice@example.com, system:unauthenticated, users (cluster)",
        "alice@example.com, system:masters, users (cluster) groups (system)",
        "alice@example.com, admins|auditors, users (cluster) groups (cluster)",
        "alice@example.com, system:serviceaccounts, users (cluster) groups (system)",
        "system:serviceaccount:shop:cart, system:serviceaccounts|system:serviceaccounts:shop, serviceaccounts (other)",
        "system:serviceaccount:shop:cart, system:serviceaccounts:ops, serviceaccounts (other) groups (system)"
    })
    void whoActsAsSomebodyActsAsHisGroupsTooButThoseThatHeIsInAnyway(String name, String groups, String behaviours) {
        List<String> memberOf = groups.isEmpty() ? List.of() : Arrays.asList(groups.split("\\|", -1));
        AuditEvent.User target =
                new AuditEvent.User(name, ServiceAccount.ofUsername(name), memberOf, AuditEvent.Credential.UNKNOWN);
        List<String> expected = Arrays.stream(behaviours.split("(?<=\\)) ", -1))
                .map(behaviour -> "impersonate " + behaviour)
                .toList();
        assertThat(Impersonation.behaviours(target, ACTOR, new SystemNamespaces(List.of())))
                .map(Object::toString)
                .isEqualTo(expected);
    }
}
