package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.DaySet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who calls from a network.
 *
 * @param days on which days anybody did
 * @param users up to {@value #MOST} of the accounts (families) that do, the first by letter
 * @param controllers the same of the built-in controllers alone
 */
record NetworkUse(DaySet days, SortedSet<String> users, SortedSet<String> controllers) {
    /** Enough to know of three others, whoever asks. */
    private static final int MOST = 4;

    static NetworkUse by(String account, boolean isController, int day) {
        SortedSet<String> user = new TreeSet<>();
        user.add(account);
        return new NetworkUse(DaySet.of(day), user, isController ? user : new TreeSet<>());
    }

    /** Whether one more such call would change nothing. */
    boolean holds(String account, boolean isController, int day) {
        return days.contains(day) && holds(users, account) && (!isController || holds(controllers, account));
    }

    private static boolean holds(SortedSet<String> names, String name) {
        return names.contains(name) || (names.size() >= MOST && name.compareTo(names.last()) > 0);
    }

    static int without(SortedSet<String> names, String name) {
        return names.size() - (names.contains(name) ? 1 : 0);
    }

    NetworkUse union(NetworkUse other) {
        return new NetworkUse(days.union(other.days), first(users, other.users), first(controllers, other.controllers));
    }

    private static SortedSet<String> first(SortedSet<String> a, SortedSet<String> b) {
        TreeSet<String> all = new TreeSet<>(a);
        all.addAll(b);
        while (all.size() > MOST) {
            all.pollLast();
        }
        return all;
    }

    static NetworkUse read(JsonNode node) {
        return new NetworkUse(
                DaySet.parse(node.path("days").asText()), names(node.path("users")), names(node.path("controllers")));
    }

    private static SortedSet<String> names(JsonNode array) {
        SortedSet<String> names = new TreeSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    void write(ObjectNode node) {
        node.put("days", days.toString());
        users.forEach(node.putArray("users")::add);
        if (!controllers.isEmpty()) {
            ArrayNode array = node.putArray("controllers");
            controllers.forEach(array::add);
        }
    }
}
