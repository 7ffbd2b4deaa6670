package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.StateStoreContract;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalStackStateStoreTest extends StateStoreContract {
    private static String table = "";

    @BeforeAll
    static void createTable() {
        table = Tables.create(client());
    }

    private static DynamoDbClient client() {
        return Clients.of(DynamoDbClient.builder(), LocalStack.endpoint());
    }

    @Override
    protected StateStore store() {
        return LocalDynamoDb.store(client(), table);
    }

    @Override
    protected StateStore another() {
        return LocalDynamoDb.store(client(), table);
    }

    @Override
    protected StateStore unavailable() {
        return LocalDynamoDb.store(client(), table + "-absent");
    }

    /** This server deletes what has expired when it is told to; DynamoDB does so within days. */
    @Test
    void whatHasExpiredIsDeletedByTheTable() throws IOException, InterruptedException {
        StateKey expired = new StateKey(StateKey.Kind.PROFILE, "expiry", "expired");
        StateKey kept = new StateKey(StateKey.Kind.PROFILE, "expiry", "kept");
        store().replace(new StateRecord(expired, "old", Instant.parse("2020-02-29T12:00:01Z"), null));
        store().replace(new StateRecord(kept, "new", Instant.parse("2099-12-31T23:59:58Z"), null));
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(LocalStack.endpoint().resolve("/_aws/dynamodb/expired"))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(store().find(List.of(expired, kept))).containsOnlyKeys(kept);
    }
}
