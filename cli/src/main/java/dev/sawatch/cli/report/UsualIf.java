package dev.sawatch.cli.report;

import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What would have made an unusual call usual: everything that is not. */
final class UsualIf {
    private final AccountCall call;
    private final Verdict verdict;
    private final String since;

    private UsualIf(Known known, Verdict verdict) {
        this.call = known.call();
        this.verdict = verdict;
        this.since = " on a day since " + LocalDate.ofEpochDay(known.before() + 1L);
    }

    static String of(Known known, Verdict verdict) {
        return new UsualIf(known, verdict).words();
    }

    private String words() {
        List<String> conditions = new ArrayList<>();
        if (verdict.has(Signal.NEW_NAMESPACE)) {
            conditions.add("the account had changed something in this namespace" + since);
        } else if (verdict.variation() != Variation.UNUSUAL_CLIENT) {
            conditions.add("the account had done " + covering() + since);
        }
        if (verdict.has(Signal.NEW_CLIENT)) {
            conditions.add("the account had used this client" + since + " and more than 24 hours before");
        }
        if (verdict.has(Signal.NEW_NETWORK)) {
            conditions.add("the account had called from this network" + since + " and more than 24 hours before, or "
                    + ClusterHistory.COMMON + " other accounts had");
        }
        if (verdict.has(Signal.TWO_PLACES)) {
            conditions.add("its pod had called from no other address within a day");
        }
        return String.join("; and ", conditions);
    }

    /** A refused call is covered by refused ones as well; each is named once. */
    private String covering() {
        String all = call.behaviour().coveredBy(call.traits().sensitive()).stream()
                .filter(behaviour -> behaviour.outcome() == Outcome.ALLOWED)
                .map(behaviour -> Untrusted.line(behaviour.toString()))
                .collect(Collectors.joining(" or "));
        return call.behaviour().outcome() == Outcome.DENIED ? all + ", allowed or refused," : all;
    }
}
