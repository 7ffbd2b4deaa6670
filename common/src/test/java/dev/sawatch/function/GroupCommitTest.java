package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private static final int BLOCKING = 0;
    private static final int FAILING = 13;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        threads.shutdownNow();
    }

    private GroupCommit<Integer> ofAtMost(long most) {
        return new GroupCommit<>(this::work, item -> 1, most);
    }

    private void work(List<Integer> group) {
        groups.add(List.copyOf(group));
        if (group.contains(BLOCKING)) {
            begun.countDown();
            awaitGate();
        }
        if (group.contains(FAILING)) {
            throw new IllegalStateException("out of order");
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Commits the first item, whose work blocks, and then others until all of them wait. */
    private List<Future<?>> commit(GroupCommit<Integer> commits, int... others) throws InterruptedException {
        List<Future<?>> done = new ArrayList<>();
        done.add(threads.submit(() -> commits.commit(BLOCKING)));
        begun.await();
        for (int other : others) {
            int before = commits.waiting();
            done.add(threads.submit(() -> commits.commit(other)));
            while (commits.waiting() == before) {
                Thread.onSpinWait();
            }
        }
        return done;
    }

    @Test
    void whoComesAloneIsAGroup() {
        GroupCommit<Integer> commits = ofAtMost(10);
        commits.commit(1);
        commits.commit(2);
        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void thoseWhoWaitAreTheNextGroup() throws Exception {
        List<Future<?>> done = commit(ofAtMost(10), 1, 2, 3);
        assertThat(done).noneMatch(Future::isDone);
        gate.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        assertThat(groups).containsExactly(List.of(BLOCKING), List.of(1, 2, 3));
    }

    @Test
    void aGroupHasABound() throws Exception {
        List<Future<?>> done = commit(ofAtMost(2), 1, 2, 3, 4, 5);
        gate.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        assertThat(groups).containsExactly(List.of(BLOCKING), List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void whatIsLargerThanAGroupIsOneByItself() {
        GroupCommit<Integer> commits = ofAtMost(0);
        commits.commit(1);
        assertThat(groups).containsExactly(List.of(1));
    }

    @Test
    void aFailureIsToldToAllOfItsGroupAndToNobodyElse() throws Exception {
        GroupCommit<Integer> commits = ofAtMost(3);
        List<Future<?>> done = commit(commits, 1, FAILING, 3, 4);
        gate.countDown();
        done.get(0).get();
        for (Future<?> each : done.subList(1, 4)) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("out of order");
        }
        done.get(4).get();
        commits.commit(5);
        assertThat(groups).containsExactly(List.of(BLOCKING), List.of(1, FAILING, 3), List.of(4), List.of(5));
    }

    @Test
    void evenAnErrorLeavesNobodyWaiting() {
        GroupCommit<Integer> commits = new GroupCommit<>(
                group -> {
                    throw new StackOverflowError();
                },
                item -> 1,
                10);
        assertThatThrownBy(() -> commits.commit(1)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> commits.commit(2)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anInterruptNeitherEndsTheWaitNorFailsTheOthers() throws Exception {
        GroupCommit<Integer> commits = ofAtMost(10);
        Thread[] waiter = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        List<Future<?>> done = commit(commits);
        Future<Boolean> kept = threads.submit(() -> {
            waiter[0] = Thread.currentThread();
            started.countDown();
            commits.commit(1);
            return Thread.interrupted();
        });
        started.await();
        waiter[0].interrupt();
        while (commits.waiting() == 0) {
            Thread.onSpinWait();
        }
        gate.countDown();
        done.get(0).get();
        assertThat(kept.get()).isTrue();
        assertThat(groups).containsExactly(List.of(BLOCKING), List.of(1));
    }

    /** The interrupted one has the turn first, and its work waits for something. */
    @Test
    void workOfOneWhoWasInterruptedIsNotDisturbed() {
        gate.countDown();
        GroupCommit<Integer> commits = ofAtMost(10);
        Thread.currentThread().interrupt();
        commits.commit(BLOCKING);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void inARaceEachItemIsDoneOnceAndBeforeItsCallerReturns() throws Exception {
        int callers = 8;
        int each = 2_000;
        Set<Integer> finished = ConcurrentHashMap.newKeySet();
        List<Integer> sizes = new ArrayList<>();
        GroupCommit<Integer> commits = new GroupCommit<>(
                group -> {
                    sizes.add(group.size());
                    group.forEach(item -> assertThat(finished.add(item)).isTrue());
                },
                item -> 1,
                5);
        List<Callable<Boolean>> work = IntStream.range(0, callers)
                .<Callable<Boolean>>mapToObj(caller -> () -> {
                    boolean all = true;
                    for (int i = caller * each; i < (caller + 1) * each; i++) {
                        commits.commit(i);
                        all &= finished.contains(i);
                    }
                    return all;
                })
                .toList();
        for (Future<Boolean> done : threads.invokeAll(work)) {
            assertThat(done.get()).isTrue();
        }
        assertThat(finished).hasSize(callers * each);
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 5);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(callers * each);
        assertThat(commits.waiting()).isZero();
    }
}
