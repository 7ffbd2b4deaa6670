package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.data.tables.models.TableEntity;
import com.sun.net.httpserver.HttpExchange;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.StateStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TableStateStoreTest extends StateStoreContract {
    private static final Instant EXPIRES = Instant.parse("2099-12-31T23:59:58Z");
    private static final StateKey KEY = new StateKey(StateKey.Kind.PROFILE, "/subscriptions/0", "payments/checkout");
    private static final Set<StateKey> KEYS = Set.of(KEY);
    private static final String NOT_FOUND =
            "{\"odata.error\":{\"code\":\"ResourceNotFound\",\"message\":{\"lang\":\"en-US\",\"value\":\"\"}}}";

    private static String table = "";

    @BeforeAll
    static void createTable() {
        table = Azurite.shared().newTable();
    }

    private static StateStore store(String name) {
        return new TableStateStore(Azurite.shared().table(name));
    }

    @Override
    protected StateStore store() {
        return store(table);
    }

    @Override
    protected StateStore another() {
        return store(table);
    }

    @Override
    protected StateStore unavailable() {
        return store(table + "absent");
    }

    @Test
    void theEntityIsAsDocumented() {
        store().replace(new StateRecord(KEY, "{\"v\":1}", EXPIRES, null));
        TableEntity entity =
                Azurite.shared().table(table).getEntity("~2fsubscriptions~2f0:payments~2fcheckout", "profile");
        entity.getProperties().keySet().removeIf(name -> name.contains("odata."));
        assertThat(entity.getProperties())
                .containsOnlyKeys("PartitionKey", "RowKey", "Timestamp", "text", "expires")
                .containsEntry("text", "{\"v\":1}".getBytes(StandardCharsets.UTF_8))
                .containsEntry("expires", OffsetDateTime.parse("2099-12-31T23:59:58Z"));
    }

    @Test
    void whatIsOverAnEntitysLimitIsRefusedBeforeItIsSent() {
        TableEntity largest = StateEntity.of(new StateRecord(KEY, "x".repeat(1024 * 1023), EXPIRES, null));
        assertThat(StateEntity.size(largest)).isLessThan(1024 * 1024);
        assertThat(largest.getProperties()).hasSizeLessThan(252);
        StateStore nowhere = store("absent");
        assertThatThrownBy(() -> nowhere.replace(new StateRecord(KEY, "é".repeat(512 * 1024), EXPIRES, null)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("1 MiB");
    }

    @Test
    void noKeyIsTooLongForATable() {
        StateKey longest =
                new StateKey(StateKey.Kind.LEDGER, "/subscriptions/" + "c".repeat(300), "東".repeat(StateKey.MAX_NAME));
        assertThat(StateEntity.partition(longest)).hasSize(StateEntity.MAX_KEY).matches("[A-Za-z0-9._~:-]+");
    }

    @Test
    void aMissingTableIsNoEmptyOne() {
        StateStore absent = unavailable();
        assertThatThrownBy(() -> absent.find(KEYS))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining(
                        table + "absent could not read a profile record: 404 TableNotFound; it does not exist");
        assertThatThrownBy(() -> absent.replace(new StateRecord(KEY, "", EXPIRES, "W/\"datetime'2026-01-01'\"")))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("404 TableNotFound");
    }

    /** Azurite, as Azure, says so in XML, which azure-core alone cannot read. */
    @Test
    void aWrongKeyIsNamedEachTime() {
        StateStore stranger =
                new TableStateStore(AzureWiring.table(Azurite.shared().tableEndpoint(), table, Azurite.http())
                        .credential(new AzureNamedKeyCredential(Azurite.ACCOUNT, "AAAA"))
                        .buildClient());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stranger.find(KEYS))
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageContaining("Authentication")
                    .hasMessageContaining("Storage Table Data Contributor");
        }
        assertThatThrownBy(() -> stranger.replace(new StateRecord(KEY, "", EXPIRES, null)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("Authentication");
    }

    @Test
    void aMissingRoleIsNamedInXmlAndInJson() {
        Answers answers = new Answers();
        String code = "AuthorizationPermissionMismatch";
        answers.next.add(new Answer(
                403,
                Map.of("Content-Type", "application/xml", "x-ms-error-code", code),
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>"));
        answers.next.add(new Answer(
                403, Map.of("Content-Type", "application/json"), NOT_FOUND.replace("ResourceNotFound", code)));
        try (LocalServer server = new LocalServer(answers::handle)) {
            StateStore store = store(server);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.find(KEYS))
                        .isInstanceOf(StateStoreException.class)
                        .hasMessageContaining("403 " + code + "; the function's identity needs the role Storage Table");
            }
        }
    }

    @Test
    void whoeverIsThrottledWaitsAsLongAsItIsTold() {
        Answers answers = new Answers();
        answers.next.add(new Answer(503, Map.of("Retry-After", "1", "Content-Type", "application/xml"), "<Error/>"));
        answers.next.add(new Answer(429, Map.of("x-ms-retry-after-ms", "20"), ""));
        answers.next.add(new Answer(404, Map.of("Content-Type", "application/json"), NOT_FOUND));
        try (LocalServer server = new LocalServer(answers::handle)) {
            long start = System.nanoTime();
            assertThat(store(server).find(KEYS)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
            assertThat(answers.next).isEmpty();
        }
    }

    @Test
    void whoDoesNotAnswerIsNoEmptyTable() {
        LocalServer gone = new LocalServer(HttpExchange::close);
        StateStore store = store(gone);
        gone.close();
        assertThatThrownBy(() -> store.find(List.of(KEY, new StateKey(StateKey.Kind.CLUSTER, "c", ""))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("no answer");
    }

    private static StateStore store(LocalServer server) {
        return new TableStateStore(AzureWiring.table(server.url(), "sawatch", Azurite.http())
                .credential(new AzureNamedKeyCredential("account", "AAAA"))
                .buildClient());
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    /** Answers one after the other. */
    private static final class Answers {
        final Queue<Answer> next = new ConcurrentLinkedQueue<>();

        void handle(HttpExchange exchange) throws IOException {
            Answer answer = next.remove();
            LocalServer.answer(exchange, answer.status(), answer.headers(), answer.body());
        }
    }
}
