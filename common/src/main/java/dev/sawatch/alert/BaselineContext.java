package dev.sawatch.alert;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the baseline said at the time of an alert: what is usual instead.
 *
 * @param here what the account usually does with the resource at hand, most days first
 * @param usual the resources that it uses most, most days first; at most {@value #MAX_USUAL}
 * @param others other accounts (families) that use the resource at hand, by letter
 * @param otherCount how many they are, an estimate where they are many
 * @param clusterDays days with events in the training period, this one left out
 * @param accountDays age of the account in days
 * @param learning whether the account is so new that it is still being learned
 * @param trainingDays length of the training period
 * @param clients programs that the account uses, by letter
 * @param unreadDays days on which the log showed many writes and no read, so that reads cannot be judged; 0 where it shows
 *     reads, as with this call
 */
public record BaselineContext(
        List<Habit> here,
        List<Habit> usual,
        List<String> others,
        int otherCount,
        int clusterDays,
        int accountDays,
        boolean learning,
        int trainingDays,
        List<String> clients,
        int unreadDays) {
    private static final int MAX_USUAL = 10;

    /**
     * Something done on several days.
     *
     * @param what a behaviour, or a resource
     * @param days on how many days of the training period
     */
    public record Habit(String what, int days) {}

    public static BaselineContext of(AccountCall call, BaselineView view, Periods periods) {
        int before = periods.before(call.day());
        Map<Behaviour, DaySet> behaviours = view.profile().behaviours();
        List<String> others = view.resource().usersAfter(before).stream()
                .filter(user -> !user.equals(call.family().toString()))
                .toList();
        int age = call.day() - view.profile().firstDay(call.day(), periods.silence());
        boolean named = view.resource().userCount() <= others.size() + 1;
        return new BaselineContext(
                here(call, behaviours, before),
                usual(behaviours, before),
                others,
                named ? others.size() : Math.max(others.size(), view.resource().userCount() - 1),
                view.cluster().daysBetween(before, call.day()),
                age,
                age < periods.learning(),
                periods.training(),
                view.profile().whereabouts().clients().entrySet().stream()
                        .filter(e -> e.getValue().seen().days().hasAfter(before))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                call.isGetOrList() ? 0 : view.cluster().unreadDays(call.day(), before));
    }

    private static List<Habit> here(AccountCall call, Map<Behaviour, DaySet> behaviours, int before) {
        return behaviours.entrySet().stream()
                .filter(e -> e.getKey().subject().equals(call.behaviour().subject()))
                .map(e -> new Habit(e.getKey().toString(), days(e.getValue(), before)))
                .filter(habit -> habit.days() > 0)
                .sorted(mostDaysFirst())
                .toList();
    }

    private static List<Habit> usual(Map<Behaviour, DaySet> behaviours, int before) {
        Map<String, DaySet> byResource = new TreeMap<>();
        behaviours.forEach((behaviour, days) -> byResource.merge(behaviour.subject(), days, DaySet::union));
        return byResource.entrySet().stream()
                .map(e -> new Habit(e.getKey(), days(e.getValue(), before)))
                .filter(habit -> habit.days() > 0)
                .sorted(mostDaysFirst())
                .limit(MAX_USUAL)
                .toList();
    }

    private static int days(DaySet days, int before) {
        return days.countBetween(before, Integer.MAX_VALUE);
    }

    private static Comparator<Habit> mostDaysFirst() {
        return Comparator.comparingInt(Habit::days).reversed().thenComparing(Habit::what);
    }
}
