package dev.sawatch.aws;

import dev.sawatch.testkit.terraform.Block;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/** Makes tables from the lines by which the infrastructure module makes its table. */
final class Tables {
    private static final TerraformModule MODULE = TerraformModule.of("aws");
    private static final Block TABLE = MODULE.resource("aws_dynamodb_table", "state");

    /** A new, empty table with expiry. */
    static String create(DynamoDbClient dynamoDb) {
        String name = createForThePast(dynamoDb);
        dynamoDb.updateTimeToLive(ttl -> ttl.tableName(name)
                .timeToLiveSpecification(TimeToLiveSpecification.builder()
                        .attributeName(value(TABLE.only("ttl"), "attribute_name"))
                        .enabled(Boolean.valueOf(value(TABLE.only("ttl"), "enabled")))
                        .build()));
        return name;
    }

    /** A new, empty table without expiry, for events of long ago: it would delete their records behind the test's back. */
    static String createForThePast(DynamoDbClient dynamoDb) {
        String name = "sawatch-" + UUID.randomUUID();
        dynamoDb.createTable(table -> table.tableName(name)
                .billingMode(value(TABLE, "billing_mode"))
                .attributeDefinitions(
                        TABLE.inner("attribute").stream().map(Tables::attribute).toList())
                .keySchema(key(value(TABLE, "hash_key"), KeyType.HASH), key(value(TABLE, "range_key"), KeyType.RANGE)));
        return name;
    }

    private static AttributeDefinition attribute(Block attribute) {
        return AttributeDefinition.builder()
                .attributeName(value(attribute, "name"))
                .attributeType(value(attribute, "type"))
                .build();
    }

    private static String value(Block block, String argument) {
        return MODULE.value(block.argument(argument), Map.of());
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private Tables() {}
}
