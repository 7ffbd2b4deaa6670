package dev.sawatch.aws;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.VersionedRecordExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * A record as an item of the table; {@link DynamoDbStateStore} says what is in it. Its schema is written out, so that a
 * cold start need not find it by reflection.
 */
record StateItem(
        String subject, String kind, String text, @Nullable Long version, long expires) {
    static final TableSchema<StateItem> SCHEMA = StaticImmutableTableSchema.builder(StateItem.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::build)
            .addAttribute(
                    String.class,
                    a -> a.name("subject")
                            .getter(StateItem::subject)
                            .setter((draft, value) -> draft.subject = value)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("kind")
                            .getter(StateItem::kind)
                            .setter((draft, value) -> draft.kind = value)
                            .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("text").getter(StateItem::text).setter((draft, value) -> draft.text = value))
            .addAttribute(
                    Long.class,
                    a -> a.name("version")
                            .getter(StateItem::version)
                            .setter((draft, value) -> draft.version = value)
                            .tags(VersionedRecordExtension.AttributeTags.versionAttribute()))
            .addAttribute(
                    Long.class,
                    a -> a.name("expires").getter(StateItem::expires).setter((draft, value) -> draft.expires = value))
            .build();

    static StateItem of(StateRecord record) {
        String version = record.version();
        return new StateItem(
                subject(record.key()),
                record.key().kind().label(),
                record.text(),
                version == null ? null : Long.valueOf(version),
                record.expires().getEpochSecond());
    }

    static Key key(StateKey key) {
        return key(subject(key), key.kind().label());
    }

    private static Key key(String subject, String kind) {
        return Key.builder().partitionValue(subject).sortValue(kind).build();
    }

    private static String subject(StateKey key) {
        return key.cluster() + " " + key.name();
    }

    Key key() {
        return key(subject, kind);
    }

    /** The version that DynamoDB gives this item when it takes it. */
    String nextVersion() {
        return String.valueOf(version == null ? 1 : version + 1);
    }

    StateRecord toRecord(StateKey key) {
        return new StateRecord(key, text, Instant.ofEpochSecond(expires), String.valueOf(version));
    }

    /** An item while it is being read. */
    static final class Draft {
        private String subject = "";
        private String kind = "";
        private String text = "";
        private @Nullable Long version;
        private long expires;

        private StateItem build() {
            return new StateItem(subject, kind, text, version, expires);
        }
    }
}
