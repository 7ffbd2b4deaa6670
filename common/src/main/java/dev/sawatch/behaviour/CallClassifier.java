package dev.sawatch.behaviour;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Client;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.behaviour.names.Networks;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a call is, as it concerns each service account behind it: the caller, and the account it acts as. Remembers
 * names and user agents that it has seen; for one thread.
 */
public final class CallClassifier {
    private static final int SECONDS_OF_DAY = 86_400;

    private final Lists lists;
    private final CallReader reader;
    private final BoundedMemo<ServiceAccount, ServiceAccount> families;
    private final BoundedMemo<String, String> namespaceFamilies;
    private final BoundedMemo<String, Client> clients = new BoundedMemo<>(Client::of, String::length);
    private final BoundedMemo<String, String> networks = new BoundedMemo<>(Networks::of, String::length);
    private final BoundedMemo<ServiceAccount, List<AccountKind>> kinds =
            new BoundedMemo<>(AccountKind::of, CallClassifier::length);

    /** @param lists what is sensitive, built in and public */
    public CallClassifier(Lists lists) {
        this.lists = lists;
        this.reader = new CallReader(lists);
        this.families = new BoundedMemo<>(lists.families()::of, CallClassifier::length);
        this.namespaceFamilies = new BoundedMemo<>(lists.families()::ofNamespace, String::length);
    }

    /**
     * The data that calls are classified by.
     *
     * @param sensitive the sensitive list
     * @param controlPlane the built-in controllers
     * @param publicPaths the paths open to everybody
     * @param system the control plane's namespaces
     * @param families which accounts and namespaces are judged together
     */
    public record Lists(
            SensitiveResources sensitive,
            ControlPlane controlPlane,
            PublicPaths publicPaths,
            SystemNamespaces system,
            Families families) {}

    /** What is to be judged of an event: nothing for discovery, two or more for impersonation. */
    public List<AccountCall> classify(AuditEvent event) {
        AuditEvent.User target = event.impersonated();
        ServiceAccount actor = event.user().serviceAccount();
        if (target == null) {
            return actor == null || isDiscovery(event.call()) ? List.of() : List.of(own(event, actor, false));
        }
        // kubectl auth can-i --as: how administrators test RBAC.
        if (KubernetesApi.isSelfReview(event.call())) {
            return List.of();
        }
        List<AccountCall> calls = new ArrayList<>();
        if (actor != null) {
            Impersonation.behaviours(target, actor, lists.system())
                    .forEach(behaviour -> calls.add(acting(event, actor, behaviour)));
        }
        if (target.serviceAccount() != null && !isDiscovery(event.call())) {
            calls.add(own(event, target.serviceAccount(), true));
        }
        return calls;
    }

    /** Whether calls like this one may be judged differently, or teach something else, by the name of their object. */
    public boolean dependsOnName(ApiCall call) {
        if (!call.isResource()) {
            return false;
        }
        VerbClass verb = VerbClass.of(call.verb(), call.subresource());
        String resource = call.qualifiedResource();
        return (verb == VerbClass.CREATE && KubernetesApi.isRolledOutAs(resource))
                || lists.sensitive().namesObjects(verb, resource, call.namespace());
    }

    private static int length(ServiceAccount account) {
        return account.namespace().length() + account.name().length();
    }

    private boolean isDiscovery(ApiCall call) {
        return !call.isResource() && lists.publicPaths().grants(call.verb(), call.firstPathSegment());
    }

    private AccountCall own(AuditEvent event, ServiceAccount account, boolean impersonated) {
        CallReader.Reading reading = reader.read(event, account, impersonated);
        String namespace = reading.namespace().isEmpty() ? "" : namespaceFamilies.of(reading.namespace());
        return observe(event, account, reading.behaviour(), namespace, reading.traits());
    }

    /** The caller's side of an impersonation; it was authorised, or the log would not name whom it acted as. */
    private AccountCall acting(AuditEvent event, ServiceAccount actor, Behaviour behaviour) {
        return observe(event, actor, behaviour, "", reader.acting(actor, behaviour));
    }

    private AccountCall observe(
            AuditEvent event, ServiceAccount account, Behaviour behaviour, String namespace, Traits traits) {
        ServiceAccount family = families.of(account);
        return new AccountCall(
                event,
                account,
                family,
                behaviour,
                (int) Math.floorDiv(event.received().getEpochSecond(), (long) SECONDS_OF_DAY),
                namespace,
                clients.of(event.userAgent()),
                networks.of(event.sourceIp()),
                traits.builtIn() ? List.of() : kinds.of(family),
                "",
                traits);
    }
}
