package dev.sawatch.behaviour;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.Traits.Trait;
import dev.sawatch.behaviour.names.Names;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads behaviour and traits off a call, as it concerns one account. */
final class CallReader {
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 400;

    private final CallClassifier.Lists lists;

    CallReader(CallClassifier.Lists lists) {
        this.lists = lists;
    }

    /**
     * What a call is.
     *
     * @param namespace the very namespace that it aims at; empty for none
     */
    record Reading(Behaviour behaviour, String namespace, Traits traits) {}

    /** The call of an account, or the one that somebody made in its name. */
    Reading read(AuditEvent event, ServiceAccount account, boolean impersonated) {
        ApiCall call = event.call();
        String namespace = namespaceOf(call);
        Reach reach = call.isResource() ? reach(account, namespace) : Reach.CLUSTER;
        VerbClass verb = call.isResource() ? VerbClass.of(call.verb(), call.subresource()) : pathVerb(call);
        String resource = resourceOf(call);
        SensitiveResources.Entry entry = lists.sensitive().match(verb, resource, reach, namespace, call.name());
        String subject = entry == null ? resource : entry.subject(resource, call.name());
        Behaviour behaviour = new Behaviour(verb, subject, reach, event.outcome());
        Traits traits = traits(event, account, behaviour, namespace, entry, impersonated);
        return new Reading(behaviour, namespace, traits);
    }

    private Traits traits(
            AuditEvent event,
            ServiceAccount account,
            Behaviour behaviour,
            String namespace,
            SensitiveResources.@Nullable Entry entry,
            boolean impersonated) {
        boolean allowed = behaviour.outcome() == Outcome.ALLOWED;
        boolean modifies = modifies(event.call(), behaviour.verb());
        boolean works = (modifies || entry != null) && allowed && !impersonated;
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        add(all, Trait.MODIFIES, modifies);
        add(all, Trait.ENTERS_NAMESPACE, works && isElsewhere(behaviour, namespace));
        add(all, Trait.WITHIN_ROLE, allowed && entry == null && isWithinRole(account, event.call()));
        add(all, Trait.IMPERSONATED, impersonated);
        add(all, Trait.BUILT_IN, lists.controlPlane().includes(account));
        if (allowed) {
            boolean found = event.code() != NOT_FOUND;
            add(all, Trait.NOT_FOUND, !found);
            add(all, Trait.MAKES_SEEN, found && !impersonated && isUse(account, event.call()));
        }
        return new Traits(
                all, entry == null ? "" : entry.reason(), impersonated ? "" : rollout(event, account, namespace));
    }

    private static boolean modifies(ApiCall call, VerbClass verb) {
        return call.isResource() && verb.isModification() && !KubernetesApi.isReview(call.resource());
    }

    private static boolean isElsewhere(Behaviour behaviour, String namespace) {
        return behaviour.reach() != Reach.OWN
                && Names.isLabel(namespace)
                && !KubernetesApi.goesEverywhere(behaviour.resource());
    }

    private boolean isWithinRole(ServiceAccount account, ApiCall call) {
        return lists.controlPlane().allows(account, call);
    }

    /** Controllers that walk over all resources use none of them. */
    private boolean isUse(ServiceAccount account, ApiCall call) {
        return call.isResource() && !lists.controlPlane().walks(account);
    }

    private static void add(Set<Trait> all, Trait trait, boolean applies) {
        if (applies) {
            all.add(trait);
        }
    }

    /** The caller's side of an impersonation. */
    Traits acting(ServiceAccount actor, Behaviour behaviour) {
        SensitiveResources.Entry entry =
                lists.sensitive().match(behaviour.verb(), behaviour.resource(), behaviour.reach(), "", "");
        Set<Trait> all = EnumSet.of(Trait.MAKES_SEEN);
        add(all, Trait.BUILT_IN, lists.controlPlane().includes(actor));
        return new Traits(all, entry == null ? "" : entry.reason(), "");
    }

    /** The workload whose new version a built-in controller begins to run with this call. */
    private String rollout(AuditEvent event, ServiceAccount account, String namespace) {
        ApiCall call = event.call();
        int end = call.name().lastIndexOf('-');
        boolean rollsOut = call.verb().equals("create")
                && KubernetesApi.isRolledOutAs(call.qualifiedResource())
                && event.outcome() == Outcome.ALLOWED
                && event.code() < FIRST_FAILURE
                && lists.controlPlane().includes(account)
                && Names.isLabel(namespace)
                && end > 0
                && Names.isSubdomain(call.name());
        return rollsOut ? call.name().substring(0, end) : "";
    }

    private static String resourceOf(ApiCall call) {
        if (!call.isResource()) {
            return Names.isPathSegment(call.firstPathSegment()) ? call.firstPathSegment() : "/" + Names.INVALID;
        }
        boolean valid = Names.isLabel(call.resource())
                && (call.apiGroup().isEmpty() || Names.isSubdomain(call.apiGroup()))
                && (call.subresource().isEmpty() || Names.isLabel(call.subresource()));
        return valid ? call.qualifiedResource() : Names.INVALID;
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
        return lists.system().contains(namespace) ? Reach.SYSTEM : Reach.OTHER;
    }

    /** Of HTTP methods on paths only {@code get} has a namesake among the verbs. */
    private static VerbClass pathVerb(ApiCall call) {
        return call.verb().equals("get") ? VerbClass.GET : VerbClass.OTHER;
    }
}
