package dev.sawatch.aws;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/** Makes tables as the infrastructure module does. */
final class Tables {
    /** A new, empty table with expiry. */
    static String create(DynamoDbClient dynamoDb) {
        String name = createForThePast(dynamoDb);
        dynamoDb.updateTimeToLive(ttl -> ttl.tableName(name)
                .timeToLiveSpecification(TimeToLiveSpecification.builder()
                        .attributeName("expires")
                        .enabled(true)
                        .build()));
        return name;
    }

    /** A new, empty table without expiry, for events of long ago: it would delete their records behind the test's back. */
    static String createForThePast(DynamoDbClient dynamoDb) {
        String name = "sawatch-" + UUID.randomUUID();
        dynamoDb.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("subject"), text("kind"))
                .keySchema(key("subject", KeyType.HASH), key("kind", KeyType.RANGE)));
        return name;
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private Tables() {}
}
