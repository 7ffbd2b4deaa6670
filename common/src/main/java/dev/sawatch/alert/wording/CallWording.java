package dev.sawatch.alert.wording;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.VerbClass;
import java.util.List;
import java.util.Locale;

/** What an account did, in words: {@code listed secrets in kube-system}. */
public final class CallWording {
    private static final int MAX_NAME = 56;

    private final AccountCall accountCall;
    private final ApiCall call;
    private final boolean denied;

    private CallWording(AccountCall accountCall) {
        this.accountCall = accountCall;
        this.call = accountCall.event().call();
        this.denied = accountCall.behaviour().outcome() == Outcome.DENIED;
    }

    static String of(AccountCall accountCall) {
        CallWording wording = new CallWording(accountCall);
        String words = wording.words();
        return wording.denied ? "tried to " + words + " and was refused" : words;
    }

    /** A name as the sentence shows it. */
    public static String name(String text) {
        return Untrusted.shorten(Untrusted.line(text), MAX_NAME);
    }

    private String words() {
        if (accountCall.behaviour().verb() == VerbClass.IMPERSONATE) {
            return impersonating();
        } else if (!call.isResource()) {
            return onPath();
        }
        return call.subresource().isEmpty() ? onObject() : onSubresource();
    }

    /** The past tense, or the infinitive that follows "tried to". */
    private String tense(String past, String infinitive) {
        return denied ? infinitive : past;
    }

    private String onPath() {
        String path = call.firstPathSegment();
        int query = call.uri().indexOf('?');
        String full = query < 0 ? call.uri() : call.uri().substring(0, query);
        String shown = name(full.isEmpty() ? path : full);
        return call.verb().equals("get")
                ? tense("requested ", "request ") + shown
                : tense("sent ", "send ") + "HTTP " + name(call.verb().toUpperCase(Locale.ROOT)) + " to " + shown;
    }

    private String onObject() {
        return switch (call.verb()) {
            case "get" -> tense("read ", "read ") + object() + where();
            case "list" -> tense("listed ", "list ") + collection();
            case "watch" -> tense("watched ", "watch ") + collection();
            case "create" -> tense("created ", "create ") + object() + where();
            case "update", "patch", "apply" -> tense("changed ", "change ") + object() + where();
            case "delete" -> tense("deleted ", "delete ") + object() + where();
            case "deletecollection" -> tense("deleted all ", "delete all ") + collection();
            default -> tense("used verb ", "use verb ") + name(call.verb()) + " on " + object() + where();
        };
    }

    private String onSubresource() {
        String target = object() + where();
        return switch (call.subresource()) {
            case "exec" -> tense("ran a command in ", "run a command in ") + target;
            case "attach" -> tense("attached to ", "attach to ") + target;
            case "portforward" -> tense("opened a port-forward to ", "open a port-forward to ") + target;
            case "proxy" -> tense("reached ", "reach ") + target + " through the API server's proxy";
            case "ephemeralcontainers" -> tense("put a debug container into ", "put a debug container into ") + target;
            case "eviction" -> tense("evicted ", "evict ") + target;
            case "token" -> tense("issued a token of ", "issue a token of ") + target;
            default -> verb() + " the " + name(call.subresource()) + " of " + target;
        };
    }

    private String verb() {
        return switch (call.verb()) {
            case "get" -> "read";
            case "list", "watch" -> tense(call.verb() + "ed", call.verb());
            case "create" -> tense("created", "create");
            case "update", "patch", "apply" -> tense("changed", "change");
            case "delete", "deletecollection" -> tense("deleted", "delete");
            default -> tense("used verb ", "use verb ") + name(call.verb()) + " on";
        };
    }

    private String object() {
        return call.name().isEmpty()
                ? name(ResourceWords.one(call))
                : name(ResourceWords.singular(call)) + " " + name(call.name());
    }

    private String collection() {
        boolean one = !call.name().isEmpty();
        String everywhere = call.namespace().isEmpty() && !one ? " cluster-wide" : where();
        return (one ? object() : name(ResourceWords.plural(call))) + everywhere;
    }

    private String where() {
        String namespace = call.namespace();
        boolean itself = call.resource().equals("namespaces") && namespace.equals(call.name());
        if (namespace.isEmpty() || itself) {
            return "";
        }
        return namespace.equals(accountCall.account().namespace()) ? " in its own namespace" : " in " + name(namespace);
    }

    private String impersonating() {
        AuditEvent.User target = accountCall.event().impersonated();
        if (target == null || target.username().isEmpty()) {
            return tense("acted as somebody else", "act as somebody else");
        }
        String user = target.serviceAccount() == null
                ? "user " + name(target.username())
                : "service account " + name(target.serviceAccount().toString());
        boolean byGroup = accountCall.behaviour().resource().equals("groups");
        return tense("acted as ", "act as ") + user + (byGroup ? groups(target.groups()) : "");
    }

    private static String groups(List<String> groups) {
        List<String> named = groups.stream()
                .filter(group -> !group.equals("system:authenticated") && !group.startsWith("system:serviceaccounts"))
                .toList();
        if (named.isEmpty()) {
            return "";
        }
        String more = named.size() > 1 ? " and " + (named.size() - 1) + " more" : "";
        return " with group " + name(named.get(0)) + more;
    }
}
