package dev.sawatch.cli.rbac;

import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The least that an account must be granted to go on doing what it was seen to be allowed, as far as its profile tells. */
public final class LeastPrivilege {
    private final ServiceAccount account;
    private final SortedMap<Scope, SortedMap<Target, Rule>> rules = new TreeMap<>();
    private final SortedSet<String> left = new TreeSet<>();

    /**
     * @param account the very account, whose namespace is that of the roles
     * @param profile what it, or its family, does
     * @param known families of the namespaces of its cluster
     * @param system the control plane's namespaces, as they were when the profile was learned
     */
    public LeastPrivilege(ServiceAccount account, Profile profile, Collection<String> known, SystemNamespaces system) {
        this.account = account;
        Places places = new Places(account, profile.whereabouts(), known, system);
        profile.behaviours().forEach((behaviour, days) -> {
            if (behaviour.outcome() == Outcome.ALLOWED) {
                add(behaviour, days, places);
            }
        });
    }

    private void add(Behaviour behaviour, DaySet days, Places places) {
        Target target = Target.of(behaviour);
        List<String> verbs = Verbs.of(behaviour);
        if (target.isInvalid() || verbs.isEmpty()) {
            left.add(behaviour.toString());
            return;
        }
        Rule rule = rules.computeIfAbsent(places.of(behaviour), scope -> new TreeMap<>())
                .computeIfAbsent(target, t -> new Rule());
        rule.verbs().addAll(verbs);
        rule.lastUsed().merge(behaviour.verb().label(), days.newest(), Math::max);
    }

    ServiceAccount account() {
        return account;
    }

    /** Rules by where they are granted. */
    SortedMap<Scope, SortedMap<Target, Rule>> rules() {
        return rules;
    }

    /** Behaviours that no rule can be made of, for their verb or resource is not known by name. */
    SortedSet<String> left() {
        return left;
    }
}
