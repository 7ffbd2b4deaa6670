package dev.sawatch.settings;

import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.behaviour.ControlPlane;
import dev.sawatch.behaviour.PublicPaths;
import dev.sawatch.behaviour.SensitiveResources;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.behaviour.names.Glob;
import dev.sawatch.behaviour.names.SystemNamespaces;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.AlertLedger;
import dev.sawatch.ledger.MuteRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an operator may choose. Keys are lower case with dots, as in a properties file; in the environment {@code
 * training.days} is {@code SAWATCH_TRAINING_DAYS}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code activation.days}</td><td>14: days with events before anything is alerted, 1 to training - 1</td></tr>
 * <tr><td>{@code training.days}</td><td>30: how far back the baseline looks, 7 to 62; a monthly job needs 35</td></tr>
 * <tr><td>{@code dedup.days}</td><td>5: how long one alert suppresses others, 1 to 30</td></tr>
 * <tr><td>{@code learning.days}</td><td>3: how long a new account is learned, 0 to 14</td></tr>
 * <tr><td>{@code breaker.alerts}</td><td>5000: alerts of a cluster in 24 hours, then publication stops,
 *     1 to 1000000</td></tr>
 * <tr><td>{@code breaker.account_alerts}</td><td>100: the same for one account, 1 to 1000</td></tr>
 * <tr><td>{@code system.namespaces}</td><td>more namespaces of the control plane, with commas; a {@code *} at the end</td></tr>
 * <tr><td>{@code families.apart}</td><td>namespaces that are each judged by themselves although their names differ in
 *     numbers only, such as those of tenants, with commas; {@code *} for any text</td></tr>
 * <tr><td>{@code severity.VARIATION}</td><td>informational, low, medium, high, critical, or off</td></tr>
 * <tr><td>{@code sensitive.add}</td><td>a JSON array of entries in the form of sensitive-resources.json</td></tr>
 * <tr><td>{@code sensitive.remove}</td><td>ids of entries to leave out, with commas</td></tr>
 * <tr><td>{@code mute.rules}</td><td>a JSON array, see {@link MuteRules#parse}</td></tr>
 * </table>
 *
 * @param periods the spans of time
 * @param lists what is sensitive, built in and public
 * @param alerts what people want to be told of
 */
public record Settings(Periods periods, CallClassifier.Lists lists, AlertLedger.Policy alerts) {
    /** What the name of every setting begins with in the environment. */
    public static final String ENVIRONMENT_PREFIX = "SAWATCH_";

    private static final int MAX_TRAINING = 62;
    private static final int MAX_DAYS = 30;
    private static final int MAX_LEARNING = 14;
    private static final int BREAKER = 5_000;
    private static final int ACCOUNT_BREAKER = 100;
    /** An episode keeps the ids of as many alerts. */
    private static final int MAX_ACCOUNT_BREAKER = 1_000;

    /** The settings of somebody who sets nothing. */
    public static Settings defaults() {
        return of(Map.of());
    }

    /**
     * Reads settings.
     *
     * @throws SettingsException naming every fault: unknown keys, empty values, numbers that are none or out of range
     */
    public static Settings of(Map<String, String> values) {
        List<String> faults = new ArrayList<>();
        SettingsReader reader = new SettingsReader(values, faults);
        int training = reader.number("training.days", Periods.DEFAULT.training(), 7, MAX_TRAINING);
        Periods periods = new Periods(
                reader.number("activation.days", Math.min(Periods.DEFAULT.activation(), training - 1), 1, training - 1),
                training,
                reader.number("dedup.days", Periods.DEFAULT.dedup(), 1, MAX_DAYS),
                reader.number("learning.days", Periods.DEFAULT.learning(), 0, MAX_LEARNING));
        SystemNamespaces system = new SystemNamespaces(reader.list("system.namespaces"));
        CallClassifier.Lists lists = new CallClassifier.Lists(
                new SensitiveResources(sensitive(reader), system),
                ControlPlane.shipped(),
                PublicPaths.shipped(),
                system,
                new Families(
                        reader.list("families.apart").stream().map(Glob::of).toList()));
        AlertLedger.Policy alerts = new AlertLedger.Policy(
                periods,
                severities(reader),
                mutes(reader),
                reader.number("breaker.alerts", BREAKER, 1, 1_000_000),
                reader.number("breaker.account_alerts", ACCOUNT_BREAKER, 1, MAX_ACCOUNT_BREAKER));
        reader.finish();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Settings(periods, lists, alerts);
    }

    /**
     * Reads settings from the environment.
     *
     * @param environment all variables; those that do not begin with {@value #ENVIRONMENT_PREFIX} are none of ours
     * @param adapterKeys variables of that prefix that a function reads itself
     */
    public static Settings ofEnvironment(Map<String, String> environment, Set<String> adapterKeys) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !adapterKeys.contains(name)) {
                values.put(key(name), value);
            }
        });
        return of(values);
    }

    /** {@code SAWATCH_SEVERITY_UNUSUAL_CLIENT} is {@code severity.unusual_client}: only the first underscore is a dot. */
    private static String key(String variable) {
        return variable.substring(ENVIRONMENT_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("_", ".");
    }

    private static List<SensitiveResources.Entry> sensitive(SettingsReader reader) {
        List<SensitiveResources.Entry> entries = new ArrayList<>(SensitiveResources.shipped());
        for (String id : reader.list("sensitive.remove")) {
            if (!entries.removeIf(entry -> entry.id().equals(id))) {
                reader.fault("sensitive.remove", "no entry has the id " + id);
            }
        }
        entries.addAll(reader.json("sensitive.add", SensitiveResources::parse, List.of()));
        return entries;
    }

    private static Map<Variation, Severity> severities(SettingsReader reader) {
        Map<Variation, Severity> severities = new LinkedHashMap<>();
        for (Variation variation : Variation.values()) {
            String key = "severity." + variation.label();
            reader.severity(key, variation.severity()).ifPresent(severity -> severities.put(variation, severity));
        }
        return severities;
    }

    private static MuteRules mutes(SettingsReader reader) {
        return reader.json("mute.rules", MuteRules::parse, MuteRules.none());
    }
}
