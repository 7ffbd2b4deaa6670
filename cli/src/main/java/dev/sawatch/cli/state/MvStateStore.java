package dev.sawatch.cli.state;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in one file of H2's MVStore, or in memory. A record's key is {@code KIND NUL CLUSTER NUL NAME}, its value
 * {@code VERSION EXPIRES NEWLINE TEXT}, where the version counts up and the time is in RFC 3339.
 *
 * <p>A replacement is one compare-and-set of the map, so any number of threads may share a store; a file is for one
 * process. The file is only ever appended to, about once a second and when it is closed: a crash costs what was replaced
 * since, and the file stays readable.
 */
public final class MvStateStore implements StateStore, AutoCloseable {
    static final String RECORDS = "records";

    private static final char SEPARATOR = '\0';

    private final Access access;
    private final MVStore store;
    private final MVMap<String, String> records;

    private MvStateStore(String name, MVStore store) {
        this.access = new Access(name);
        this.store = store;
        this.records = store.openMap(RECORDS);
    }

    private static MvStateStore of(Path file, MVStore store) {
        return new MvStateStore("the state file " + Untrusted.line(file.toString()), store);
    }

    /** A store that is gone when it is closed. */
    public static MvStateStore inMemory() {
        return new MvStateStore("the state", new MVStore.Builder().open());
    }

    /**
     * Opens a file, or begins one.
     *
     * @throws StateFileException where it is no state file, one of a later version, or open in another process; then the
     *     file is left as it is
     */
    public static MvStateStore open(Path file) {
        return of(file, StateFile.open(file, StateFile.builder(file)));
    }

    /**
     * As {@link #open}, but nothing is written before the store is closed: a crash leaves the file as it is.
     *
     * @throws StateFileException as {@link #open}
     */
    public static MvStateStore openUntilEnd(Path file) {
        return of(file, StateFile.open(file, StateFile.builder(file).autoCommitDisabled()));
    }

    /**
     * Opens a file that exists, to look at it.
     *
     * @throws StateFileException as {@link #open}, and where there is no such file
     */
    public static MvStateStore read(Path file) {
        return of(file, StateFile.read(file));
    }

    /**
     * A store in memory with all that a file holds.
     *
     * @throws StateFileException as {@link #read}
     */
    public static MvStateStore copyOf(Path file) {
        MvStateStore copy = inMemory();
        try (MvStateStore from = read(file)) {
            from.records.forEach(copy.records::put);
        }
        return copy;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        return access.tried(() -> findNow(keys));
    }

    private Map<StateKey, StateRecord> findNow(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = new HashMap<>();
        for (StateKey key : keys) {
            String value = records.get(text(key));
            if (value != null) {
                found.put(key, record(key, value));
            }
        }
        return found;
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        return access.tried(() -> replaceNow(record));
    }

    private Optional<String> replaceNow(StateRecord record) {
        String key = text(record.key());
        String current = records.get(key);
        String known = current == null ? null : version(current);
        if (!java.util.Objects.equals(known, record.version())) {
            return Optional.empty();
        }
        String version = Long.toString(known == null ? 1 : Long.parseLong(known) + 1);
        String next = version + " " + record.expires() + "\n" + record.text();
        return put(key, current, next) ? Optional.of(version) : Optional.empty();
    }

    private boolean put(String key, @Nullable String current, String next) {
        return current == null ? records.putIfAbsent(key, next) == null : records.replace(key, current, next);
    }

    /** Hands over all records of a kind, in order of cluster and name. */
    public void each(StateKey.Kind kind, Consumer<StateRecord> consumer) {
        String prefix = kind.label() + SEPARATOR;
        var keys = records.keyIterator(prefix);
        while (keys.hasNext()) {
            String key = keys.next();
            if (!key.startsWith(prefix)) {
                return;
            }
            String value = records.get(key);
            if (value != null) {
                String[] parts = key.split(String.valueOf(SEPARATOR), 3);
                consumer.accept(record(new StateKey(kind, parts[1], parts[2]), value));
            }
        }
    }

    /** Deletes what has expired by the given time. */
    public void purge(Instant now) {
        access.tried(() -> records.entrySet().stream()
                        .filter(entry -> !expires(entry.getValue()).isAfter(now))
                        .map(Map.Entry::getKey)
                        .toList())
                .forEach(key -> access.tried(() -> Optional.ofNullable(records.remove(key))));
    }

    /**
     * Writes what is not written yet, and lets go of the file.
     *
     * @throws dev.sawatch.state.StateStoreException where it cannot be written; what was written before stays
     */
    @Override
    public void close() {
        access.close();
        try {
            // A fault while it closes would make the store wait for itself for good.
            store.commit();
            store.close();
        } catch (MVStoreException e) {
            store.closeImmediately();
            throw access.unavailable(e);
        }
    }

    private static String text(StateKey key) {
        return key.kind().label() + SEPARATOR + key.cluster() + SEPARATOR + key.name();
    }

    private static StateRecord record(StateKey key, String value) {
        return new StateRecord(key, value.substring(value.indexOf('\n') + 1), expires(value), version(value));
    }

    private static String version(String value) {
        return value.substring(0, value.indexOf(' '));
    }

    private static Instant expires(String value) {
        return Instant.parse(value.substring(value.indexOf(' ') + 1, value.indexOf('\n')));
    }
}
