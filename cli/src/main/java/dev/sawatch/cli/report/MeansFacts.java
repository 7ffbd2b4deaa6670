package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.ClientUse;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.baseline.Whereabouts;
import dev.sawatch.baseline.days.Sighting;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.names.Networks;
import dev.sawatch.behaviour.names.Version;
import dev.sawatch.detection.Signals;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known about the client and the network of a call. */
final class MeansFacts {
    private final Known known;
    private final AccountCall call;
    private final Whereabouts whereabouts;

    MeansFacts(Known known) {
        this.known = known;
        this.call = known.call();
        this.whereabouts = known.view().profile().whereabouts();
    }

    String client() {
        String name = call.client().product().isEmpty()
                ? "without a name"
                : Untrusted.line(call.client().toString());
        if (whereabouts.hasManyClients()) {
            return name + "; the account uses more clients than are kept, so none is new";
        }
        ClientUse use = whereabouts.clients().get(call.client().product());
        return use != null && use.seen().days().hasAfter(known.before())
                ? name + ", used " + known.on(use.seen().days()) + stillNew(use.seen()) + versions(use.versions())
                : name + ", new to the account" + others() + unremarkable();
    }

    /** What began within a day counts as new all the same. */
    private String stillNew(Sighting seen) {
        return known.facts().isSettled(seen) ? "" : ", but new for a day after its first call" + unremarkable();
    }

    private String versions(NavigableMap<Version, Long> versions) {
        if (versions.isEmpty()) {
            return "";
        }
        String all = versions.keySet().stream().map(Version::toString).collect(Collectors.joining(", "));
        String upgrade = known.facts().isUpgraded() ? "; this one is higher than all those older than two days" : "";
        return "; known in " + (versions.size() == 1 ? "version " : "versions ") + Untrusted.line(all) + upgrade;
    }

    private String others() {
        String others = whereabouts.clients().entrySet().stream()
                .filter(e -> e.getValue().seen().days().hasAfter(known.before()))
                .map(e -> e.getKey().isEmpty() ? "one without a name" : Untrusted.line(e.getKey()))
                .sorted()
                .limit(Known.MOST)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : ", which uses " + others;
    }

    /** Why a new client may say nothing. */
    private String unremarkable() {
        if (call.traits().impersonated()) {
            return "";
        } else if (known.facts().age() < Signals.SETTLED) {
            return "; not remarkable of an account younger than " + Signals.SETTLED + " days";
        }
        return known.facts().settledClients() > Signals.FEW_CLIENTS
                ? "; not remarkable of an account with more than " + Signals.FEW_CLIENTS + " others"
                : "";
    }

    String network() {
        String address = Untrusted.line(call.event().sourceIp());
        if (call.network().isEmpty()) {
            return address.isEmpty() ? "not in the log" : address + ", no address that can be read";
        }
        String kind = Networks.isPrivate(call.event().sourceIp()) ? "private" : "public";
        String place = address + " of the " + kind + " network " + call.network();
        if (whereabouts.hasManyNetworks()) {
            return place + "; the account calls from more networks than are kept, so none is new";
        }
        return place + ", " + use() + others(known.view().cluster());
    }

    private String use() {
        Sighting seen = whereabouts.networks().get(call.network());
        return known.recent(Optional.ofNullable(seen).map(Sighting::days).orElse(null))
                .map(days -> "used " + known.on(days))
                .orElse("new to the account");
    }

    private String others(ClusterHistory cluster) {
        if (cluster.hasManyNetworks()) {
            return "; the cluster has more networks than are kept, so none is new";
        }
        int others = cluster.othersFrom(call);
        return switch (others) {
            case 0 -> "; no other account calls from it";
            case 1, 2 -> "; " + count(others, "other account") + (others == 1 ? " calls" : " call") + " from it";
            default -> "; one that many accounts call from";
        };
    }
}
