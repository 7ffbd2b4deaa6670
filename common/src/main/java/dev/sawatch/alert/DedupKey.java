package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.StateKey;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What an alert is about. Not coarser, or an operator's harmless new habit would hide the theft of its token two days
 * later; not finer, or every new call of a habit would be told.
 *
 * @param cluster id of the cluster
 * @param about account, variation, and resource, client, network or namespace
 */
record DedupKey(String cluster, String about) {
    private static final int ID_BYTES = 16;

    static DedupKey of(Observation call, Verdict verdict) {
        String about = call.family() + " " + verdict.variation().label();
        return new DedupKey(call.event().cluster().id(), about + particulars(call, verdict));
    }

    /** Every key that a call may have had when less or more was known of its account and cluster. */
    static List<DedupKey> every(Observation call) {
        String resource = " " + call.behaviour().subject();
        List<DedupKey> keys = new ArrayList<>();
        for (Variation variation : Variation.values()) {
            List<String> particulars = switch (variation) {
                case UNUSUAL_SENSITIVE_RESOURCE, UNUSUAL_MODIFICATION ->
                    List.of("", resource, resource + " in " + call.namespace());
                case UNUSUAL_CLIENT ->
                    List.of(
                            "",
                            " network " + call.network(),
                            " client " + call.client().product());
                default -> List.of("", resource);
            };
            String about = call.family() + " " + variation.label();
            String cluster = call.event().cluster().id();
            particulars.forEach(particular -> keys.add(new DedupKey(cluster, about + particular)));
        }
        return keys;
    }

    /** The key of the notice that publication has stopped. */
    static DedupKey breaker(Observation call) {
        return new DedupKey(call.event().cluster().id(), "breaker");
    }

    private static String particulars(Observation call, Verdict verdict) {
        if (verdict.has(Signal.NEW_ACCOUNT)) {
            return "";
        } else if (verdict.variation() == Variation.UNUSUAL_CLIENT) {
            return verdict.has(Signal.NEW_NETWORK)
                    ? " network " + call.network()
                    : " client " + call.client().product();
        }
        String resource = " " + call.behaviour().subject();
        return verdict.has(Signal.NEW_NAMESPACE) ? resource + " in " + call.namespace() : resource;
    }

    StateKey stateKey() {
        return new StateKey(StateKey.Kind.LEDGER, cluster, about);
    }

    /**
     * Id of the alert that a call makes: of what it is and its audit ID, not of the key, for two instances that know
     * differently much may judge one call under two keys at the same time.
     */
    static String alertId(Observation call) {
        String role = call.traits().impersonated() ? "impersonated " : "";
        return hash(call, role + call.family() + " " + call.behaviour().subject());
    }

    /** Id of the notice that publication has stopped at a call. */
    static String noticeId(Observation call) {
        return hash(call, "breaker");
    }

    private static String hash(Observation call, String about) {
        String text =
                call.event().cluster().id() + "\n" + about + "\n" + call.event().auditId();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
