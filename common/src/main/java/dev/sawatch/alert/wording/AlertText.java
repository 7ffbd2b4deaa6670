package dev.sawatch.alert.wording;

import dev.sawatch.alert.Alert;
import dev.sawatch.alert.BaselineContext;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Confidence;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An alert for e-mail and terminals: several short lines for the first of an episode, one for those that follow. */
public final class AlertText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_HABITS = 5;

    private final Alert alert;
    private final AccountCall call;
    private final AuditEvent event;

    private AlertText(Alert alert) {
        this.alert = alert;
        this.call = alert.call();
        this.event = call.event();
    }

    public static String of(Alert alert) {
        AlertText text = new AlertText(alert);
        Stream<String> lines = alert.episode().isFirst() ? text.lines() : Stream.of(text.oneLine());
        return lines.flatMap(String::lines).map(Untrusted::line).collect(Collectors.joining("\n"));
    }

    private String oneLine() {
        String why = alert.verdict().confidence() == Confidence.MEDIUM
                ? ""
                : String.join(" ", ConfidenceReasons.of(alert)) + " ";
        return rating() + " " + Sentence.of(alert) + " " + why.stripLeading() + TIME.format(event.received())
                + ", alert "
                + (alert.episode().earlier() + 1) + " of episode "
                + alert.episode().id() + ", audit id " + single(event.auditId());
    }

    private Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(rating() + " " + alert.verdict().variation().title());
        lines.add(Sentence.of(alert));
        lines.add("Why:     " + String.join(" ", Explanation.reasons(alert)));
        lines.add("Who:     " + who());
        lines.add("What:    " + what());
        lines.add("When:    " + TIME.format(event.received()));
        lines.add("From:    " + from());
        lines.add("Usual:   " + usual());
        if (alert.context().otherCount() > 0) {
            lines.add("Others:  " + others());
        }
        if (alert.context().unreadDays() > 0) {
            lines.add("Unseen:  " + UnreadLog.of(alert.context().unreadDays()));
        }
        lines.add("Cluster: " + single(event.cluster().id()));
        if (alert.suppressed().count() > 0) {
            lines.add("Before:  " + suppressed());
        }
        lines.addAll(Remediation.steps(call));
        lines.add("Ids:     alert " + alert.id() + ", episode "
                + alert.episode().id() + ", audit " + single(event.auditId()));
        return lines.stream();
    }

    private String rating() {
        return "[" + alert.severity().caption() + ", confidence "
                + alert.verdict().confidence().caption().toLowerCase(Locale.ROOT) + "]";
    }

    private String who() {
        String who = single(call.account().username());
        AuditEvent.User impersonated = event.impersonated();
        if (call.traits().impersonated()) {
            return who + ", in whose name " + single(event.user().username()) + " acted";
        } else if (impersonated != null && !impersonated.username().isEmpty()) {
            return who + ", acting as " + single(impersonated.username());
        }
        return who + token(event.user().credential());
    }

    private static String token(AuditEvent.Credential credential) {
        String pod = credential.pod().isEmpty() ? "" : ", token of pod " + single(credential.pod());
        return credential.node().isEmpty() ? pod : pod + ", on node " + single(credential.node());
    }

    private String what() {
        ApiCall asked = event.call();
        String outcome = event.outcome() == Outcome.DENIED ? "refused" : "allowed";
        String code = event.code() == 0 ? "" : ", status " + event.code();
        String uri = asked.uri().isEmpty() ? "" : " " + single(asked.uri());
        return single(asked.verb()) + uri + " (" + outcome + code + ")";
    }

    private String from() {
        String address = event.sourceIp().isEmpty() ? "an unknown address" : single(event.sourceIp());
        String client = event.userAgent().isEmpty() ? "no user agent" : single(event.userAgent());
        String other = call.otherAddress().isEmpty() ? "" : "; its pod also from " + single(call.otherAddress());
        return address + ", with " + client + other;
    }

    private String usual() {
        BaselineContext context = alert.context();
        String here = habits(context.here());
        String elsewhere = habits(context.usual());
        return (here.isEmpty() ? "nothing with this resource" : here)
                + (elsewhere.isEmpty() ? "" : "; mostly uses " + elsewhere)
                + (context.clients().isEmpty()
                        ? ""
                        : "; with "
                                + context.clients().stream()
                                        .limit(MAX_HABITS)
                                        .map(CallWording::name)
                                        .collect(Collectors.joining(", ")));
    }

    private String others() {
        BaselineContext context = alert.context();
        int unnamed =
                context.otherCount() - Math.min(MAX_HABITS, context.others().size());
        Stream<String> named = context.others().stream().limit(MAX_HABITS).map(CallWording::name);
        Stream<String> rest = unnamed > 0 ? Stream.of(unnamed + " more") : Stream.empty();
        return Stream.concat(named, rest).collect(Collectors.joining(", ", "", " use this resource"));
    }

    private static String habits(List<BaselineContext.Habit> habits) {
        return habits.stream()
                .limit(MAX_HABITS)
                .map(habit -> CallWording.name(habit.what()))
                .collect(Collectors.joining(", "));
    }

    private String suppressed() {
        Suppressed suppressed = alert.suppressed();
        String last = suppressed.last() == null ? "" : ", the latest at " + TIME.format(suppressed.last());
        return suppressed.count() + " calls were not told since the last alert about this" + last;
    }

    /** Long texts leave room for the rest of their line. */
    private static String single(String text) {
        return Untrusted.shorten(Untrusted.line(text), 200);
    }
}
