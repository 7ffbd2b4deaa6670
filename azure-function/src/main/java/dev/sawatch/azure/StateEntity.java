package dev.sawatch.azure;

import com.azure.data.tables.models.TableEntity;
import dev.sawatch.alert.Hash;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A record as an entity of the table; {@link TableStateStore} says what is in it. */
final class StateEntity {
    /** UTF-16 units of a key: 1 KiB (Azure Storage, "Understanding the Table service data model"). */
    static final int MAX_KEY = 512;

    /** Bytes of a property (the same page). */
    private static final int MAX_PROPERTY = 64 * 1024;

    private static final String TEXT = "text";
    static final String EXPIRES = "expires";
    private static final String ETAG = "odata.etag";
    private static final HexFormat HEX = HexFormat.of();

    static TableEntity of(StateRecord record) {
        TableEntity entity = new TableEntity(partition(record.key()), row(record.key()));
        byte[] text = record.text().getBytes(StandardCharsets.UTF_8);
        for (int from = 0, part = 0; from < text.length || part == 0; from += MAX_PROPERTY, part++) {
            entity.addProperty(name(part), Arrays.copyOfRange(text, from, Math.min(text.length, from + MAX_PROPERTY)));
        }
        entity.addProperty(EXPIRES, OffsetDateTime.ofInstant(record.expires(), ZoneOffset.UTC));
        if (record.version() != null) {
            entity.addProperty(ETAG, record.version());
        }
        return entity;
    }

    private static String name(int part) {
        return part == 0 ? TEXT : TEXT + part;
    }

    /** Bytes that an entity counts for (Azure Storage, "How your storage account is billed", tables). */
    static int size(TableEntity entity) {
        int size =
                4 + 2 * (entity.getPartitionKey().length() + entity.getRowKey().length());
        for (var property : entity.getProperties().entrySet()) {
            size += 8 + 2 * property.getKey().length();
            size += property.getValue() instanceof byte[] bytes ? 4 + bytes.length : 8;
        }
        return size;
    }

    static StateRecord toRecord(StateKey key, TableEntity entity) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int part = 0; entity.getProperty(name(part)) instanceof byte[] bytes; part++) {
            text.writeBytes(bytes);
        }
        if (!(entity.getProperty(EXPIRES) instanceof OffsetDateTime expires)) {
            throw new StateStoreException("a " + key.kind().label() + " record has no time of expiry");
        }
        return new StateRecord(key, text.toString(StandardCharsets.UTF_8), expires.toInstant(), entity.getETag());
    }

    static String partition(StateKey key) {
        String plain = encoded(key.cluster()) + ":" + encoded(key.name());
        if (plain.length() <= MAX_KEY) {
            return plain;
        }
        String hash = Hash.of(List.of(key.cluster(), key.name()));
        return plain.substring(0, MAX_KEY - hash.length() - 1) + ":" + hash;
    }

    static String row(StateKey key) {
        return key.kind().label();
    }

    /** Keys take no control characters, slashes, backslashes, # and ?; one rule for all that is not plain is easier to trust. */
    private static String encoded(String text) {
        StringBuilder key = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) b)) {
                key.append((char) b);
            } else {
                HEX.toHexDigits(key.append('~'), b);
            }
        }
        return key.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
    }

    private StateEntity() {}
}
