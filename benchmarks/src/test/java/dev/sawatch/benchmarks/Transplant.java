package dev.sawatch.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A recorded attack, done with the token of another account's pod on another day.
 *
 * <p>Calls at the robbed account's own namespace are aimed at the new account's own, and those at the new account's
 * namespace at the robbed one's: so a call at home remains one, and one abroad too. Only the control plane's namespaces
 * stay what they are, which for accounts of kube-system are home.
 *
 * @param id of the chain
 * @param start time of the first call
 * @param days how much later than recorded
 * @param donor whose token it is now
 * @param recent what the pod did last: who, from where, with what client
 * @param tool the client of a thief who brings one
 */
record Transplant(String id, Labels.Chain chain, Instant start, int days, Donor donor, AuditEvent recent, String tool) {
    private static final List<String> TIMES = List.of("requestReceivedTimestamp", "stageTimestamp");
    private static final int DATE = "2026-01-05".length();

    ServiceAccount account() {
        return Objects.requireNonNull(recent.user().serviceAccount());
    }

    /** Its events, in the chain's order. */
    List<AuditEvent> events(RecordedLines lines, ThiefClient client) {
        ObjectNode pod = lines.event(recent.auditId());
        StringBuilder text = new StringBuilder();
        for (Labels.Call call : chain.calls()) {
            ObjectNode event = lines.event(call.auditId());
            event.put("auditID", auditId(call, client));
            event.set("user", pod.path("user"));
            event.set("sourceIPs", pod.path("sourceIPs"));
            event.put("userAgent", client.userAgent(donor, recent, tool));
            TIMES.forEach(time -> event.put(time, later(event.path(time).asText())));
            aim(event);
            text.append(event).append('\n');
        }
        return Recording.parse(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Audit IDs of the events that are unusual for an account with these habits. */
    Set<String> expected(List<AuditEvent> events, ThiefClient client, Set<Habit> habits) {
        Set<String> unusual = new HashSet<>();
        chain.calls().stream().filter(Labels.Call::expected).forEach(call -> unusual.add(auditId(call, client)));
        events.stream()
                .filter(event -> Habit.of(event).isAmong(habits))
                .forEach(event -> unusual.remove(event.auditId()));
        return unusual;
    }

    private String auditId(Labels.Call call, ThiefClient client) {
        String name = String.join(" ", call.auditId(), account().toString(), "" + days, client.name());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String later(String time) {
        return LocalDate.parse(time.substring(0, DATE)).plusDays(days) + time.substring(DATE);
    }

    private void aim(ObjectNode event) {
        UnaryOperator<String> swap = swap(chain.account().namespace(), account().namespace());
        if (event.get("objectRef") instanceof ObjectNode object && object.has("namespace")) {
            String namespace = object.path("namespace").asText();
            String aimed = swap.apply(namespace);
            object.put("namespace", aimed);
            event.put(
                    "requestURI",
                    event.path("requestURI")
                            .asText()
                            .replaceFirst(
                                    "/namespaces/" + Pattern.quote(namespace) + "(?=[/?]|$)", "/namespaces/" + aimed));
        }
    }

    private static UnaryOperator<String> swap(String robbed, String home) {
        return namespace -> {
            if (namespace.equals(robbed)) {
                return home;
            }
            return namespace.equals(home) && !Habit.isSystem(home) ? robbed : namespace;
        };
    }
}
