package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.names.IpAddress;

/** The call as OCSF evidence: who asked what, from where, with which client, and what came of it. */
public final class Evidence {
    private static final int MAX_GROUPS = 16;
    /** OCSF: a user that is a system. */
    private static final int SYSTEM_USER = 3;

    public static ObjectNode of(AccountCall accountCall) {
        AuditEvent event = accountCall.event();
        ObjectNode evidence = Fields.object();
        evidence.putObject("actor").set("user", user(accountCall));
        evidence.set("api", api(event));
        if (IpAddress.isExact(event.sourceIp())) {
            evidence.putObject("src_endpoint").put("ip", event.sourceIp());
        }
        if (!event.userAgent().isEmpty()) {
            evidence.putObject("http_request").put("user_agent", Untrusted.cut(event.userAgent()));
        }
        evidence.putArray("resources").add(resource(event.call()));
        Fields.putNonEmpty(evidence, "data", data(accountCall));
        return evidence;
    }

    /** The account that the call counts for, also where somebody else acted as it. */
    private static ObjectNode user(AccountCall accountCall) {
        AuditEvent event = accountCall.event();
        AuditEvent.User target = event.impersonated();
        AuditEvent.User account = accountCall.traits().impersonated() && target != null ? target : event.user();
        ObjectNode user = Fields.object();
        Fields.put(user, "name", accountCall.account().username());
        user.put("type_id", SYSTEM_USER).put("type", "System");
        Fields.putNonEmpty(user, "groups", Fields.named("name", account.groups(), MAX_GROUPS));
        Fields.put(user, "credential_uid", account.credential().id());
        return user;
    }

    private static ObjectNode api(AuditEvent event) {
        ApiCall call = event.call();
        ObjectNode api = Fields.object();
        api.put("operation", call.verb().isEmpty() ? "unknown" : Untrusted.cut(call.verb()));
        if (!call.apiGroup().isEmpty()) {
            api.putObject("group").put("name", Untrusted.cut(call.apiGroup()));
        }
        api.putObject("service").put("name", "kube-apiserver");
        Fields.put(api, "version", call.apiVersion());
        api.putObject("request").put("uid", Untrusted.cut(event.auditId()));
        if (event.code() > 0) {
            api.putObject("response").put("code", event.code());
        }
        return api;
    }

    private static ObjectNode resource(ApiCall call) {
        ObjectNode resource = Fields.object();
        Fields.put(resource, "name", call.isResource() ? call.name() : call.firstPathSegment());
        Fields.put(resource, "namespace", call.namespace());
        Fields.put(resource, "type", call.isResource() ? call.qualifiedResource() : "nonResourceURL");
        return resource;
    }

    private static ObjectNode data(AccountCall accountCall) {
        AuditEvent event = accountCall.event();
        ObjectNode data = Fields.object();
        Fields.put(data, "request_uri", event.call().uri());
        Fields.put(data, "decision", event.decision());
        Fields.put(data, "reason", event.reason());
        if (accountCall.traits().impersonated()) {
            Fields.putNonEmpty(data, "impersonated_by", person(event.user()));
        } else {
            Fields.putNonEmpty(data, "token", token(event.user().credential()));
            if (event.impersonated() != null) {
                Fields.putNonEmpty(data, "impersonates", person(event.impersonated()));
            }
        }
        if (!IpAddress.isExact(event.sourceIp())) {
            Fields.put(data, "source", event.sourceIp());
        }
        Fields.put(data, "pod_called_also_from", accountCall.otherAddress());
        if (event.deduced()) {
            data.put("deduced", true);
        }
        return data;
    }

    private static ObjectNode person(AuditEvent.User user) {
        ObjectNode person = Fields.object();
        Fields.put(person, "name", user.username());
        Fields.putNonEmpty(person, "groups", Fields.named("name", user.groups(), MAX_GROUPS));
        Fields.putNonEmpty(person, "token", token(user.credential()));
        return person;
    }

    private static ObjectNode token(AuditEvent.Credential credential) {
        ObjectNode token = Fields.object();
        Fields.put(token, "id", credential.id());
        Fields.put(token, "pod", credential.pod());
        Fields.put(token, "pod_uid", credential.podUid());
        Fields.put(token, "node", credential.node());
        return token;
    }

    private Evidence() {}
}
