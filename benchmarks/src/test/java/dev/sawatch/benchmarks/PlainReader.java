package dev.sawatch.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds events as anybody would who has Jackson: a text is a String, and what is not wanted is skipped. For comparison; good
 * enough for the recording, whose events are all well made, and leaves secrets in URIs.
 */
final class PlainReader {
    private static final JsonFactory PLAIN = new JsonFactory();

    private String auditId = "";
    private String stage = "";
    private String uri = "";
    private String verb = "";
    private String userAgent = "";
    private String received = "";
    private String sourceIp = "";
    private int code;
    private @Nullable String decision;
    private @Nullable String reason;
    private Who who = new Who();
    private What what = new What();

    private static final class Who {
        String username = "";
        List<String> groups = List.of();
        String credentialId = "";
        String pod = "";
        String podUid = "";
        String node = "";
    }

    private static final class What {
        String resource = "";
        String namespace = "";
        String name = "";
        String group = "";
        String version = "";
        String subresource = "";
    }

    /** Reads all events that the bytes hold, one behind the other. */
    void read(byte[] bytes, Consumer<AuditEvent> events) throws IOException {
        try (JsonParser parser = PLAIN.createParser(bytes)) {
            while (parser.nextToken() != null) {
                clear();
                readEvent(parser);
                ServiceAccount account = ServiceAccount.ofUsername(who.username);
                if (account != null && !stage.equals("RequestReceived")) {
                    events.accept(event(account));
                }
            }
        }
    }

    private void clear() {
        auditId = stage = uri = verb = userAgent = received = sourceIp = "";
        code = 0;
        decision = reason = null;
        who = new Who();
        what = new What();
    }

    private void readEvent(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "auditID" -> auditId = parser.getText();
                case "stage" -> stage = parser.getText();
                case "requestURI" -> uri = parser.getText();
                case "verb" -> verb = parser.getText();
                case "userAgent" -> userAgent = parser.getText();
                case "requestReceivedTimestamp" -> received = parser.getText();
                case "sourceIPs" -> sourceIp = last(texts(parser));
                case "user" -> readUser(parser);
                case "objectRef" -> readObject(parser);
                case "responseStatus" -> readStatus(parser);
                case "annotations" -> readAnnotations(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readUser(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "username" -> who.username = parser.getText();
                case "groups" -> who.groups = texts(parser);
                case "extra" -> readExtra(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readExtra(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "authentication.kubernetes.io/credential-id" -> who.credentialId = last(texts(parser));
                case "authentication.kubernetes.io/pod-name" -> who.pod = last(texts(parser));
                case "authentication.kubernetes.io/pod-uid" -> who.podUid = last(texts(parser));
                case "authentication.kubernetes.io/node-name" -> who.node = last(texts(parser));
                default -> parser.skipChildren();
            }
        }
    }

    private void readObject(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "resource" -> what.resource = parser.getText();
                case "namespace" -> what.namespace = parser.getText();
                case "name" -> what.name = parser.getText();
                case "apiGroup" -> what.group = parser.getText();
                case "apiVersion" -> what.version = parser.getText();
                case "subresource" -> what.subresource = parser.getText();
                default -> parser.skipChildren();
            }
        }
    }

    private void readStatus(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (name.equals("code")) {
                code = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readAnnotations(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "authorization.k8s.io/decision" -> decision = parser.getText();
                case "authorization.k8s.io/reason" -> reason = parser.getText();
                default -> parser.skipChildren();
            }
        }
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>(3);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.getText());
        }
        return texts;
    }

    private static String last(List<String> texts) {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    private AuditEvent event(ServiceAccount account) {
        ApiCall call = new ApiCall(
                verb, what.group, what.version, what.resource, what.subresource, what.namespace, what.name, uri);
        AuditEvent.Credential credential = new AuditEvent.Credential(who.credentialId, who.pod, who.podUid, who.node);
        return new AuditEvent(
                Recording.CLUSTER,
                auditId,
                time(received),
                new AuditEvent.User(who.username, account, who.groups, credential),
                null,
                call,
                code,
                decision,
                reason,
                sourceIp,
                userAgent,
                fingerprint(),
                false);
    }

    private String fingerprint() {
        return verb
                + '\n'
                + who.username
                + '\n'
                + sourceIp
                + '\n'
                + userAgent
                + '\n'
                + what.resource
                + '\n'
                + what.namespace
                + '\n'
                + what.group
                + '\n'
                + what.subresource
                + '\n'
                + code
                + decision
                + received.substring(0, 10);
    }

    /** {@code 2026-01-05T10:00:00.000001Z}, without the general formatter, which takes longer than all the rest. */
    private static Instant time(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long seconds = number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
        int micros = text.length() > 20 ? number(text, 20, 26) : 0;
        return Instant.ofEpochSecond(days * 86_400 + seconds, micros * 1000L);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
