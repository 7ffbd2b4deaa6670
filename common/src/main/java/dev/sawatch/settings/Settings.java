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
 * <p>{@code DeclaredSettings} says which there are; docs/settings.md is written from it.
 *
 * @param periods the spans of time
 * @param lists what is sensitive, built in and public
 * @param alerts what people want to be told of
 */
public record Settings(Periods periods, CallClassifier.Lists lists, AlertLedger.Policy alerts) {
    /** What the name of every setting begins with in the environment. */
    public static final String ENVIRONMENT_PREFIX = "SAWATCH_";

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
        int training = reader.number(DeclaredSettings.TRAINING);
        Periods periods = new Periods(
                reader.number(DeclaredSettings.ACTIVATION.atMost(training - 1)),
                training,
                reader.number(DeclaredSettings.DEDUP),
                reader.number(DeclaredSettings.LEARNING));
        SystemNamespaces system = new SystemNamespaces(reader.list(DeclaredSettings.SYSTEM));
        CallClassifier.Lists lists = new CallClassifier.Lists(
                new SensitiveResources(sensitive(reader), system),
                ControlPlane.shipped(),
                PublicPaths.shipped(),
                system,
                new Families(reader.list(DeclaredSettings.APART).stream()
                        .map(Glob::of)
                        .toList()));
        AlertLedger.Policy alerts = new AlertLedger.Policy(
                periods,
                severities(reader),
                reader.json(DeclaredSettings.MUTES),
                reader.number(DeclaredSettings.BREAKER),
                reader.number(DeclaredSettings.ACCOUNT_BREAKER));
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
        for (String id : reader.list(DeclaredSettings.SENSITIVE_REMOVE)) {
            if (!entries.removeIf(entry -> entry.id().equals(id))) {
                reader.fault(DeclaredSettings.SENSITIVE_REMOVE, "no entry has the id " + id);
            }
        }
        entries.addAll(reader.json(DeclaredSettings.SENSITIVE_ADD));
        return entries;
    }

    private static Map<Variation, Severity> severities(SettingsReader reader) {
        Map<Variation, Severity> severities = new LinkedHashMap<>();
        for (Setting.SeverityOf setting : DeclaredSettings.SEVERITIES) {
            reader.severity(setting).ifPresent(severity -> severities.put(setting.variation(), severity));
        }
        return severities;
    }
}
