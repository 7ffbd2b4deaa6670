package dev.sawatch.behaviour;

import dev.sawatch.audit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a service account does, without the particulars of one call: API version and object name are left out.
 *
 * @param verb class of the verb
 * @param resource {@code [group/]resource[/subresource]}, the core group left out; {@code configmaps:NAME} for an object
 *     that the sensitive list names; the first path segment, such as {@code /metrics}, of a non-resource request
 * @param reach where it aims
 * @param outcome whether it was let through: a denied call teaches nothing about allowed ones
 */
public record Behaviour(VerbClass verb, String resource, Reach reach, Outcome outcome) {
    private static final List<Reach> ONLY_CLUSTER = List.of(Reach.CLUSTER);

    /** Whether it is a request on a path that is no resource. */
    public boolean isPath() {
        return resource.startsWith("/");
    }

    /**
     * What histories and alerts count as one resource: {@link #resource}, but impersonating an account is another thing
     * than reading it.
     */
    public String subject() {
        return verb == VerbClass.IMPERSONATE ? "impersonate:" + resource : resource;
    }

    /**
     * This behaviour and those that show at least as much: whoever did one of them is not surprising when doing this.
     *
     * @param exact whether a reach contains only itself, as for sensitive calls: an operator that lists secrets
     *     everywhere has never before listed those of kube-system by name
     */
    public List<Behaviour> coveredBy(boolean exact) {
        List<Behaviour> covering = new ArrayList<>();
        for (VerbClass stronger : strongerVerbs()) {
            for (Reach wider : widerReaches(exact)) {
                for (Outcome better : strongerOutcomes()) {
                    covering.add(new Behaviour(stronger, resource, wider, better));
                }
            }
        }
        return covering;
    }

    /** Verb classes that show at least as much as this one's: who may list may get. */
    private List<VerbClass> strongerVerbs() {
        return switch (verb) {
            case GET -> List.of(VerbClass.GET, VerbClass.LIST);
            case DELETE -> List.of(VerbClass.DELETE, VerbClass.DELETECOLLECTION);
            default -> List.of(verb);
        };
    }

    /** Reaches that contain this one's. */
    private List<Reach> widerReaches(boolean exact) {
        if (exact || reach == Reach.CLUSTER) {
            return exact ? List.of(reach) : ONLY_CLUSTER;
        }
        if (!verb.isRead()) {
            return reach == Reach.OWN ? List.of(Reach.OWN, Reach.OTHER) : List.of(reach);
        }
        return switch (reach) {
            case OWN -> List.of(Reach.OWN, Reach.OTHER, Reach.CLUSTER);
            default -> List.of(reach, Reach.CLUSTER);
        };
    }

    /** Outcomes that show at least as much: who was let through once is not surprising when turned away. */
    private List<Outcome> strongerOutcomes() {
        return outcome == Outcome.ALLOWED ? List.of(Outcome.ALLOWED) : List.of(Outcome.DENIED, Outcome.ALLOWED);
    }

    /** Length of {@link #key()} or a little more; in bytes, for names are ASCII. */
    public int size() {
        return resource.length() + "deletecollection  cluster denied".length();
    }

    /** Its form in records: {@code list secrets system}, with {@code denied} behind it where it was. */
    public String key() {
        String key = verb.label() + " " + resource + " " + reach.name().toLowerCase(Locale.ROOT);
        return outcome == Outcome.DENIED ? key + " denied" : key;
    }

    /** Reads what {@link #key()} wrote; throws IllegalArgumentException for anything else. */
    public static Behaviour parse(String key) {
        boolean denied = key.endsWith(" denied");
        String allowed = denied ? key.substring(0, key.length() - " denied".length()) : key;
        int verbEnd = allowed.indexOf(' ');
        int reachStart = allowed.lastIndexOf(' ');
        if (verbEnd < 0 || reachStart <= verbEnd) {
            throw new IllegalArgumentException("not a behaviour");
        }
        return new Behaviour(
                VerbClass.valueOf(allowed.substring(0, verbEnd).toUpperCase(Locale.ROOT)),
                allowed.substring(verbEnd + 1, reachStart),
                Reach.valueOf(allowed.substring(reachStart + 1).toUpperCase(Locale.ROOT)),
                denied ? Outcome.DENIED : Outcome.ALLOWED);
    }

    /** As people write it: {@code list secrets (system)}. */
    @Override
    public String toString() {
        String text = verb.label() + " " + resource + " (" + reach.name().toLowerCase(Locale.ROOT) + ")";
        return outcome == Outcome.DENIED ? text + ", denied" : text;
    }
}
