package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
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
    private static final int SILENCE = 31;

    private static AccountCall by(String namespace, int daysLater) {
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
    void aClusterKnowsItsDays() {
        ClusterHistory history = new ClusterHistory();
        assertThat(history.daysBetween(0, DAY)).isZero();
        history.learnDay(by("shop", 0));
        history.learnDay(by("shop", 2));
        assertThat(history.daysBetween(DAY - 1, DAY + 2)).isEqualTo(1);
        assertThat(history.newestDay()).isEqualTo(DAY + 2);
    }

    @Test
    void aNetworkIsCommonFromThreeOthersOn() {
        ClusterHistory history = new ClusterHistory();
        history.learnNetwork(by("a", 0));
        history.learnNetwork(by("b", 0));
        history.learnNetwork(by("c", 1));
        assertThat(history.isCommonNetwork(by("c", 1))).as("itself is no other").isFalse();
        assertThat(history.isCommonNetwork(by("d", 1))).isTrue();
        history.learnNetwork(by("d", 1));
        assertThat(history.isCommonNetwork(by("c", 1))).isTrue();
        assertThat(history.holdsNetwork(by("e", 1))).isTrue();
        history.learnNetwork(by("0", 1));
        ClusterHistory read = ClusterHistory.parse(history.toText());
        assertThat(read.toText()).isEqualTo(history.toText()).contains("[\"#/app\",\"a/app\",\"b/app\",\"c/app\"]");
    }

    @Test
    void podsOfFourAccountsWithinAWeekWander() {
        ClusterHistory history = new ClusterHistory();
        for (int i = 0; i < 4; i++) {
            assertThat(history.hasWanderingPods(DAY + 4)).isFalse();
            history.learnWanderer(by(name(i), i));
        }
        assertThat(ClusterHistory.parse(history.toText()).hasWanderingPods(DAY + 4))
                .isTrue();
        assertThat(history.hasWanderingPods(DAY + 7))
                .as("the first is a week ago")
                .isFalse();
        assertThat(history.holdsWanderer(by(name(9), -1)))
                .as("older than the four")
                .isTrue();
        assertThat(history.holdsWanderer(by(name(9), 3))).isFalse();
        history.learnWanderer(by(name(9), 5));
        assertThat(history.hasWanderingPods(DAY + 7)).isTrue();
    }

    @Test
    void aNamespaceKnowsItsFirstDay() {
        NamespaceHistory history = new NamespaceHistory();
        assertThat(history.firstDay(DAY, SILENCE)).isEqualTo(DAY);
        assertThat(history.newestDay()).isEqualTo(Integer.MIN_VALUE);
        history.learnDay(DAY + 3);
        history.learnDay(DAY);
        assertThat(history.firstDay(DAY + 9, SILENCE)).isEqualTo(DAY);
        assertThat(history.newestDay()).isGreaterThanOrEqualTo(DAY + 3);
        assertThat(history.holdsDay(DAY + 1)).isTrue();
        assertThat(history.holdsDay(DAY + 14)).isFalse();
        assertThat(NamespaceHistory.parse(history.toText()).toText()).isEqualTo(history.toText());
    }

    @Test
    void afterALongSilenceANamespaceBeginsAnewWhoeverMerges() {
        NamespaceHistory old = new NamespaceHistory();
        old.learnDay(DAY);
        NamespaceHistory young = new NamespaceHistory();
        int back = old.newestDay() + SILENCE + 1;
        young.learnDay(back);
        young.merge(old);
        assertThat(young.firstDay(back + 3, SILENCE)).isEqualTo(back);
        assertThat(young.firstDay(back + 3, SILENCE + 1)).isEqualTo(DAY);
    }
}
