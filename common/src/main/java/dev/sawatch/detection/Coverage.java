package dev.sawatch.detection;

import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a call usual as such.
 *
 * @param byRole Kubernetes itself lets the account do it: a built-in controller inside its role, and nothing sensitive
 * @param habits what the account did in the training period that shows at least as much, with all of its days
 */
public record Coverage(boolean byRole, Map<Behaviour, DaySet> habits) {
    static Coverage of(AccountCall call, Profile profile, Periods periods) {
        Map<Behaviour, DaySet> habits = new LinkedHashMap<>();
        for (Behaviour covering : call.behaviour().coveredBy(call.traits().sensitive())) {
            DaySet days = profile.days(covering);
            if (days != null && days.hasAfter(periods.before(call.day()))) {
                habits.put(covering, days);
            }
        }
        return new Coverage(call.traits().withinRole(), habits);
    }

    /** Whether anything covers the call. */
    public boolean isGiven() {
        return byRole || !habits.isEmpty();
    }
}
