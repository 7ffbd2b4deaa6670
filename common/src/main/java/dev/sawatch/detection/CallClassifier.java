package dev.sawatch.detection;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.AccountKind;
import dev.sawatch.baseline.Behaviour;
import dev.sawatch.baseline.Client;
import dev.sawatch.baseline.Families;
import dev.sawatch.baseline.Networks;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Reach;
import dev.sawatch.baseline.SystemNamespaces;
import dev.sawatch.baseline.VerbClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says what a call is, as it concerns each service account behind it: the caller, and the account it acts as. Remembers
 * names and user agents that it has seen; for one thread.
 */
public final class CallClassifier {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int NOT_FOUND = 404;
    /** No API has longer names; requests that are refused may. */
    private static final int MAX_RESOURCE = 253;

    private static final Set<String> REVIEWS = Set.of(
            "selfsubjectaccessreviews",
            "selfsubjectrulesreviews",
            "selfsubjectreviews",
            "subjectaccessreviews",
            "localsubjectaccessreviews",
            "tokenreviews");
    private static final Set<String> GO_EVERYWHERE = Set.of("pods/eviction", "pods/binding");

    private final SensitiveResources sensitive;
    private final ControlPlane controlPlane;
    private final PublicPaths publicPaths;
    private final SystemNamespaces system;
    private final Memo<ServiceAccount, ServiceAccount> families = new Memo<>(Families::of);
    private final Memo<String, String> namespaceFamilies = new Memo<>(Families::ofNamespace);
    private final Memo<String, Client> clients = new Memo<>(Client::of);
    private final Memo<String, String> networks = new Memo<>(Networks::of);
    private final Memo<ServiceAccount, List<AccountKind>> kinds = new Memo<>(AccountKind::of);

    /** @param lists what is sensitive, built in and public */
    public CallClassifier(Lists lists) {
        this.sensitive = lists.sensitive();
        this.controlPlane = lists.controlPlane();
        this.publicPaths = lists.publicPaths();
        this.system = lists.system();
    }

    /**
     * The data that calls are classified by.
     *
     * @param sensitive the sensitive list
     * @param controlPlane the built-in controllers
     * @param publicPaths the paths open to everybody
     * @param system the control plane's namespaces
     */
    public record Lists(
            SensitiveResources sensitive,
            ControlPlane controlPlane,
            PublicPaths publicPaths,
            SystemNamespaces system) {}

    /** What is to be judged of an event: nothing for discovery, two or more for impersonation. */
    public List<Observation> classify(AuditEvent event) {
        AuditEvent.User target = event.impersonated();
        ServiceAccount actor = event.user().serviceAccount();
        if (target == null) {
            return actor == null || isDiscovery(event.call()) ? List.of() : List.of(own(event, actor, false));
        }
        if (isSelfReview(event.call())) {
            return List.of();
        }
        List<Observation> observations = new ArrayList<>();
        if (actor != null) {
            Impersonation.behaviours(target, actor, system).forEach(b -> observations.add(acting(event, actor, b)));
        }
        if (target.serviceAccount() != null && !isDiscovery(event.call())) {
            observations.add(own(event, target.serviceAccount(), true));
        }
        return observations;
    }

    /** Whether calls like this one may be judged differently by the name of their object. */
    public boolean dependsOnName(ApiCall call) {
        VerbClass verb = VerbClass.of(call.verb(), call.subresource());
        return call.isResource() && sensitive.namesObjects(verb, call.qualifiedResource(), call.namespace());
    }

    private boolean isDiscovery(ApiCall call) {
        return !call.isResource() && publicPaths.grants(call.verb(), call.firstPathSegment());
    }

    /** {@code kubectl auth can-i --as}: how administrators test RBAC. */
    private static boolean isSelfReview(ApiCall call) {
        return call.resource().startsWith("selfsubject") && REVIEWS.contains(call.resource());
    }

    private Observation own(AuditEvent event, ServiceAccount account, boolean impersonated) {
        ApiCall call = event.call();
        Outcome outcome = event.outcome();
        String namespace = namespaceOf(call);
        Reach reach = call.isResource() ? reach(account, namespace) : Reach.CLUSTER;
        VerbClass verb = call.isResource() ? VerbClass.of(call.verb(), call.subresource()) : pathVerb(call);
        String resource = Untrusted.cut(call.qualifiedResource(), MAX_RESOURCE);
        SensitiveResources.Entry entry = sensitive.match(verb, resource, reach, namespace, call.name());
        boolean named = entry != null && !entry.names().isEmpty();
        boolean modifies = call.isResource() && verb.isModification() && !REVIEWS.contains(call.resource());
        boolean enters = (modifies || entry != null)
                && !namespace.isEmpty()
                && reach != Reach.OWN
                && !impersonated
                && outcome == Outcome.ALLOWED
                && !GO_EVERYWHERE.contains(resource);
        boolean seen = call.isResource()
                && !impersonated
                && outcome == Outcome.ALLOWED
                && event.code() != NOT_FOUND
                && !controlPlane.walks(account);
        boolean granted = entry == null && outcome == Outcome.ALLOWED && controlPlane.allows(account, call);
        Behaviour behaviour = new Behaviour(verb, named ? resource + ":" + call.name() : resource, reach, outcome);
        return observe(
                event,
                account,
                behaviour,
                namespace,
                new Observation.Traits(
                        entry == null ? "" : entry.reason(), modifies, enters, granted, seen, impersonated));
    }

    /** The caller's side of an impersonation; it was authorised, or the log would not name whom it acted as. */
    private Observation acting(AuditEvent event, ServiceAccount actor, Behaviour behaviour) {
        SensitiveResources.Entry entry =
                sensitive.match(behaviour.verb(), behaviour.resource(), behaviour.reach(), "", "");
        String because = entry == null ? "" : entry.reason();
        return observe(event, actor, behaviour, "", new Observation.Traits(because, false, false, false, true, false));
    }

    private Observation observe(
            AuditEvent event,
            ServiceAccount account,
            Behaviour behaviour,
            String namespace,
            Observation.Traits traits) {
        return new Observation(
                event,
                account,
                families.of(account),
                behaviour,
                (int) Math.floorDiv(event.received().getEpochSecond(), (long) SECONDS_OF_DAY),
                namespace.isEmpty() ? "" : namespaceFamilies.of(namespace),
                clients.of(event.userAgent()),
                networks.of(event.sourceIp()),
                controlPlane.includes(account) ? List.of() : kinds.of(families.of(account)),
                "",
                traits);
    }

    /** A Namespace object counts as being in the namespace that it is. */
    private static String namespaceOf(ApiCall call) {
        boolean isNamespace =
                call.resource().equals("namespaces") && call.apiGroup().isEmpty();
        return isNamespace && call.namespace().isEmpty() ? call.name() : call.namespace();
    }

    private Reach reach(ServiceAccount account, String namespace) {
        if (namespace.isEmpty()) {
            return Reach.CLUSTER;
        } else if (namespace.equals(account.namespace())) {
            return Reach.OWN;
        }
        return system.contains(namespace) ? Reach.SYSTEM : Reach.OTHER;
    }

    /** Of HTTP methods on paths only {@code get} has a namesake among the verbs. */
    private static VerbClass pathVerb(ApiCall call) {
        return call.verb().equals("get") ? VerbClass.GET : VerbClass.OTHER;
    }
}
