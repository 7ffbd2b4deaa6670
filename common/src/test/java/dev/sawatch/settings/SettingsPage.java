package dev.sawatch.settings;

import dev.sawatch.behaviour.SensitiveResources;
import dev.sawatch.behaviour.VerbClass;
import java.util.List;
import java.util.stream.Collectors;

/** docs/settings.md, as the settings' declarations say it. */
final class SettingsPage {
    private static final String HEAD = """
            # Settings

            Written by `SettingsPageTest` from what the program itself reads its settings by; `-Dsettings.update=true` writes it
            anew.

            On the command line settings are a properties file (`--settings FILE`), in a function they are variables of its
            environment. A key that is unknown, an empty value and whatever a setting may not be are faults: one message names
            all of them, and nothing is begun. Days are days of the events, in UTC.

            """;

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        table(page, "setting", "in the environment", "default", "may be", "effect");
        DeclaredSettings.ALL.forEach(setting -> row(
                page,
                code(setting.key()),
                code(setting.variable()),
                setting.standard(),
                setting.form(),
                setting.effect()));
        array(page, DeclaredSettings.SENSITIVE_ADD);
        ids(page);
        array(page, DeclaredSettings.MUTES);
        return page.toString();
    }

    private static void array(StringBuilder page, Setting.JsonArray<?> setting) {
        page.append("\n## ").append(setting.key()).append('\n');
        page.append("On one line in a properties file, such as\n```properties\n");
        page.append(setting.key()).append('=').append(setting.example()).append("\n```\n\n");
        table(page, "field", "meaning");
        setting.fields().forEach(field -> row(page, code(field.name()), field.meaning()));
    }

    private static void ids(StringBuilder page) {
        page.append("\n## ids\nOf the sensitive list, for `").append(DeclaredSettings.SENSITIVE_REMOVE.key());
        page.append("`. Why each is on it stands in");
        page.append(" [the list](../common/src/main/resources/dev/sawatch/behaviour/sensitive-resources.json).\n\n");
        table(page, "id", "resources", "verbs");
        SensitiveResources.shipped().forEach(entry -> row(page, code(entry.id()), resources(entry), verbs(entry)));
    }

    private static String resources(SensitiveResources.Entry entry) {
        String resources = entry.resources().stream().map(SettingsPage::code).collect(Collectors.joining(", "));
        String names = entry.names().contains("*") ? ", each by itself" : named(entry);
        return resources + names + (entry.onlySystem() ? " in system namespaces" : "");
    }

    private static String named(SensitiveResources.Entry entry) {
        return entry.names().isEmpty() ? "" : " " + String.join(", ", entry.names()) + " in " + entry.namespace();
    }

    private static String verbs(SensitiveResources.Entry entry) {
        return entry.verbs().stream().map(VerbClass::label).collect(Collectors.joining(", "));
    }

    private static void table(StringBuilder page, String... columns) {
        row(page, columns);
        page.append("|---".repeat(columns.length)).append("|\n");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private SettingsPage() {}
}
