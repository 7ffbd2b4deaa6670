package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.LastSeenWeeks;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which accounts of a kind show a behaviour.
 *
 * @param week last week in which any did
 * @param first the {@value #MOST} that began first, by letter among equals, with the day on which they did
 */
record Members(int week, NavigableSet<Member> first) {
    private static final int MOST = 4;

    /** An account (family) with its first day. */
    record Member(int day, String account) implements Comparable<Member> {
        private static final Comparator<Member> ORDER =
                Comparator.comparingInt(Member::day).thenComparing(Member::account);

        @Override
        public int compareTo(Member other) {
            return ORDER.compare(this, other);
        }
    }

    static Members of(String account, int day) {
        TreeSet<Member> first = new TreeSet<>();
        first.add(new Member(day, account));
        return new Members(LastSeenWeeks.week(day), first);
    }

    int othersBefore(String account, int day) {
        return (int) first.stream()
                .filter(member -> member.day() < day && !member.account().equals(account))
                .count();
    }

    /** Whether one more such call would change nothing. */
    boolean holds(String account, int day) {
        boolean known = first.stream().anyMatch(member -> member.account().equals(account) && member.day() <= day);
        boolean tooLate = first.size() >= MOST && first.last().compareTo(new Member(day, account)) < 0;
        return week >= LastSeenWeeks.week(day) && (known || tooLate);
    }

    Members union(Members other) {
        TreeSet<Member> all = new TreeSet<>(first);
        other.first.forEach(member -> addTo(all, member));
        while (all.size() > MOST) {
            all.pollLast();
        }
        return new Members(Math.max(week, other.week), all);
    }

    private static void addTo(TreeSet<Member> all, Member member) {
        boolean isEarlier = all.stream()
                .noneMatch(known -> known.account().equals(member.account()) && known.day() <= member.day());
        if (isEarlier) {
            all.removeIf(known -> known.account().equals(member.account()));
            all.add(member);
        }
    }

    static Members read(JsonNode node) {
        TreeSet<Member> first = new TreeSet<>();
        for (Map.Entry<String, JsonNode> e : node.path("first").properties()) {
            addTo(first, new Member(e.getValue().asInt(), e.getKey()));
        }
        return new Members(node.path("week").asInt(), first);
    }

    void write(ObjectNode node) {
        ObjectNode days = node.put("week", week).putObject("first");
        first.forEach(member -> days.put(member.account(), member.day()));
    }
}
