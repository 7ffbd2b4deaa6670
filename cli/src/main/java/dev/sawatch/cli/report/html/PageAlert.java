package dev.sawatch.cli.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Families;

/**
 * What the page shows of an alert, kept as text, for a log may have thousands.
 *
 * @param row the row of the heat map that it belongs to
 * @param resource the resource of its call, as behaviours name it; empty where it is about none
 * @param pages whether it wakes somebody
 * @param json all that is shown of it
 */
record PageAlert(AccountKey row, String resource, boolean pages, String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PATH = "nonResourceURL";

    static PageAlert of(AlertMessage message, Families families) {
        JsonNode event = parse(message);
        JsonNode finding = event.path("data");
        String account = event.path("subject").asText();
        AccountKey row = new AccountKey(finding.at("/resources/0/uid").asText(), family(account, families));
        String resource = resource(finding.at("/evidences/0/resources/0"));
        ObjectNode shown = shown(event, finding);
        shown.put("cluster", row.cluster()).put("account", account).put("family", row.family());
        shown.put("resource", resource);
        return new PageAlert(row, resource, event.path("page").asText().equals("yes"), shown.toString());
    }

    private static String family(String account, Families families) {
        int slash = account.indexOf('/');
        return slash < 0
                ? account
                : families.of(new ServiceAccount(account.substring(0, slash), account.substring(slash + 1)))
                        .toString();
    }

    private static String resource(JsonNode resource) {
        String type = resource.path("type").asText();
        return type.equals(PATH) ? resource.path("name").asText() : type;
    }

    private static ObjectNode shown(JsonNode event, JsonNode finding) {
        String id = event.path("id").asText();
        String message = finding.path("message").asText();
        JsonNode info = finding.path("finding_info");
        ObjectNode shown = MAPPER.createObjectNode().put("id", id).put("message", message);
        shown.put("episode", finding.at("/metadata/correlation_uid").asText(id));
        shown.put("time", event.path("time").asText())
                .put("page", event.path("page").asText());
        shown.put("variation", finding.at("/metadata/event_code").asText());
        shown.put("severity", finding.path("severity").asText());
        shown.put("confidence", finding.path("confidence").asText());
        shown.put("title", info.path("title").asText());
        shown.put("why", reasons(info.path("desc").asText(), message));
        shown.set("types", info.path("types"));
        shown.set("attack", info.at("/attacks/0"));
        shown.set("request", finding.at("/evidences/0"));
        shown.set("usual", finding.at("/anomaly_analyses/0/baselines"));
        shown.set("remediation", finding.path("remediation"));
        return shown;
    }

    /** A description begins with the alert's sentence, which the page shows by itself. */
    private static String reasons(String description, String message) {
        return description.startsWith(message)
                ? description.substring(message.length()).strip()
                : description;
    }

    private static JsonNode parse(AlertMessage message) {
        try {
            return MAPPER.readTree(message.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert that is not JSON: " + message.id(), e);
        }
    }
}
