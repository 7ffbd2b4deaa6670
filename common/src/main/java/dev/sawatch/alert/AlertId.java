package dev.sawatch.alert;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of alerts: of all that an event says about itself and its stages have in common. A client chooses the audit ID of
 * its calls, so that alone says nothing; what instances may know differently, such as the variation, is no part of it.
 */
public final class AlertId {
    /** Id of the alert that a call makes for one account. */
    public static String of(AccountCall call) {
        AuditEvent event = call.event();
        List<String> facts = new ArrayList<>(List.of(
                "call",
                event.cluster().id(),
                event.auditId(),
                event.received().toString(),
                call.account().username(),
                String.valueOf(call.traits().impersonated())));
        addBehaviour(facts, call.behaviour());
        addCall(facts, event.call());
        facts.addAll(List.of(event.sourceIp(), event.userAgent(), event.user().username()));
        AuditEvent.User target = event.impersonated();
        if (target != null) {
            facts.add(target.username());
            facts.addAll(target.groups());
        }
        return Hash.of(facts);
    }

    private static void addBehaviour(List<String> facts, Behaviour behaviour) {
        facts.add(behaviour.verb().name());
        facts.add(behaviour.resource());
        facts.add(behaviour.reach().name());
        facts.add(behaviour.outcome().name());
    }

    private static void addCall(List<String> facts, ApiCall call) {
        facts.add(call.verb());
        facts.add(call.namespace());
        facts.add(call.name());
        facts.add(call.uri());
    }

    /** Id of a notice; that of another day or event is another. */
    public static String of(Notice notice) {
        return Hash.of(List.of(
                "notice", notice.cluster().id(), notice.about(), notice.time().toString(), notice.particular()));
    }

    private AlertId() {}
}
