package dev.sawatch.cli.state;

import dev.sawatch.baseline.StateKey;
import dev.sawatch.baseline.StateRecord;
import dev.sawatch.baseline.StateStore;
import dev.sawatch.baseline.StateStoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    private final MVStore store;
    private final MVMap<String, String> records;

    private MvStateStore(MVStore store) {
        this.store = store;
        this.records = store.openMap(RECORDS);
    }

    /** A store that is gone when it is closed. */
    public static MvStateStore inMemory() {
        return new MvStateStore(new MVStore.Builder().open());
    }

    /**
     * Opens a file, or begins one.
     *
     * @throws StateFileException where it is no state file, one of a later version, or open in another process; then the
     *     file is left as it is
     */
    public static MvStateStore open(Path file) {
        return new MvStateStore(StateFile.open(file));
    }

    /**
     * Opens a file that exists, to look at it.
     *
     * @throws StateFileException as {@link #open}, and where there is no such file
     */
    public static MvStateStore read(Path file) {
        return new MvStateStore(StateFile.read(file));
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
        return guarded(() -> findAll(keys));
    }

    private Map<StateKey, StateRecord> findAll(Collection<StateKey> keys) {
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
        return guarded(() -> replaceOne(record));
    }

    private Optional<String> replaceOne(StateRecord record) {
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

    /** A closed map answers from what it remembers, and a full disk is noticed by whatever call comes next. */
    private <T> T guarded(Supplier<T> work) {
        if (store.isClosed()) {
            throw new StateStoreException("the state file is closed");
        }
        try {
            return work.get();
        } catch (MVStoreException e) {
            throw new StateStoreException("the state file cannot be read or written", e);
        }
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
        records.entrySet().stream()
                .filter(entry -> !expires(entry.getValue()).isAfter(now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(records::remove);
    }

    /** Writes what is not written yet, and lets go of the file. */
    @Override
    public void close() {
        store.close();
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
