package dev.sawatch.alert.wording;

import dev.sawatch.alert.Alert;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.AccountKind;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Why an alert has its confidence: {@code Low because 4 other notebook accounts do this in vision.} */
public final class ConfidenceReasons {
    private final AccountCall call;
    private final Verdict verdict;
    private final int accountDays;

    private ConfidenceReasons(AccountCall call, Verdict verdict, int accountDays) {
        this.call = call;
        this.verdict = verdict;
        this.accountDays = accountDays;
    }

    /** Sentences, each beginning with the confidence; none where the confidence is Low for no reason given. */
    public static List<String> of(Alert alert) {
        return of(alert.call(), alert.verdict(), alert.context().accountDays());
    }

    /** As the other, of an account that is so many days old. */
    public static List<String> of(AccountCall call, Verdict verdict, int accountDays) {
        ConfidenceReasons reasons = new ConfidenceReasons(call, verdict, accountDays);
        return switch (verdict.confidence()) {
            case LOW -> verdict.mitigations().stream().map(reasons::low).toList();
            case MEDIUM -> List.of("Medium because " + reasons.medium() + ".");
            case HIGH -> List.of("High because " + reasons.high() + ".");
        };
    }

    /** Why one fact speaks against a stolen token. */
    public static String of(Alert alert, Mitigation mitigation) {
        return new ConfidenceReasons(
                        alert.call(), alert.verdict(), alert.context().accountDays())
                .low(mitigation);
    }

    private String high() {
        boolean client = verdict.has(Signal.NEW_CLIENT);
        if (verdict.has(Signal.TWO_PLACES)) {
            return TwoPlaces.bothWords(call)
                    + ": a pod has one address for life, so this is the surest sign of a stolen token";
        } else if (verdict.has(Signal.NEW_NETWORK)) {
            return client
                    ? "both the program and the network are new to the account"
                    : "it came from a public address in a network new to the account";
        }
        return client
                ? "the call is new, and so is the program that made it"
                : "nothing that is known of the account explains it";
    }

    private String medium() {
        if (verdict.variation() == Variation.UNUSUAL_CLIENT) {
            return "the call is one that attackers look for, and it was made in a new way";
        }
        String nothing = "nothing that is known of the account explains it";
        return verdict.has(Signal.NEW_NETWORK) ? nothing + ", though the new network is a private one" : nothing;
    }

    private String low(Mitigation mitigation) {
        return "Low because "
                + switch (mitigation) {
                    case Mitigation.OnlyClient only ->
                        "the call itself is usual: only the program or the network is new";
                    case Mitigation.Upgrade upgrade -> upgrade(upgrade);
                    case Mitigation.Cohort cohort ->
                        cohort.members() + " other " + accounts(cohort.kind()) + " do this" + where();
                    case Mitigation.Delivery delivery -> "the account delivers software to other namespaces by trade";
                    case Mitigation.NoContents none ->
                        call.event().call().subresource().equals("status")
                                ? "it is about a status, not about what runs or what is kept"
                                : "it tells what there is, not what is in it";
                    case Mitigation.Home home -> "it stays in the account's own namespace and is not sensitive";
                    case Mitigation.NewAccount fresh ->
                        "the account is new, first seen " + Sentence.age(accountDays) + ", and " + fresh(fresh.why());
                    case Mitigation.OwnWork own -> ownWork(own.earlier());
                }
                + ".";
    }

    private String upgrade(Mitigation.Upgrade upgrade) {
        String version = CallWording.name(upgrade.version());
        String shown = !version.isEmpty() && Character.isDigit(version.charAt(0)) ? "v" + version : version;
        return "an upgrade of " + CallWording.name(call.client().product()) + " to " + shown + " was rolled out "
                + before(upgrade.rolledOut());
    }

    private String before(Instant rolledOut) {
        Duration ago = Duration.between(rolledOut, call.event().received());
        if (ago.toMinutes() < 1) {
            return "at that time";
        } else if (ago.toHours() < 1) {
            return count(ago.toMinutes(), "minute");
        }
        return ago.toHours() < 48 ? count(ago.toHours(), "hour") : count(ago.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " before";
    }

    private static String accounts(AccountKind kind) {
        return CallWording.name(kind.namespace().isEmpty() ? kind.name() : kind.toString()) + " accounts";
    }

    private String where() {
        boolean named =
                call.behaviour().reach() == Reach.OTHER && !call.namespace().isEmpty();
        return named ? " in " + CallWording.name(call.namespace()) : "";
    }

    private static String fresh(Mitigation.NewAccount.Why why) {
        return switch (why) {
            case NEW_NAMESPACE -> "so is its namespace: new software does such things";
            case AT_HOME -> "this is ordinary work in its own namespace";
            case CONTROLLER -> "a controller of Kubernetes' own, with the client and from the network of the others";
        };
    }

    private static String ownWork(VerbClass earlier) {
        return switch (earlier) {
            case CREATE -> "the account itself created such objects there before";
            case CHANGE -> "the account itself has changed such objects there before";
            default -> "the account worked in that namespace before";
        };
    }
}
