package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.testkit.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");
    private static final int DAY = 20_473;

    private static Observation by(String namespace, int daysLater) {
        return Events.observe(Events.call(
                Events.CLUSTER,
                "a",
                TIME.plusSeconds(daysLater * 86_400L),
                new ServiceAccount(namespace, "app"),
                "list",
                "pods"));
    }

    private static String name(int i) {
        return "team-" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    @Test
    void aResourceKnowsItsUsersAndTheirNumber() {
        ResourceHistory history = new ResourceHistory();
        assertThat(history.usedAfter(0)).isFalse();
        assertThat(history.newestDay()).isEqualTo(Integer.MIN_VALUE);
        history.learn(by("shop", 0));
        history.learn(by("ml", 1));
        assertThat(history.holds(by("shop", 0))).isTrue();
        assertThat(history.holds(by("shop", 2))).isFalse();
        assertThat(history.usedAfter(DAY)).isTrue();
        assertThat(history.usedAfter(DAY + 1)).isFalse();
        assertThat(history.usersAfter(DAY - 30)).containsExactly("ml/app", "shop/app");
        assertThat(history.userCount()).isEqualTo(2);
        assertThat(ResourceHistory.parse(history.toText()).toText()).isEqualTo(history.toText());
    }

    @Test
    void ofManyUsersSomeAreNamedAndAllCounted() {
        ResourceHistory history = new ResourceHistory();
        for (int i = 0; i < 60; i++) {
            history.learn(by(name(i), 0));
        }
        assertThat(history.usersAfter(DAY - 30))
                .hasSize(ResourceHistory.MAX_USERS)
                .startsWith("team-aa/app");
        assertThat(history.userCount()).isBetween(50, 70);
        assertThat(history.holds(by(name(59), 0))).isTrue();
    }

    @Test
    void aResourceHistoryKnowsNoOrder() {
        List<Integer> users = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            users.add(i);
        }
        ResourceHistory inOrder = new ResourceHistory();
        users.forEach(i -> inOrder.learn(by(name(i), i % 9)));
        Collections.shuffle(users, new Random(5));
        ResourceHistory one = new ResourceHistory();
        ResourceHistory two = new ResourceHistory();
        users.forEach(i -> (i % 3 == 0 ? one : two).learn(by(name(i), i % 9)));
        two.merge(one);
        two.merge(ResourceHistory.parse(two.toText()));
        assertThat(two.toText()).isEqualTo(inOrder.toText());
    }

    @Test
    void aClusterKnowsItsDaysAndCommonNetworks() {
        ClusterHistory history = new ClusterHistory();
        assertThat(history.daysBetween(0, DAY)).isZero();
        history.learnDay(DAY);
        history.learnDay(DAY + 2);
        assertThat(history.daysBetween(DAY - 1, DAY + 2)).isEqualTo(1);
        history.learnNetwork(by("a", 0));
        history.learnNetwork(by("b", 0));
        assertThat(history.isCommon("10.0.0.0/16")).isFalse();
        history.learnNetwork(by("c", 1));
        assertThat(history.isCommon("10.0.0.0/16")).isTrue();
        assertThat(history.holdsNetwork(by("d", 1))).isTrue();
        history.learnNetwork(by("0", 1));
        ClusterHistory read = ClusterHistory.parse(history.toText());
        assertThat(read.toText()).isEqualTo(history.toText()).contains("[\"#/app\",\"a/app\",\"b/app\"]");
    }

    @Test
    void aNamespaceKnowsItsFirstDay() {
        NamespaceHistory history = new NamespaceHistory();
        assertThat(history.firstDay(DAY)).isEqualTo(DAY);
        assertThat(history.newestDay()).isEqualTo(Integer.MIN_VALUE);
        history.learn(by("shop", 3));
        history.learn(by("shop", 0));
        assertThat(history.firstDay(DAY + 9)).isEqualTo(DAY);
        assertThat(history.newestDay()).isGreaterThanOrEqualTo(DAY + 3);
        assertThat(history.holds(by("shop", 1))).isTrue();
        assertThat(history.holds(by("shop", 14))).isFalse();
    }

    @Test
    void overItsBoundAMapForgetsWhatWasSeenLongestAgo() {
        DayMap map = new DayMap(2);
        map.add("b", DaySet.of(5));
        map.add("a", DaySet.of(5));
        map.add("c", DaySet.of(7));
        assertThat(map.view()).containsOnlyKeys("b", "c");
        map.forget(6);
        assertThat(map.view()).containsOnlyKeys("c");
    }
}
