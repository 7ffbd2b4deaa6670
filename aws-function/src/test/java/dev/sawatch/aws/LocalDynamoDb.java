package dev.sawatch.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local in this JVM. */
final class LocalDynamoDb {
    private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();

    static DynamoDbClient client() {
        return CLIENT;
    }

    /** A store on a table. */
    static DynamoDbStateStore store(DynamoDbClient client, String table) {
        return new DynamoDbStateStore(AwsWiring.enhanced(client), table);
    }

    /** The client, but every n-th request is throttled and not retried. */
    static DynamoDbClient throttlingEvery(int n) {
        AtomicInteger requests = new AtomicInteger();
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> {
                    boolean isRequest = method.getName().endsWith("Item");
                    if (isRequest && requests.incrementAndGet() % n == 0) {
                        throw ProvisionedThroughputExceededException.builder()
                                .message("made up")
                                .build();
                    }
                    try {
                        return method.invoke(CLIENT, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Says what a client answers. */
    @FunctionalInterface
    interface Answer {
        Object to(String method, Object request);
    }

    static DynamoDbClient standIn(Answer answer) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> answer.to(method.getName(), arguments == null ? "" : arguments[0]));
    }

    private LocalDynamoDb() {}
}
