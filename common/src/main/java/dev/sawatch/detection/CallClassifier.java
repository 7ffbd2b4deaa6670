package dev.sawatch.detection;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.AccountKind;
import dev.sawatch.baseline.Behaviour;
import dev.sawatch.baseline.Client;
import dev.sawatch.baseline.Families;
import dev.sawatch.baseline.Networks;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.SystemNamespaces;
import dev.sawatch.baseline.VerbClass;
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
    private final Memo<ServiceAccount, ServiceAccount> families;
    private final Memo<String, String> namespaceFamilies;
    private final Memo<String, Client> clients = new Memo<>(Client::of, String::length);
    private final Memo<String, String> networks = new Memo<>(Networks::of, String::length);
    private final Memo<ServiceAccount, List<AccountKind>> kinds = new Memo<>(AccountKind::of, CallClassifier::length);

    /** @param lists what is sensitive, built in and public */
    public CallClassifier(Lists lists) {
        this.lists = lists;
        this.reader = new CallReader(lists);
        this.families = new Memo<>(lists.families()::of, CallClassifier::length);
        this.namespaceFamilies = new Memo<>(lists.families()::ofNamespace, String::length);
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
    public List<Observation> classify(AuditEvent event) {
        AuditEvent.User target = event.impersonated();
        ServiceAccount actor = event.user().serviceAccount();
        if (target == null) {
            return actor == null || isDiscovery(event.call()) ? List.of() : List.of(own(event, actor, false));
        }
        // kubectl auth can-i --as: how administrators test RBAC.
        if (KubernetesApi.isSelfReview(event.call())) {
            return List.of();
        }
        List<Observation> observations = new ArrayList<>();
        if (actor != null) {
            Impersonation.behaviours(target, actor, lists.system())
                    .forEach(behaviour -> observations.add(acting(event, actor, behaviour)));
        }
        if (target.serviceAccount() != null && !isDiscovery(event.call())) {
            observations.add(own(event, target.serviceAccount(), true));
        }
        return observations;
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

    private Observation own(AuditEvent event, ServiceAccount account, boolean impersonated) {
        CallReader.Reading reading = reader.read(event, account, impersonated);
        String namespace = reading.namespace().isEmpty() ? "" : namespaceFamilies.of(reading.namespace());
        return observe(event, account, reading.behaviour(), namespace, reading.traits());
    }

    /** The caller's side of an impersonation; it was authorised, or the log would not name whom it acted as. */
    private Observation acting(AuditEvent event, ServiceAccount actor, Behaviour behaviour) {
        return observe(event, actor, behaviour, "", reader.acting(actor, behaviour));
    }

    private Observation observe(
            AuditEvent event,
            ServiceAccount account,
            Behaviour behaviour,
            String namespace,
            Observation.Traits traits) {
        ServiceAccount family = families.of(account);
        return new Observation(
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
