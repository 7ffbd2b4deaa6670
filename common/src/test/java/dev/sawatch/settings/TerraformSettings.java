package dev.sawatch.settings;

import dev.sawatch.detection.Variation;
import dev.sawatch.settings.Setting.JsonArray;
import dev.sawatch.settings.Setting.Names;
import dev.sawatch.settings.Setting.SeverityOf;
import dev.sawatch.settings.Setting.WholeNumber;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file settings.tf of every Terraform module, as the settings' declarations say it, formatted as terraform does. */
final class TerraformSettings {
    private static final String HEAD = """
            # Written by TerraformSettingsTest from what the function itself reads its settings by, the same for each cloud;
            # -Dsettings.update=true writes it anew. What is not set is left to the function's own default.
            """;

    private static final String ACTIVATION_FITS = "var.activation_days == null ? true : var.activation_days <"
            + " (var.training_days == null ? " + DeclaredSettings.TRAINING.standard() + " : var.training_days)";

    static String render() {
        return HEAD
                + DeclaredSettings.ALL.stream().map(TerraformSettings::variable).collect(Collectors.joining())
                + locals();
    }

    /** A setting's variable is named as its key, with underscores for dots. */
    private static String name(Setting setting) {
        return setting.key().replace('.', '_');
    }

    private static String variable(Setting setting) {
        return "\nvariable \"" + name(setting) + "\" {\n  description = "
                + text(sentence(setting)) + "\n"
                + switch (setting) {
                    case WholeNumber number -> number(number);
                    case SeverityOf severity -> severity(severity);
                    case Names names -> names(names);
                    case JsonArray<?> array -> array(array);
                }
                + "}\n";
    }

    private static String sentence(Setting setting) {
        return setting.key() + ": " + setting.effect().replaceAll("\\[below]\\(#\\w+\\)", "docs/settings.md")
                + ". Default: " + setting.standard() + ".";
    }

    private static String text(String words) {
        return "\"" + words.replace("\"", "'") + "\"";
    }

    private static String number(WholeNumber setting) {
        String variable = "var." + name(setting);
        return type("number", "null")
                + validation(
                        variable + " == null ? true : " + variable + " >= " + setting.least() + " && " + variable
                                + " <= " + setting.most() + " && floor(" + variable + ") == " + variable,
                        "A whole number from " + setting.form() + ".")
                + (setting.equals(DeclaredSettings.ACTIVATION)
                        ? validation(ACTIVATION_FITS, "Less than training_days.")
                        : "");
    }

    private static String severity(SeverityOf setting) {
        String variable = "var." + name(setting);
        return type("string", "null")
                + validation(
                        variable + " == null ? true : contains([" + quoted(SeverityOf.choices().stream()) + "], "
                                + variable + ")",
                        "One of " + setting.form() + ".");
    }

    private static String names(Names setting) {
        return type("list(string)", "[]")
                + validation(
                        "alltrue([for name in var." + name(setting) + " : can(regex(\"^[^,\\\\s]+$\", name))])",
                        "Names without commas and spaces.");
    }

    private static String array(JsonArray<?> setting) {
        int width = setting.fields().stream()
                .mapToInt(field -> field.name().length())
                .max()
                .orElseThrow();
        String fields = setting.fields().stream()
                .map(field -> "    " + padded(field.name(), width) + " = " + type(field) + "\n")
                .collect(Collectors.joining());
        return "  type = list(object({\n" + fields + "  }))\n  default = []\n"
                + validation(
                        "alltrue([for entry in var." + name(setting) + " : alltrue([for text in ["
                                + setting.fields().stream()
                                        .filter(field -> isNeeded(field) && !isList(field))
                                        .map(field -> "entry." + field.name())
                                        .collect(Collectors.joining(", "))
                                + "] : trimspace(text) != \"\"])])",
                        "No needed text is empty.")
                + (setting.equals(DeclaredSettings.MUTES) ? mutes() : "");
    }

    private static String mutes() {
        return validation(
                        "alltrue([for rule in var.mute_rules : rule.service_account != null || rule.resource != null])",
                        "A rule names service_account or resource.")
                + validation(
                        "alltrue([for rule in var.mute_rules : can(formatdate(\"YYYY\", \"${rule.expires}T00:00:00Z\"))])",
                        "expires is a day, such as 2026-12-31.")
                + validation(
                        "alltrue([for rule in var.mute_rules : rule.variation == null ? true : contains(["
                                + quoted(Arrays.stream(Variation.values()).map(Variation::label))
                                + "], rule.variation)])",
                        "variation is one of those that have a severity_ variable.");
    }

    /** What a field must be stands in the words that people read of it. */
    private static String type(JsonArray.Field field) {
        String type = isList(field) ? "list(string)" : "string";
        return isNeeded(field) ? type : "optional(" + type + ")";
    }

    private static boolean isList(JsonArray.Field field) {
        return field.meaning().startsWith("array of ");
    }

    private static boolean isNeeded(JsonArray.Field field) {
        return field.meaning().contains("; needed");
    }

    private static String type(String type, String otherwise) {
        return "  type        = " + type + "\n  default     = " + otherwise + "\n";
    }

    private static String validation(String condition, String message) {
        return "  validation {\n    condition     = " + condition + "\n    error_message = \"" + message + "\"\n  }\n";
    }

    private static String quoted(Stream<String> words) {
        return words.map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }

    private static String locals() {
        List<Setting> all = DeclaredSettings.ALL;
        int width = all.stream()
                .mapToInt(setting -> setting.variable().length())
                .max()
                .orElseThrow();
        String entries = all.stream()
                .map(setting -> "    " + padded(setting.variable(), width) + " = " + value(setting) + "\n")
                .collect(Collectors.joining());
        return "\nlocals {\n  # The environment's part that is settings.\n  settings = { for name, value in {\n"
                + entries + "  } : name => value if value != null && value != \"\" }\n}\n";
    }

    private static String value(Setting setting) {
        return switch (setting) {
            case WholeNumber number -> "tostring(var." + name(number) + ")";
            case SeverityOf severity -> "var." + name(severity);
            case Names names -> "join(\",\", var." + name(names) + ")";
            case JsonArray<?> array ->
                "length(var." + name(array) + ") == 0 ? \"\" : jsonencode([for entry in var." + name(array)
                        + " : { for key, field in entry : key => field if field != null }])";
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private TerraformSettings() {}
}
