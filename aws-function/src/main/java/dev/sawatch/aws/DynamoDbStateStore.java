package dev.sawatch.aws;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Records in a DynamoDB table, one item each:
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>{@code subject} (S)</td><td>partition key: cluster id, a space, and the record's name, so that the records of
 *     one cluster spread over all partitions</td></tr>
 * <tr><td>{@code kind} (S)</td><td>sort key: the kind's label, such as {@code profile}</td></tr>
 * <tr><td>{@code text} (S)</td><td>the record; its form's version is in it</td></tr>
 * <tr><td>{@code version} (N)</td><td>1 for a new record, one more with each replacement</td></tr>
 * <tr><td>{@code expires} (N)</td><td>seconds since 1970; the table's TTL attribute</td></tr>
 * </table>
 *
 * <p>Reading: strongly consistent BatchGetItem of at most 100 keys; keys that DynamoDB leaves unprocessed are asked for
 * again, after growing pauses where none was processed, {@value #MAX_ROUNDS} times at most. Replacing: PutItem on the
 * condition that the item's {@code version} is the one last read, or that there is no item; a failed condition is a lost
 * race. The client retries what is throttled; what fails all the same is a {@link StateStoreException}.
 */
public final class DynamoDbStateStore implements StateStore {
    /** BatchGetItem takes 100 keys (Amazon DynamoDB API reference). */
    private static final int MAX_KEYS = 100;

    /** An item has at most 400 KB, names of attributes included (Amazon DynamoDB developer guide, limits). */
    private static final int MAX_ITEM = 400 * 1024;

    /** Names of the attributes, and the two numbers. */
    private static final int OVERHEAD = 100;

    private static final int MAX_ROUNDS = 12;

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<StateItem> table;
    private final Pause pause;

    /** Waits before keys are asked for again. */
    @FunctionalInterface
    interface Pause {
        /** The time that requests by the client's own retry also take. */
        Pause REAL = Thread::sleep;

        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * @param client with a bounded retry of its own, and the extension for version attributes
     * @param table name of the table
     */
    public DynamoDbStateStore(DynamoDbEnhancedClient client, String table) {
        this(client, table, Pause.REAL);
    }

    DynamoDbStateStore(DynamoDbEnhancedClient client, String table, Pause pause) {
        this.client = client;
        this.table = client.table(table, StateItem.SCHEMA);
        this.pause = pause;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        Map<Key, StateKey> asked = new HashMap<>();
        keys.forEach(key -> asked.put(StateItem.key(key), key));
        Map<StateKey, StateRecord> found = new HashMap<>();
        List<Key> all = new ArrayList<>(asked.keySet());
        for (int from = 0; from < all.size(); from += MAX_KEYS) {
            for (StateItem item : read(all.subList(from, Math.min(all.size(), from + MAX_KEYS)))) {
                StateKey key = asked.get(item.key());
                if (key != null) {
                    found.put(key, item.toRecord(key));
                }
            }
        }
        return found;
    }

    private List<StateItem> read(List<Key> keys) {
        List<StateItem> items = new ArrayList<>();
        List<Key> left = keys;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            BatchGetResultPage page = readSome(left);
            items.addAll(page.resultsForTable(table));
            List<Key> unprocessed = page.unprocessedKeysForTable(table);
            if (unprocessed.isEmpty()) {
                return items;
            }
            if (unprocessed.size() == left.size()) {
                sleep(round);
            }
            left = unprocessed;
        }
        throw new StateStoreException("DynamoDB left " + left.size() + " keys unread after " + MAX_ROUNDS + " tries");
    }

    /** One request: the client's pages would ask for what is unprocessed at once and without end. */
    private BatchGetResultPage readSome(List<Key> keys) {
        ReadBatch.Builder<StateItem> batch = ReadBatch.builder(StateItem.class).mappedTableResource(table);
        keys.forEach(key -> batch.addGetItem(get -> get.key(key).consistentRead(true)));
        try {
            return client.batchGetItem(request -> request.readBatches(batch.build()))
                    .iterator()
                    .next();
        } catch (SdkException e) {
            throw new StateStoreException("DynamoDB could not read " + keys.size() + " records", e);
        }
    }

    private void sleep(int round) {
        try {
            pause.sleep(Duration.ofMillis(20L << Math.min(round, 6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateStoreException("interrupted while DynamoDB was throttling", e);
        }
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        StateItem item = StateItem.of(record);
        int size = utf8(item.text()) + utf8(item.subject()) + utf8(item.kind()) + OVERHEAD;
        if (size > MAX_ITEM) {
            throw new StateStoreException(
                    "a " + item.kind() + " record of " + size + " bytes is over DynamoDB's 400 KB");
        }
        try {
            table.putItem(item);
            return Optional.of(item.nextVersion());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StateStoreException("DynamoDB could not write a " + item.kind() + " record", e);
        }
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
