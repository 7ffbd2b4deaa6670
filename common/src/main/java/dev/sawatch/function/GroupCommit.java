package dev.sawatch.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done for one group of items at a time: what comes while it is done waits, and all that waits is the next
 * group. Each caller returns when the group of its item is done, and fails when that group fails.
 *
 * <p>Everybody waits for his turn, in order. Whoever has it finds his item done by somebody before him, or does it,
 * together with all that wait by then. So nobody needs to be woken, and an item whose caller is gone is done by the next.
 */
final class GroupCommit<T> {
    private final Queue<Member<T>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Consumer<List<T>> work;
    private final ToLongFunction<T> size;
    private final long most;

    /**
     * @param work done for the items of a group, in the order in which they came, by one thread at a time
     * @param size of an item
     * @param most of a group's items together; one that is larger is a group of its own
     */
    GroupCommit(Consumer<List<T>> work, ToLongFunction<T> size, long most) {
        this.work = work;
        this.size = size;
        this.most = most;
    }

    /** An item, and what became of it. Read and written by whoever has the turn. */
    private static final class Member<T> {
        final T item;
        boolean done;

        @Nullable
        RuntimeException failure;

        @Nullable
        Error error;

        Member(T item) {
            this.item = item;
        }
    }

    /**
     * Returns when the work is done for a group with the item. An interrupt does not end the wait, and is kept.
     *
     * @throws RuntimeException what the work for the group threw
     */
    void commit(T item) {
        Member<T> member = new Member<>(item);
        waiting.add(member);
        turn.lock();
        try {
            while (!member.done) {
                lead(nextGroup());
            }
        } finally {
            turn.unlock();
        }
        if (member.failure != null) {
            throw member.failure;
        } else if (member.error != null) {
            throw member.error;
        }
    }

    private List<Member<T>> nextGroup() {
        List<Member<T>> group = new ArrayList<>();
        long left = most;
        for (Member<T> next = waiting.peek(); next != null; next = waiting.peek()) {
            left -= size.applyAsLong(next.item);
            if (left < 0 && !group.isEmpty()) {
                break;
            }
            group.add(waiting.remove());
        }
        return group;
    }

    private void lead(List<Member<T>> group) {
        // Whoever was interrupted while he waited must not fail the others.
        boolean interrupted = Thread.interrupted();
        try {
            work.accept(group.stream().map(member -> member.item).toList());
        } catch (RuntimeException e) {
            group.forEach(member -> member.failure = e);
        } catch (Error e) {
            group.forEach(member -> member.error = e);
        } finally {
            group.forEach(member -> member.done = true);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many wait for their group to begin. */
    int waiting() {
        return waiting.size();
    }
}
