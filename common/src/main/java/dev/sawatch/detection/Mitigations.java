package dev.sawatch.detection;

import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.KubernetesApi;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what speaks against a stolen token, in the order of the design's table. */
final class Mitigations {
    /** So many others make a cohort. */
    private static final int COHORT = 3;
    /** A namespace younger than this, in days, may be there for new software. */
    private static final int YOUNG_NAMESPACE = 7;
    /** The client of the controllers that Kubernetes itself runs. */
    private static final String CONTROLLER_MANAGER = "kube-controller-manager";

    private final Judging it;

    private Mitigations(Judging it) {
        this.it = it;
    }

    static List<Mitigation> of(Judging it) {
        return new Mitigations(it).find();
    }

    private List<Mitigation> find() {
        if (it.isByNewMeans()) {
            return List.of();
        }
        List<Mitigation> found = new ArrayList<>();
        upgrade().ifPresent(found::add);
        cohort().ifPresent(found::add);
        add(found, it.isOrdinary() && DeliveryAccount.covers(it), new Mitigation.Delivery());
        add(found, returnsNoContents(), new Mitigation.NoContents());
        add(found, isAtHome(), new Mitigation.Home());
        newAccount().map(Mitigation.NewAccount::new).ifPresent(found::add);
        OwnWork.of(it).ifPresent(found::add);
        return found;
    }

    private static void add(List<Mitigation> found, boolean applies, Mitigation mitigation) {
        if (applies) {
            found.add(mitigation);
        }
    }

    private Optional<Mitigation> upgrade() {
        Instant rolledOut = it.facts().rolledOut();
        if (rolledOut == null || !it.has(Signal.UPGRADED_CLIENT) || !it.isAllowed() || it.isSensitive()) {
            return Optional.empty();
        }
        boolean writes = it.verb() == VerbClass.CREATE || it.verb() == VerbClass.CHANGE;
        boolean near = it.isAt(Reach.OWN) || it.isAt(Reach.OTHER);
        return it.verb().isRead() || (writes && near)
                ? Optional.of(
                        new Mitigation.Upgrade(it.call().client().version().toString(), rolledOut))
                : Optional.empty();
    }

    private Optional<Mitigation> cohort() {
        if (!it.isOrdinary()) {
            return Optional.empty();
        }
        for (int i = 0; i < it.call().kinds().size(); i++) {
            int others = it.view().cohorts().get(i).othersThatDid(it.call(), it.before());
            if (others >= COHORT) {
                return Optional.of(new Mitigation.Cohort(it.call().kinds().get(i), others));
            }
        }
        return Optional.empty();
    }

    private boolean returnsNoContents() {
        if (!it.isAllowed() || it.isSensitive()) {
            return false;
        }
        boolean status = it.isOfStatus()
                && (it.verb() == VerbClass.GET || it.verb() == VerbClass.CHANGE)
                && !KubernetesApi.isTrustedStatus(it.resource());
        return status
                || (it.verb().isRead()
                        && !it.isAt(Reach.SYSTEM)
                        && !it.isPath()
                        && !KubernetesApi.hasContents(it.resource()));
    }

    private boolean isAtHome() {
        if (!it.isAt(Reach.OWN) || it.isSensitive()) {
            return false;
        }
        boolean grave = it.verb() == VerbClass.DELETECOLLECTION
                || (it.verb() == VerbClass.CREATE
                        && (KubernetesApi.isWorkload(it.resource()) || isNewCustomResource()));
        return !grave || !it.isAllowed();
    }

    /** Whether the account used this kind of custom resource for the first time within 24 hours, as far as days tell. */
    private boolean isNewCustomResource() {
        return !KubernetesApi.isBuiltInGroup(it.call().event().call().apiGroup())
                && it.view().profile().behaviours().entrySet().stream()
                        .noneMatch(e -> isUse(e)
                                && e.getValue()
                                                .countBetween(
                                                        it.before(), it.call().day() - 1)
                                        > 0);
    }

    private boolean isUse(Map.Entry<Behaviour, DaySet> use) {
        return use.getKey().subject().equals(it.call().behaviour().subject());
    }

    private Optional<Mitigation.NewAccount.Why> newAccount() {
        if (!it.has(Signal.NEW_ACCOUNT)
                || (it.isAt(Reach.SYSTEM) && it.call().traits().modifies())) {
            return Optional.empty();
        } else if (it.facts().homeAge() < YOUNG_NAMESPACE) {
            return Optional.of(Mitigation.NewAccount.Why.NEW_NAMESPACE);
        } else if (it.isAt(Reach.OWN) && it.isOrdinary()) {
            return Optional.of(Mitigation.NewAccount.Why.AT_HOME);
        }
        boolean controller = it.call().traits().builtIn()
                && it.call().client().product().equals(CONTROLLER_MANAGER)
                && it.view().cluster().isControllersNetwork(it.call());
        return controller ? Optional.of(Mitigation.NewAccount.Why.CONTROLLER) : Optional.empty();
    }
}
