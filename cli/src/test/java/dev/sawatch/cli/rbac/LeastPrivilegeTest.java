package dev.sawatch.cli.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.Profile;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** For every account of the recording: what is granted lets all its allowed calls through, and nothing of another reach. */
class LeastPrivilegeTest {
    private static final CallClassifier.Lists LISTS = Settings.defaults().lists();

    private static final InMemoryStateStore STORE = new InMemoryStateStore();
    /** Allowed calls by family, as they are in the log. */
    private static Map<ServiceAccount, List<AccountCall>> calls = Map.of();

    private static Set<String> namespaces = Set.of();

    @BeforeAll
    static void learn() {
        Replay.into(STORE).play(Recording.events(), 1_000);
        CallClassifier classifier = new CallClassifier(LISTS);
        calls = Recording.events().stream()
                .flatMap(event -> classifier.classify(event).stream())
                .filter(LeastPrivilegeTest::isItsOwn)
                .collect(Collectors.groupingBy(
                        AccountCall::family,
                        () -> new TreeMap<>(java.util.Comparator.comparing(ServiceAccount::toString)),
                        Collectors.toList()));
        namespaces = STORE.records().keySet().stream()
                .filter(key -> key.kind() == StateKey.Kind.NAMESPACE)
                .map(StateKey::name)
                .collect(Collectors.toSet());
    }

    /** Calls that were let through and teach the profile of who made them. */
    private static boolean isItsOwn(AccountCall call) {
        AuditEvent event = call.event();
        return call.behaviour().outcome() == Outcome.ALLOWED
                && (event.impersonated() == null || call.behaviour().verb() == VerbClass.IMPERSONATE);
    }

    private static Profile profile(ServiceAccount family) {
        StateRecord record =
                STORE.records().get(new StateKey(StateKey.Kind.PROFILE, Recording.CLUSTER.id(), family.toString()));
        return Profile.parse(Objects.requireNonNull(record).text());
    }

    private static List<ParsedRoles.Grant> granted(ServiceAccount account, ServiceAccount family) {
        String yaml = new RoleYaml().write(new LeastPrivilege(account, profile(family), namespaces, LISTS.system()));
        return ParsedRoles.of(yaml).grants(account.namespace(), account.name());
    }

    /** What the API server asks its authoriser: for an impersonation, whether the user may impersonate. */
    private static ApiCall authorised(AccountCall call) {
        AuditEvent.User target = call.event().impersonated();
        if (target == null) {
            return call.event().call();
        }
        String namespace =
                target.serviceAccount() == null ? "" : target.serviceAccount().namespace();
        return new ApiCall("impersonate", "", "v1", call.behaviour().resource(), "", namespace, "", "");
    }

    @Test
    void everyAllowedCallIsCovered() {
        int[] covered = {0};
        calls.forEach((family, made) -> {
            Map<ServiceAccount, List<AccountCall>> byAccount =
                    made.stream().collect(Collectors.groupingBy(AccountCall::account));
            byAccount.forEach((account, own) -> {
                List<ParsedRoles.Grant> grants = granted(account, family);
                for (AccountCall call :
                        own.stream().filter(LeastPrivilegeTest::isLearned).toList()) {
                    assertThat(grants)
                            .as("%s: %s", account, authorised(call))
                            .anyMatch(grant -> ParsedRoles.allows(grant, authorised(call)));
                    covered[0]++;
                }
            });
        });
        System.out.printf("rbac: %d allowed calls of %d families are covered%n", covered[0], calls.size());
        assertThat(covered[0]).isGreaterThan(10_000);
    }

    /** What Kubernetes grants anyway is not learned. */
    private static boolean isLearned(AccountCall call) {
        return !call.traits().withinRole();
    }

    @Test
    void nothingIsWiderThanItsReach() {
        calls.forEach((family, made) -> {
            ServiceAccount account = made.get(0).account();
            for (ParsedRoles.Grant grant : granted(account, family)) {
                for (String verb : grant.rule().verbs()) {
                    assertThat(made.stream().anyMatch(call -> isAskedFor(grant, verb, account, call)))
                            .as("%s: %s in %s", account, verb, grant)
                            .isTrue();
                }
            }
        });
    }

    private static boolean isAskedFor(ParsedRoles.Grant grant, String verb, ServiceAccount account, AccountCall call) {
        boolean isAbout = call.behaviour().isPath()
                ? grant.rule().nonResourceURLs() != null
                        && grant.rule()
                                .nonResourceURLs()
                                .contains(call.behaviour().resource())
                : ParsedRoles.isAbout(grant.rule(), authorised(call));
        return isAbout && Verbs.of(call.behaviour()).contains(verb) && isWithin(call, reach(grant, account));
    }

    private static Reach reach(ParsedRoles.Grant grant, ServiceAccount account) {
        if (grant.namespace().isEmpty()) {
            return Reach.CLUSTER;
        }
        return grant.namespace().equals(account.namespace())
                ? Reach.OWN
                : LISTS.system().contains(grant.namespace()) ? Reach.SYSTEM : Reach.OTHER;
    }

    /**
     * A call has the reach of its grant; all of the cluster stands for other namespaces only where one of them has no
     * lasting name, or the API server asks so.
     */
    private static boolean isWithin(AccountCall call, Reach reach) {
        Reach asked = call.behaviour().reach();
        if (asked == reach || reach != Reach.CLUSTER) {
            return asked == reach;
        }
        return switch (call.behaviour().verb()) {
            case IMPERSONATE -> call.behaviour().resource().matches("users|groups");
            case CREATE ->
                call.behaviour().resource().equals("namespaces") || (asked == Reach.OTHER && isNameless(call));
            default -> asked == Reach.OTHER && isNameless(call);
        };
    }

    private static boolean isNameless(AccountCall call) {
        Set<String> entered = profile(call.family()).whereabouts().namespaces().keySet();
        Set<String> places = call.traits().entersNamespace() && call.traits().modifies() ? entered : namespaces;
        return places.stream().anyMatch(name -> name.contains("#"));
    }
}
