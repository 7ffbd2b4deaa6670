package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.names.Glob;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unusual calls that somebody has looked at and does not want to be told of: learned and counted, not published. */
public final class MuteRules {
    private static final Set<String> FIELDS =
            Set.of("service_account", "resource", "variation", "cluster", "reason", "expires");

    private final List<Rule> rules;

    private MuteRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** No rules. */
    public static MuteRules none() {
        return new MuteRules(List.of());
    }

    /**
     * Reads an array of rules such as {@code {"service_account":"ci/*","resource":"secrets","reason":"known job",
     * "expires":"2026-12-31"}}. What a rule leaves out matches everything; {@code reason} and {@code expires} it must
     * have, and one of {@code service_account} and {@code resource}.
     *
     * @throws IllegalArgumentException naming the rule by its place and its fault
     */
    public static MuteRules parse(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("mute rules are a JSON array");
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode node : array) {
            try {
                rules.add(rule(node));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("mute rule " + (rules.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new MuteRules(rules);
    }

    private static Rule rule(JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field " + field);
            }
        });
        if (!node.has("service_account") && !node.has("resource")) {
            throw new IllegalArgumentException("neither service_account nor resource: it would mute everything");
        }
        if (node.path("reason").asText().isBlank()) {
            throw new IllegalArgumentException("no reason");
        }
        return new Rule(
                Glob.of(node.path("service_account").asText("*")),
                Glob.of(node.path("resource").asText("*")),
                variation(node.path("variation").asText()),
                Glob.of(node.path("cluster").asText("*")),
                expiry(node.path("expires").asText()));
    }

    private static @Nullable Variation variation(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Variation.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown variation " + text, e);
        }
    }

    private static Instant expiry(String text) {
        try {
            return LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expires is no date such as 2026-12-31", e);
        }
    }

    /** Whether a verdict is muted at the time of its call. */
    boolean mute(AccountCall call, Verdict verdict) {
        return rules.stream().anyMatch(rule -> rule.matches(call, verdict));
    }

    private record Rule(
            Glob account, Glob resource, @Nullable Variation variation, Glob cluster, Instant expires) {
        boolean matches(AccountCall call, Verdict verdict) {
            return call.event().received().isBefore(expires)
                    && (variation == null || variation == verdict.variation())
                    && account.matches(call.account().toString())
                    && resource.matches(call.behaviour().resource())
                    && cluster.matches(call.event().cluster().id());
        }
    }
}
