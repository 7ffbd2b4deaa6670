package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.StateStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.paginators.BatchGetItemIterable;

class DynamoDbStateStoreTest extends StateStoreContract {
    private static final String TABLE = Tables.create(LocalDynamoDb.client());
    private static final Instant EXPIRES = Instant.parse("2099-12-31T23:59:58Z");

    @Override
    protected StateStore store() {
        return new DynamoDbStateStore(AwsWiring.enhanced(LocalDynamoDb.client()), TABLE);
    }

    @Override
    protected StateStore another() {
        return new DynamoDbStateStore(AwsWiring.enhanced(LocalDynamoDb.client()), TABLE);
    }

    @Override
    protected StateStore unavailable() {
        return LocalDynamoDb.store(LocalDynamoDb.client(), TABLE + "-absent");
    }

    @Test
    void theItemIsAsDocumented() {
        StateKey key = new StateKey(StateKey.Kind.PROFILE, "documented", "payments/checkout");
        store().replace(new StateRecord(key, "{\"v\":1}", EXPIRES, null));
        Map<String, AttributeValue> item = LocalDynamoDb.client()
                .getItem(get -> get.tableName(TABLE)
                        .key(Map.of(
                                "subject", AttributeValue.fromS("documented payments/checkout"),
                                "kind", AttributeValue.fromS("profile"))))
                .item();
        assertThat(item)
                .containsOnlyKeys("subject", "kind", "text", "version", "expires")
                .containsEntry("text", AttributeValue.fromS("{\"v\":1}"))
                .containsEntry("version", AttributeValue.fromN("1"))
                .containsEntry("expires", AttributeValue.fromN(String.valueOf(EXPIRES.getEpochSecond())));
    }

    @Test
    void whatIsOverAnItemsLimitIsRefusedBeforeItIsSent() {
        DynamoDbStateStore store = new DynamoDbStateStore(AwsWiring.enhanced(unreachable()), TABLE);
        StateKey key = new StateKey(StateKey.Kind.PROFILE, "large", "payments/checkout");
        assertThatThrownBy(() -> store.replace(new StateRecord(key, "é".repeat(205 * 1024), EXPIRES, null)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("400 KB");
    }

    private static DynamoDbClient unreachable() {
        return LocalDynamoDb.standIn((method, request) -> {
            throw new AssertionError("nothing should be asked, but was: " + method);
        });
    }

    @Test
    void unprocessedKeysAreAskedForAgain() {
        Set<StateKey> keys = keys(120);
        keys.forEach(key -> store().replace(new StateRecord(key, key.name(), EXPIRES, null)));
        List<Duration> pauses = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        DynamoDbStateStore store =
                new DynamoDbStateStore(AwsWiring.enhanced(processing(30, sizes)), TABLE, pauses::add);
        assertThat(store.find(keys)).hasSize(120);
        assertThat(sizes).containsExactly(100, 70, 40, 10, 20);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whoProcessesNothingIsLeftInPeaceForLongerAndLonger() {
        List<Duration> pauses = new ArrayList<>();
        DynamoDbStateStore store =
                new DynamoDbStateStore(AwsWiring.enhanced(processing(0, new ArrayList<>())), TABLE, pauses::add);
        assertThatThrownBy(() -> store.find(keys(3)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("3 keys unread");
        assertThat(pauses).isSorted().hasSizeGreaterThan(5);
    }

    private static Set<StateKey> keys(int count) {
        Set<StateKey> keys = new HashSet<>();
        for (int i = 0; i < count; i++) {
            keys.add(new StateKey(StateKey.Kind.RESOURCE, "unprocessed-" + count, "r" + i));
        }
        return keys;
    }

    /** A client that reads some keys of each request and leaves the others unprocessed. */
    private static DynamoDbClient processing(int atOnce, List<Integer> sizes) {
        return LocalDynamoDb.standIn((method, argument) -> {
            if (!(argument instanceof BatchGetItemRequest request)) {
                throw new AssertionError("unexpected " + method);
            }
            if (method.equals("batchGetItemPaginator")) {
                return new BatchGetItemIterable(processing(atOnce, sizes), request);
            }
            return some(request, atOnce, sizes);
        });
    }

    private static BatchGetItemResponse some(BatchGetItemRequest request, int atOnce, List<Integer> sizes) {
        KeysAndAttributes asked = request.requestItems().get(TABLE);
        List<Map<String, AttributeValue>> keys = asked == null ? List.of() : asked.keys();
        sizes.add(keys.size());
        int processed = Math.min(atOnce, keys.size());
        BatchGetItemResponse.Builder response = processed == 0
                ? BatchGetItemResponse.builder().responses(Map.of())
                : LocalDynamoDb.client()
                        .batchGetItem(batch -> batch.requestItems(Map.of(
                                TABLE,
                                KeysAndAttributes.builder()
                                        .keys(keys.subList(0, processed))
                                        .consistentRead(true)
                                        .build())))
                        .toBuilder();
        List<Map<String, AttributeValue>> left = keys.subList(processed, keys.size());
        return response.unprocessedKeys(
                        left.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        TABLE,
                                        KeysAndAttributes.builder().keys(left).build()))
                .build();
    }
}
