package dev.sawatch.cli;

import static dev.sawatch.cli.Paragraphs.count;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Behaviour;
import dev.sawatch.baseline.DaySet;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Sighting;
import dev.sawatch.pipeline.Judgement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known about one call of one account, as sentences about each side of it. */
final class CallFacts {
    private static final int MOST = 6;

    private final Observation call;
    private final BaselineView view;
    private final Periods periods;
    private final int before;

    CallFacts(Judgement judgement, Periods periods) {
        this.call = judgement.call();
        this.view = judgement.view();
        this.periods = periods;
        this.before = periods.before(call.day());
    }

    String account() {
        String account = Untrusted.line(call.account().toString());
        String family = call.family().equals(call.account())
                ? ""
                : ", judged with all " + Untrusted.line(call.family().toString());
        return account + family + ", " + (isUnknown() ? "never seen before" : "first seen " + since(firstDay()));
    }

    private boolean isUnknown() {
        return view.profile().isEmpty();
    }

    private int firstDay() {
        return view.profile().firstDay(call.day(), periods.silence());
    }

    private String since(int day) {
        int age = call.day() - day;
        return LocalDate.ofEpochDay(day) + (age == 0 ? ", the same day" : ", " + count(age, "day") + " before");
    }

    String meaning() {
        String where = switch (call.behaviour().reach()) {
            case OWN -> "in the account's own namespace";
            case SYSTEM -> "in a namespace of the control plane";
            case OTHER -> "in another namespace";
            case CLUSTER -> call.behaviour().isPath() ? "a path that is no resource" : "of the whole cluster";
        };
        return call.traits().impersonated() ? where + "; somebody else did it in the account's name" : where;
    }

    String coveredBy() {
        if (call.traits().withinRole()) {
            return "the role that Kubernetes itself gives this built-in controller";
        }
        String covering = call.behaviour().coveredBy(call.traits().sensitive()).stream()
                .flatMap(behaviour -> recent(view.profile().days(behaviour))
                        .map(days -> Untrusted.line(behaviour.toString()) + ", " + on(days))
                        .stream())
                .collect(Collectors.joining("; "));
        return covering.isEmpty() ? "nothing" + near() : covering;
    }

    /** What the account did with the same resource that does not cover the call. */
    private String near() {
        List<String> near = view.profile().behaviours().entrySet().stream()
                .filter(e -> e.getKey().subject().equals(call.behaviour().subject()))
                .filter(e -> e.getValue().hasAfter(before))
                .sorted(Comparator.comparing(
                        (Map.Entry<Behaviour, DaySet> e) -> e.getKey().toString()))
                .map(e -> Untrusted.line(e.getKey().toString()) + ", " + on(e.getValue()))
                .toList();
        String all = near.stream().limit(MOST).collect(Collectors.joining("; "));
        return near.isEmpty()
                ? "; the account did nothing else with this resource"
                : "; with this resource it did " + all;
    }

    private Optional<DaySet> recent(@Nullable DaySet days) {
        return Optional.ofNullable(days).filter(set -> set.hasAfter(before));
    }

    private String on(DaySet days) {
        int number = days.countBetween(before, call.day() + 1);
        return "on " + count(number, "day") + " of the last " + periods.training() + ", latest "
                + LocalDate.ofEpochDay(days.newest());
    }

    String resource() {
        String subject = Untrusted.line(call.behaviour().subject());
        if (call.behaviour().isPath()) {
            return subject + ", a path: only what the account itself did counts";
        } else if (!view.resource().usedAfter(before)) {
            return subject + ", which no account of the cluster used in the last " + count(periods.training(), "day");
        }
        List<String> users = view.resource().usersAfter(before);
        String named = users.stream().limit(MOST).map(Untrusted::line).collect(Collectors.joining(", "));
        int number = Math.max(users.size(), view.resource().userCount());
        return subject + ", used by " + count(number, "account") + ": " + named + (number > MOST ? ", …" : "");
    }

    String namespace() {
        String name = Untrusted.line(call.namespace());
        String age = name + ", first seen " + since(view.namespace().firstDay(call.day(), periods.silence()));
        if (!call.traits().entersNamespace()) {
            return age;
        }
        return age + "; the account "
                + recent(view.profile().whereabouts().namespaces().get(call.namespace()))
                        .map(days -> "changed things here " + on(days))
                        .orElse("never changed anything here");
    }

    String client() {
        String product = call.client().product();
        String name = product.isEmpty()
                ? "without a name"
                : Untrusted.line(call.client().toString());
        var use = view.profile().whereabouts().clients().get(product);
        if (use != null && use.seen().days().hasAfter(before)) {
            return name.strip() + ", used " + on(use.seen().days());
        }
        String known = view.profile().whereabouts().clients().entrySet().stream()
                .filter(e -> e.getValue().seen().days().hasAfter(before))
                .map(e -> Untrusted.line(e.getKey()))
                .sorted()
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return name.strip() + ", new to the account" + (known.isEmpty() ? "" : ", which uses " + known);
    }

    String network() {
        String network = call.network();
        String address = Untrusted.line(call.event().sourceIp());
        if (network.isEmpty()) {
            return address.isEmpty() ? "not in the log" : address + ", no address that can be read";
        }
        String common = view.cluster().isCommonNetwork(call) ? "; one that many accounts call from" : "";
        return address + " of network " + network + ", "
                + recent(Optional.ofNullable(
                                        view.profile().whereabouts().networks().get(network))
                                .map(Sighting::days)
                                .orElse(null))
                        .map(days -> "used " + on(days))
                        .orElse("new to the account")
                + common;
    }
}
