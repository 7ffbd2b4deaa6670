package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.Whereabouts;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known about what a call does: its behaviour, its resource and its namespace. */
final class CallFacts {
    private final Known known;
    private final AccountCall call;
    private final BaselineView view;

    CallFacts(Known known) {
        this.known = known;
        this.call = known.call();
        this.view = known.view();
    }

    String behaviour() {
        return Untrusted.line(call.behaviour().toString()) + ": " + where() + inVain();
    }

    private String where() {
        String where = switch (call.behaviour().reach()) {
            case OWN -> "in the account's own namespace";
            case SYSTEM -> "in a namespace of the control plane";
            case OTHER -> "in another namespace";
            case CLUSTER -> call.behaviour().isPath() ? "a path that is no resource" : "of the whole cluster";
        };
        return call.traits().impersonated() ? where + "; somebody else did it in the account's name" : where;
    }

    private String inVain() {
        boolean denied = call.behaviour().outcome() == Outcome.DENIED;
        if (!denied && !call.traits().notFound()) {
            return "";
        }
        return "; it " + (denied ? "was refused" : "found nothing") + ", and of what never succeeds at most "
                + Profile.MAX_PROBES + " behaviours of an account are kept";
    }

    String coveredBy() {
        if (known.coverage().byRole()) {
            return "the role that Kubernetes itself gives this built-in controller";
        }
        return known.coverage().isGiven() ? onDays(known.coverage().habits().entrySet().stream()) : "nothing" + near();
    }

    /** What the account did with the same resource that does not cover the call. */
    private String near() {
        String near = onDays(view.profile().behaviours().entrySet().stream()
                .filter(e -> e.getKey().subject().equals(call.behaviour().subject()))
                .filter(e -> e.getValue().hasAfter(known.before()))
                .sorted(Comparator.comparing(
                        (Map.Entry<Behaviour, DaySet> e) -> e.getKey().toString()))
                .limit(Known.MOST));
        return near.isEmpty()
                ? "; the account did nothing else with this resource"
                : "; with this resource it did " + near;
    }

    private String onDays(Stream<Map.Entry<Behaviour, DaySet>> habits) {
        return habits.map(e -> Untrusted.line(e.getKey().toString()) + ", " + known.on(e.getValue()))
                .collect(Collectors.joining("; "));
    }

    String resource() {
        String subject = Untrusted.line(call.behaviour().subject());
        if (call.behaviour().isPath()) {
            return subject + ", a path: only what the account itself did counts";
        } else if (!view.resource().usedAfter(known.before())) {
            return subject + ", which no account of the cluster used in the last "
                    + count(known.periods().training(), "day");
        }
        List<String> users = view.resource().usersAfter(known.before());
        String named = users.stream().limit(Known.MOST).map(Untrusted::line).collect(Collectors.joining(", "));
        int number = Math.max(users.size(), view.resource().userCount());
        return subject + ", used by " + count(number, "account") + ": " + named + (number > Known.MOST ? ", …" : "");
    }

    String namespace() {
        int first = view.namespace().firstDay(call.day(), known.periods().silence());
        String age = Untrusted.line(call.namespace()) + ", first seen " + known.since(first);
        return call.traits().entersNamespace() ? age + "; the account " + changes() : age;
    }

    private String changes() {
        Whereabouts whereabouts = view.profile().whereabouts();
        if (whereabouts.hasManyNamespaces()) {
            return "works in more namespaces than are kept, so none is new";
        }
        return known.recent(whereabouts.namespaces().get(call.namespace()))
                .map(days -> "changed things here " + known.on(days))
                .orElse("never changed anything here");
    }
}
