package dev.sawatch.settings;

import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.SensitiveResources;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.MuteRules;
import dev.sawatch.settings.Setting.JsonArray;
import dev.sawatch.settings.Setting.JsonArray.Field;
import dev.sawatch.settings.Setting.Names;
import dev.sawatch.settings.Setting.SeverityOf;
import dev.sawatch.settings.Setting.WholeNumber;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All settings, in the order in which people read of them. */
final class DeclaredSettings {
    static final WholeNumber TRAINING = new WholeNumber(
            "training.days",
            Periods.DEFAULT.training(),
            7,
            62,
            "how far back the baseline looks; what was last done before is forgotten. A monthly job needs 35");
    static final WholeNumber ACTIVATION = new WholeNumber(
            "activation.days",
            Periods.DEFAULT.activation(),
            1,
            TRAINING.most() - 1,
            "on so many days of the training period a cluster must have had events before anything is alerted. Less"
                    + " than `training.days`; not set, it is one less than that at most");
    static final WholeNumber DEDUP = new WholeNumber(
            "dedup.days", Periods.DEFAULT.dedup(), 1, 30, "how long an alert keeps others of its cause quiet");
    static final WholeNumber LEARNING = new WholeNumber(
            "learning.days",
            Periods.DEFAULT.learning(),
            0,
            14,
            "how long a new account is only learned, but for first-seen resources, what is sensitive, changes in the"
                    + " control plane's namespaces and pods in two places");

    /** The bound of an account: its episode keeps the ids of as many alerts. */
    static final WholeNumber ACCOUNT_BREAKER = new WholeNumber(
            "breaker.account_alerts",
            100,
            1,
            1_000,
            "after so many alerts in 24 hours an account is only counted: a notice says so, and only what would page"
                    + " is still told");

    static final WholeNumber BREAKER = new WholeNumber(
            "breaker.alerts",
            5_000,
            1,
            1_000_000,
            "after so many alerts in 24 hours a cluster is only counted, and a notice says so");
    static final Names SYSTEM = new Names(
            "system.namespaces",
            "names with commas between them; a `*` at the end stands for any rest",
            "more namespaces of the control plane, beside `kube-system`, `kube-public`, `kube-node-lease` and `gke-*`:"
                    + " what reaches into them is graver");
    static final Names APART = new Names(
            "families.apart",
            "names with commas between them; a `*` stands for any text",
            "namespaces that are each judged by themselves although their names differ in numbers or random parts"
                    + " only, such as those of tenants");
    static final Names SENSITIVE_REMOVE = new Names(
            "sensitive.remove",
            "ids with commas between them, see [below](#ids)",
            "entries of the sensitive list to leave out");
    static final JsonArray<List<SensitiveResources.Entry>> SENSITIVE_ADD = new JsonArray<>(
            "sensitive.add",
            SensitiveResources::parse,
            List.of(),
            "calls that are sensitive beside those of the list",
            List.of(
                    new Field("id", "its name; needed"),
                    new Field(
                            "resources",
                            "array of resources, `GROUP/RESOURCE/SUBRESOURCE` as far as there are such; needed"),
                    new Field(
                            "verbs",
                            "array of `get`, `list` (watch included), `create`, `change`, `delete`, `deletecollection`,"
                                    + " `connect` (exec and the like), `impersonate`, `other`; needed"),
                    new Field("reason", "why an attacker wants it: the alert says so; needed"),
                    new Field(
                            "reach",
                            "array of `own` (the account's namespace), `system`, `other` (any other namespace),"
                                    + " `cluster` (none, or all); without it all"),
                    new Field(
                            "names",
                            "array of objects, each then a resource of its own; `*` for any; without it all together"),
                    new Field("namespace", "the one namespace that is meant; without it all"),
                    new Field("namespaces", "`system`, where only those of the control plane are meant"),
                    new Field("source", "where that is known from")),
            "[{\"id\":\"widgets-read\",\"resources\":[\"example.com/widgets\"],\"verbs\":[\"get\",\"list\"],"
                    + "\"reason\":\"Widgets hold licence keys.\"}]");
    static final JsonArray<MuteRules> MUTES = new JsonArray<>(
            "mute.rules",
            MuteRules::parse,
            MuteRules.none(),
            "unusual calls that nobody wants to be told of: learned and counted, not published",
            List.of(
                    new Field(
                            "service_account",
                            "`NAMESPACE/NAME` of the very account; `*` for any text; this or `resource` is needed"),
                    new Field(
                            "resource",
                            "`GROUP/RESOURCE/SUBRESOURCE` as far as there are such, `configmaps:coredns` for an object"
                                    + " of the sensitive list, `/metrics` for a path by its first part; `*` for any text, `/` included"),
                    new Field("variation", "the alert's variation, as in the settings `severity.`; without it all"),
                    new Field("cluster", "the cluster's id; `*` for any text; without it all"),
                    new Field("reason", "why; needed"),
                    new Field("expires", "the last day on which it mutes, in UTC, such as `2026-12-31`; needed")),
            "[{\"service_account\":\"ci/*\",\"resource\":\"secrets\",\"variation\":\"unusual_sensitive_resource\","
                    + "\"reason\":\"known job\",\"expires\":\"2026-12-31\"}]");

    /** The severity of each variation. */
    static final List<SeverityOf> SEVERITIES =
            Arrays.stream(Variation.values()).map(SeverityOf::new).toList();

    /** All of them. */
    static final List<Setting> ALL = Stream.of(
                    List.of(TRAINING, ACTIVATION, DEDUP, LEARNING, ACCOUNT_BREAKER, BREAKER, SYSTEM, APART),
                    SEVERITIES,
                    List.of(SENSITIVE_ADD, SENSITIVE_REMOVE, MUTES))
            .<Setting>flatMap(List::stream)
            .toList();

    private DeclaredSettings() {}
}
