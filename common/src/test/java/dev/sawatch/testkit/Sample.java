package dev.sawatch.testkit;

import dev.sawatch.alert.Alert;
import dev.sawatch.alert.BaselineContext;
import dev.sawatch.alert.BaselineContext.Habit;
import dev.sawatch.alert.EpisodePlace;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.alert.wording.Sentence;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.behaviour.ControlPlane;
import dev.sawatch.behaviour.PublicPaths;
import dev.sawatch.behaviour.SensitiveResources;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.behaviour.names.SystemNamespaces;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds alerts; all that is not said is an ordinary call of payments/checkout in an EKS cluster. */
public final class Sample {
    public static final Instant TIME = Instant.parse("2026-03-01T03:04:05.123456Z");
    public static final String POD_URI = "/api/v1/namespaces/payments/pods/web-1";

    private static final SystemNamespaces SYSTEM = new SystemNamespaces(List.of());
    private static final CallClassifier CLASSIFIER = new CallClassifier(new CallClassifier.Lists(
            new SensitiveResources(SensitiveResources.shipped(), SYSTEM),
            ControlPlane.empty(),
            PublicPaths.shipped(),
            SYSTEM,
            new Families(List.of())));

    private Cluster cluster = Cluster.eks("eu-central-1", "111122223333", "prod-eu");
    private String username = "system:serviceaccount:payments:checkout";
    private List<String> groups = List.of("system:serviceaccounts", "system:serviceaccounts:payments");
    private List<Mitigation> mitigations = List.of();
    private Cause cause = new Cause(Cause.Kind.BEHAVIOUR, "list secrets (own)");
    private AuditEvent.Credential credential = new AuditEvent.Credential(
            "JTI=7d1f", "checkout-5b9c7", "5b9c7a11-0000-4000-8000-000000000001", "ip-10-0-1-7");
    private AuditEvent.@Nullable User impersonated;
    private ApiCall call = new ApiCall("get", "", "v1", "pods", "", "payments", "web-1", POD_URI);
    private int code = 200;
    private @Nullable String decision = "allow";
    private String reason = "RBAC: a reason";
    private String ip = "203.0.113.7";
    private String userAgent = "checkout/v1.4.2 (linux/amd64)";
    private String otherAddress = "";
    private boolean deduced;
    private boolean second;
    private Variation variation = Variation.UNUSUAL_API_CALL;
    private List<Variation> others = List.of();
    private Set<Signal> signals = EnumSet.noneOf(Signal.class);
    private Confidence confidence = Confidence.MEDIUM;
    private List<Habit> here = List.of();
    private List<Habit> usual = List.of(new Habit("pods", 30), new Habit("configmaps", 12));
    private List<String> peers = List.of();
    private int peerCount;
    private int accountDays = 90;
    private int clusterDays = 30;
    private List<String> clients = List.of("checkout");
    private int unreadDays;
    private Suppressed suppressed = Suppressed.NONE;
    private EpisodePlace place = new EpisodePlace("a1", 0, true);

    public static Sample of(Variation variation) {
        Sample sample = new Sample();
        sample.variation = variation;
        return sample;
    }

    public Sample cluster(Cluster other) {
        cluster = other;
        return this;
    }

    /** Another account, or a person. */
    public Sample user(String name, String... memberOf) {
        username = name;
        groups = List.of(memberOf);
        credential = AuditEvent.Credential.UNKNOWN;
        return this;
    }

    public Sample actingAs(String name, String... memberOf) {
        impersonated = new AuditEvent.User(
                name, ServiceAccount.ofUsername(name), List.of(memberOf), AuditEvent.Credential.UNKNOWN);
        return this;
    }

    /** Of an impersonation, the second of the behaviours that are judged. */
    Sample second() {
        second = true;
        return this;
    }

    /** A call on {@code [GROUP/]RESOURCE[:SUBRESOURCE]}. */
    public Sample call(String verb, String resource, String namespace, String name) {
        String group = resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : "";
        String path = resource.substring(resource.indexOf('/') + 1);
        String[] parts = path.split(":", 2);
        String uri = (group.isEmpty() ? "/api/v1" : "/apis/" + group + "/v1")
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + parts[0];
        call = new ApiCall(verb, group, "v1", parts[0], parts.length > 1 ? parts[1] : "", namespace, name, uri);
        return this;
    }

    public Sample uri(String uri) {
        call = new ApiCall(
                call.verb(),
                call.apiGroup(),
                call.apiVersion(),
                call.resource(),
                call.subresource(),
                call.namespace(),
                call.name(),
                uri);
        return this;
    }

    public Sample path(String verb, String uri) {
        call = new ApiCall(verb, "", "", "", "", "", "", uri);
        return this;
    }

    public Sample denied() {
        code = 403;
        decision = "forbid";
        return signals(Signal.DENIED);
    }

    /** As the authorizer gives it. */
    public Sample reason(String text) {
        reason = text;
        return this;
    }

    public Sample credential(String id, String pod, String podUid) {
        credential = new AuditEvent.Credential(id, pod, podUid, "");
        return this;
    }

    public Sample signals(Signal... more) {
        signals.addAll(List.of(more));
        return this;
    }

    public Sample alsoAs(Variation... more) {
        others = List.of(more);
        return this;
    }

    public Sample client(String text) {
        userAgent = text;
        return this;
    }

    public Sample from(String address) {
        ip = address;
        return this;
    }

    /** The token's pod was seen there too. */
    public Sample alsoFrom(String address) {
        otherAddress = address;
        return signals(Signal.TWO_PLACES).confidence(Confidence.HIGH);
    }

    public Sample confidence(Confidence level) {
        confidence = level;
        return this;
    }

    public Sample lowBecause(Mitigation... facts) {
        mitigations = List.of(facts);
        return confidence(Confidence.LOW);
    }

    public Sample here(String... habits) {
        here = List.of(habits).stream().map(habit -> new Habit(habit, 7)).toList();
        return this;
    }

    public Sample peers(int count, String... named) {
        peerCount = count;
        peers = List.of(named);
        return this;
    }

    public Sample known(int ofAccount, int ofCluster) {
        accountDays = ofAccount;
        clusterDays = ofCluster;
        return this;
    }

    /** Of a log without reads. */
    public Sample unread(int days) {
        unreadDays = days;
        return this;
    }

    public Sample suppressed(int count, String... calls) {
        suppressed = new Suppressed(count, TIME.minusSeconds(3600), List.of(calls), List.of());
        return this;
    }

    public Sample later(int earlier) {
        place = new EpisodePlace("a0", earlier, false);
        return this;
    }

    /** A log that says little: no address, client, code, decision or token. */
    public Sample sparse() {
        ip = "";
        userAgent = "";
        code = 0;
        decision = null;
        groups = List.of();
        credential = AuditEvent.Credential.UNKNOWN;
        clients = List.of();
        usual = List.of();
        deduced = true;
        return this;
    }

    /** As much as a baseline can hold, every text as long as can be. */
    public Sample crowded(String text) {
        usual = Collections.nCopies(10, new Habit(text, 30));
        here = Collections.nCopies(100, new Habit(text, 30));
        clients = Collections.nCopies(16, text);
        groups = Collections.nCopies(1000, text);
        suppressed = new Suppressed(10, TIME, Collections.nCopies(10, text), List.of());
        return peers(16, Collections.nCopies(16, text).toArray(String[]::new));
    }

    public AccountCall accountCall() {
        AuditEvent.User user = new AuditEvent.User(username, ServiceAccount.ofUsername(username), groups, credential);
        AuditEvent event = new AuditEvent(
                cluster,
                "c0ffee00-0000-4000-8000-000000000001",
                TIME,
                user,
                impersonated,
                call,
                code,
                decision,
                decision == null ? null : reason,
                ip,
                userAgent,
                "",
                deduced);
        AccountCall call = CLASSIFIER.classify(event).get(second ? 1 : 0);
        return otherAddress.isEmpty() ? call : call.seenAlsoAt(otherAddress);
    }

    public Alert alert() {
        AccountCall call = accountCall();
        return new Alert(
                "a1",
                place,
                call,
                new Verdict(variation, others, signals, confidence, mitigations, cause),
                variation.severity(),
                new BaselineContext(
                        here,
                        usual,
                        peers,
                        peerCount,
                        clusterDays,
                        accountDays,
                        accountDays < 3,
                        30,
                        clients,
                        unreadDays),
                suppressed);
    }

    public String sentence() {
        return Sentence.of(alert());
    }
}
