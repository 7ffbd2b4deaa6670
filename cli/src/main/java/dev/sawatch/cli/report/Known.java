package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Coverage;
import dev.sawatch.detection.Signals;
import dev.sawatch.pipeline.JudgedCall;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was known when a call was judged, with the words for days.
 *
 * @param call the call
 * @param view what was known, without it
 * @param coverage what covers it
 * @param periods how long things count
 * @param facts of its account, client, network and pod
 */
record Known(AccountCall call, BaselineView view, Coverage coverage, Periods periods, Signals facts) {
    /** Most names that a list shows. */
    static final int MOST = 6;

    static Known of(JudgedCall judged, Periods periods) {
        Signals facts = new Signals(judged.call(), judged.view(), periods);
        return new Known(judged.call(), judged.view(), judged.judgement().coverage(), periods, facts);
    }

    /** Last day before the training period. */
    int before() {
        return periods.before(call.day());
    }

    /** Days of which the last is in the training period. */
    Optional<DaySet> recent(@Nullable DaySet days) {
        return Optional.ofNullable(days).filter(set -> set.hasAfter(before()));
    }

    /** {@code on 15 days of the last 30, latest 2026-01-19}. */
    String on(DaySet days) {
        int number = days.countBetween(before(), call.day() + 1);
        return "on " + count(number, "day") + " of the last " + periods.training() + ", latest "
                + LocalDate.ofEpochDay(days.newest());
    }

    /** {@code 2026-01-05, 15 days before}. */
    String since(int day) {
        int age = call.day() - day;
        return LocalDate.ofEpochDay(day) + (age == 0 ? ", the same day" : ", " + count(age, "day") + " before");
    }
}
