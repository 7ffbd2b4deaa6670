package dev.sawatch.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local in this JVM. */
final class LocalDynamoDb {
    private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();

    static DynamoDbClient client() {
        return CLIENT;
    }

    private LocalDynamoDb() {}
}
