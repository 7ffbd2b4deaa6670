package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Users that were read before, by the bytes of their objects: a pod makes thousands of calls with one token. The latest of
 * those that share a slot stays.
 */
final class KnownUsers {
    private static final int SLOTS = 1 << 8;
    /** Longer than any that a token of a service account makes. */
    private static final int MAX_LENGTH = 2_000;
    /** Enough of the bytes tell one from another; all of them are compared. */
    private static final int STEP = 7;

    private final byte[][] objects = new byte[SLOTS][];
    private final AuditEvent.User[] users = new AuditEvent.User[SLOTS];

    /** The user whose object is the same, or null. */
    AuditEvent.@Nullable User find(byte[] json, int from, int to) {
        int slot = slot(json, from, to);
        byte[] object = objects[slot];
        boolean same = object != null && Arrays.equals(object, 0, object.length, json, from, to);
        return same ? users[slot] : null;
    }

    void keep(byte[] json, int from, int to, AuditEvent.User user) {
        if (to - from <= MAX_LENGTH) {
            int slot = slot(json, from, to);
            objects[slot] = Arrays.copyOfRange(json, from, to);
            users[slot] = user;
        }
    }

    private static int slot(byte[] json, int from, int to) {
        int hash = to - from;
        for (int i = to - 1; i >= from; i -= STEP) {
            hash = 31 * hash + json[i];
        }
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
}
